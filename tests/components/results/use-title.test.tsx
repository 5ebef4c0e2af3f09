import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useTitle } from "@/components/results/use-title";
import { entryOf } from "@/utils/core/history/entry";
import { anEdit } from "../../support/an-edit.ts";
import { renderWithText } from "../../support/render";

function Title({ edit }: { readonly edit: ReturnType<typeof anEdit> }) {
  return <p>{useTitle()(entryOf(edit, undefined))}</p>;
}

describe("an edit in a list", () => {
  it.each([
    ["a red hat", { prompt: "a red hat", host: "relay.example" }],
    ["Removed on this device", { prompt: "", host: "", maskWay: "patch" }],
    ["Continued on this device", { prompt: "", host: "", maskWay: "continued" }],
  ] as const)("is called %s", (title, edit) => {
    renderWithText(<Title edit={anEdit(edit)} />);
    expect(screen.getByText(title)).toBeDefined();
  });
});
