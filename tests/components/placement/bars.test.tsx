import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ExtendBar } from "@/components/placement/ExtendBar";
import { PartsLine } from "@/components/placement/PartsLine";
import { PlacementLine } from "@/components/placement/PlacementLine";
import { WindowBar } from "@/components/placement/WindowBar";
import { appError } from "@/utils/core/app-error";
import { NO_EXTENSION } from "@/utils/core/window/extend";
import type { Panel } from "@/utils/panel/panel";
import { createPanelStore } from "@/utils/panel/panel-state";
import { imagesAsked } from "@/utils/panel/send/images-asked";
import { renderWithText } from "../../support/render";

const window = { x: 10, y: 20, width: 300, height: 300 };
const planned = { window, sentSize: { width: 512, height: 512 }, paint: "inside" } as const;
const parts = [1, 2, 3].map(() => ({ box: window, others: [window, window] }));

/** As much of a panel as the bars need. */
function aPanel() {
  const store = createPanelStore();
  const extend = vi.fn(async () => undefined);
  const adjust = vi.fn();
  const setMaskShown = vi.fn();
  const panel = {
    store,
    extend,
    setExtending: (extending: typeof NO_EXTENSION | undefined) => store.setState({ extending }),
    adjuster: { adjust, reset: vi.fn() },
    editor: { setMaskShown },
  } as unknown as Panel;
  return { panel, store, extend, adjust };
}

describe("choosing what is sent", () => {
  it("says how large it is, and begins a frame of one's own as the one that is there", async () => {
    const { panel, store } = aPanel();
    store.setState({ isWindowOpen: true, planned });
    renderWithText(<WindowBar panel={panel} />);
    expect(screen.getByRole("status").textContent).toBe("300 × 300 px, sent as 512 × 512");
    await userEvent.click(screen.getByRole("button", { name: "My frame" }));
    expect(store.getState().windowChoice).toEqual({ kind: "frame", rect: window });
    await userEvent.click(screen.getByRole("button", { name: "All of it" }));
    expect(store.getState().windowChoice).toEqual({ kind: "whole" });
  });

  it("says what is amiss instead", () => {
    const { panel, store } = aPanel();
    store.setState({ isWindowOpen: true, planned: { ...planned, paint: "outside" } });
    renderWithText(<WindowBar panel={panel} />, "zh_CN");
    expect(screen.getByRole("status").textContent).toBe("选框里没有涂抹的地方。");
  });
});

describe("parts that lie far apart", () => {
  it("are sent separately only when asked, and counted before they are paid for", async () => {
    const { panel, store } = aPanel();
    store.setState({ planned: { ...planned, parts }, options: { count: 2, size: "auto" } });
    renderWithText(<PartsLine panel={panel} />);
    expect(imagesAsked(store.getState())).toBe(2);
    await userEvent.click(screen.getByRole("button", { name: "Send separately" }));
    expect(imagesAsked(store.getState())).toBe(6);
    expect(screen.getByRole("status").textContent).toBe("Sent one by one: 3 requests.");
    await userEvent.click(screen.getByRole("button", { name: "Send together" }));
    expect(imagesAsked(store.getState())).toBe(2);
  });
});

describe("extending a picture", () => {
  const record = { size: { width: 100, height: 80 } };

  it("takes numbers for each side and says the new size", async () => {
    const { panel, store, extend } = aPanel();
    store.setState({ picture: { record } as never, extending: NO_EXTENSION });
    renderWithText(<ExtendBar panel={panel} />);
    expect(screen.getByRole("button", { name: "Apply" })).toHaveProperty("disabled", true);
    await userEvent.type(screen.getByRole("spinbutton", { name: "Left" }), "25");
    await userEvent.type(screen.getByRole("spinbutton", { name: "Bottom" }), "10");
    expect(screen.getByRole("status").textContent).toBe("New size: 125 × 90");
    await userEvent.clear(screen.getByRole("spinbutton", { name: "Bottom" }));
    await userEvent.click(screen.getByRole("button", { name: "Apply" }));
    expect(extend).toHaveBeenCalledWith({ left: 25, top: 0, right: 0, bottom: 0 });
  });
});

describe("adjusting a result", () => {
  it("says what was done, and offers everything by name", async () => {
    const { panel, store, adjust } = aPanel();
    const placement = { report: { featherPx: 9.4, drift: 40 }, choice: { growthPx: 3 } };
    const result = { index: 0, bitmap: {} as ImageBitmap, placement };
    store.setState({ results: [result], chosen: 0 });
    renderWithText(<PlacementLine panel={panel} />);
    expect(screen.getByRole("status").textContent).toMatch(/left out/);
    await userEvent.click(screen.getByRole("button", { name: "Adjust", expanded: false }));
    expect(screen.getByRole("slider", { name: /Soft edge/ })).toHaveProperty("value", "9");
    expect(screen.getByRole("slider", { name: /Blend further/ })).toHaveProperty("value", "3");
    await userEvent.click(screen.getByRole("checkbox", { name: "Match the colours" }));
    expect(adjust).toHaveBeenCalledWith({ matchColour: false });
  });

  it("is not offered for the original, nor for a result that could not be read", () => {
    const { panel, store } = aPanel();
    store.setState({ results: [{ index: 0, error: appError("result_undecodable") }], chosen: 0 });
    renderWithText(<PlacementLine panel={panel} />);
    expect(screen.queryByRole("button", { name: "Adjust" })).toBeNull();
    act(() => store.setState({ chosen: -1 }));
    expect(screen.queryByRole("button", { name: "Adjust" })).toBeNull();
  });

  it("waits for the picture itself: what is shown before is a sketch", () => {
    const { panel, store } = aPanel();
    const bitmap = {} as ImageBitmap;
    store.setState({ results: [{ index: 0 }], chosen: 0 });
    renderWithText(<PlacementLine panel={panel} />);
    const button = screen.getByRole("button", { name: "Adjust" });
    expect(button).toHaveProperty("disabled", true);
    act(() => store.setState({ results: [{ index: 0, bitmap, isSketch: true }] }));
    expect(button).toHaveProperty("disabled", true);
    act(() => store.setState({ results: [{ index: 0, bitmap }] }));
    expect(button).toHaveProperty("disabled", false);
  });
});
