import { act, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { Spending } from "@/components/prompt/Spending";
import { ok } from "@/utils/core/result";
import type { Balance } from "@/utils/core/server/balance";
import type { Profile } from "@/utils/core/server/profile";
import { changePart } from "@/utils/panel/state/panel-state";
import { testPanel } from "../../support/fake-panel";
import { profileWith } from "../../support/profile";
import { renderWithText } from "../../support/render";

const readBalance = vi.fn(async () =>
  ok<Balance | null>({ kind: "limited", remaining: 17.25, limit: 20 }),
);

function show(hasKey = true, capability: Profile["capability"] = {}) {
  const { panel, context } = testPanel();
  changePart(context.store, "server", (server) => ({
    ...server,
    hasKey,
    profile: profileWith({ name: "Mine", capability }),
  }));
  renderWithText(<Spending panel={{ ...panel, readBalance }} />);
  return (count: number) => act(() => panel.setOptions({ count }));
}

it("says what the server has left, where it tells", async () => {
  show();
  const left = await screen.findByText("17.25 left");
  expect(left.title).toBe("Mine: 17.25 left");
});

it("has a word for more than four images, each of which is charged", async () => {
  const ask = show();
  ask(4);
  expect(screen.queryByText(/each is charged/)).toBeNull();
  ask(5);
  await screen.findByText("5 images: each is charged · 17.25 left");
});

it("says how many requests are made where each makes fewer than are asked for", async () => {
  const ask = show(true, { perRequest: 1 });
  ask(1);
  expect(screen.queryByText(/requests/)).toBeNull();
  ask(3);
  await screen.findByText("3 requests: each is charged · 17.25 left");
});

it("asks nothing of a server that cannot be used", () => {
  readBalance.mockClear();
  show(false);
  expect(readBalance).not.toHaveBeenCalled();
  expect(screen.queryByTestId("spending")).toBeNull();
});
