import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { TextArea } from "@/components/ui/TextArea";
import { TextInput } from "@/components/ui/TextInput";
import { TextProvider, useText } from "@/components/ui/text";

/** A sentence of ours with somebody's words in it. */
function Said({ prompt }: { readonly prompt: string }) {
  const { t } = useText();
  return <p>{t("unsent_prompt", { prompt })}</p>;
}

function said(prompt: string): string {
  const translate = (_key: string, params?: unknown) =>
    `[${(params as { prompt: string }).prompt}].`;
  const { container } = render(
    <TextProvider translate={translate} locale="en">
      <Said prompt={prompt} />
    </TextProvider>,
  );
  return container.textContent ?? "";
}

describe("people's words", () => {
  it.each([
    ["Arabic", "قطة"],
    ["Hebrew", "חתול אדום"],
    ["with a mark that turns the direction", "cat\u202egpj.exe"],
  ])("keep their direction to themselves in a sentence: %s", (_name, words) => {
    expect(said(words)).toBe(`[\u2068${words}\u2069].`);
  });

  it.each(["a red hat", "一顶红帽子", "https://a.test/?q=1"])(
    "are left alone where they turn nothing: %s",
    (words) => {
      expect(said(words)).toBe(`[${words}].`);
    },
  );

  it("are written in the direction of their first letter", () => {
    render(
      <>
        <TextInput aria-label="one" />
        <TextArea aria-label="two" value="" onChange={() => undefined} />
      </>,
    );
    for (const name of ["one", "two"]) expect(screen.getByLabelText(name).dir).toBe("auto");
  });
});
