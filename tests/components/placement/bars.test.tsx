import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { CropBar } from "@/components/placement/CropBar";
import { ExtendBar } from "@/components/placement/ExtendBar";
import { PartsLine } from "@/components/placement/PartsLine";
import { PlacementLine } from "@/components/placement/PlacementLine";
import { WindowBar } from "@/components/placement/WindowBar";
import { appError } from "@/utils/core/app-error";
import { imagesAsked } from "@/utils/panel/send/images-asked";
import { newRun, type PanelState, type ShownResult } from "@/utils/panel/state/panel-state";
import { FIRST_RESULT_VIEW } from "@/utils/panel/state/result-view";
import { type FoundWindow, newSending, withPlan } from "@/utils/panel/state/sending";
import { anEdit } from "../../support/an-edit";
import { testPanel } from "../../support/fake-panel";
import { renderWithText } from "../../support/render";

const window = { x: 10, y: 20, width: 300, height: 300 };
const found = { window, sentSize: { width: 512, height: 512 }, paint: "inside" } as const;
const areas = [1, 2, 3].map(() => ({ box: window, others: [window, window] }));

/** A panel in which `found` would be sent, with two images asked for. */
function planned(found: FoundWindow, state: Partial<PanelState> = {}) {
  const ask = { prompt: "", references: [], options: { count: 2, size: "auto" } };
  const { panel } = testPanel({ ask, sending: withPlan(newSending(), found), ...state });
  return panel;
}

/** A panel that shows a result, and the way to show another in its place. */
function shownResult(result: ShownResult) {
  const run = (one: ShownResult) => {
    const results = [{ index: 0, blobId: "b", type: "image/png", byteLength: 1 }];
    return { ...newRun(anEdit({ state: "done", results })), results: [one] };
  };
  const { panel, context } = testPanel({ run: run(result), shown: FIRST_RESULT_VIEW });
  const showResult = (next: ShownResult) => context.store.setState({ run: run(next) });
  return { panel, showResult };
}

describe("choosing what is sent", () => {
  it("says how large it is, and begins a frame of one's own as the one that is there", async () => {
    const panel = planned(found);
    panel.toggleWindowBar();
    renderWithText(<WindowBar panel={panel} />);
    const choice = () => panel.store.getState().sending.choice;
    expect(screen.getByRole("status").textContent).toBe("300 × 300 px, sent as 512 × 512");
    await userEvent.click(screen.getByRole("button", { name: "My frame" }));
    expect(choice()).toEqual({ kind: "frame", rect: window });
    await userEvent.click(screen.getByRole("button", { name: "All of it" }));
    expect(choice()).toEqual({ kind: "whole" });
  });

  it("says what is amiss instead", () => {
    const panel = planned({ ...found, paint: "outside" });
    panel.toggleWindowBar();
    renderWithText(<WindowBar panel={panel} />, "zh_CN");
    expect(screen.getByRole("status").textContent).toBe("选框里没有涂抹的地方。");
  });
});

describe("parts that lie far apart", () => {
  it("are sent separately only when asked, and counted before they are paid for", async () => {
    const panel = planned({ ...found, areas });
    renderWithText(<PartsLine panel={panel} />);
    const { store } = panel;
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
    const panel = planned(found, { picture: { record } as never });
    const extend = vi.spyOn(panel, "extend").mockResolvedValue();
    panel.openExtendBar();
    renderWithText(<ExtendBar panel={panel} />);
    expect(screen.getByRole("button", { name: "Apply" })).toHaveProperty("disabled", true);
    await userEvent.type(screen.getByRole("spinbutton", { name: "Left" }), "25");
    await userEvent.type(screen.getByRole("spinbutton", { name: "Bottom" }), "10");
    expect(screen.getByRole("status").textContent).toBe("New size: 125 × 90");
    await userEvent.clear(screen.getByRole("spinbutton", { name: "Bottom" }));
    await userEvent.click(screen.getByRole("button", { name: "Apply" }));
    expect(extend).toHaveBeenCalledWith({ left: 25, top: 0, right: 0, bottom: 0 });
  });

  it("continues the edge on this device, at most by what the picture measures", async () => {
    const panel = planned(found, { picture: { record } as never });
    const onward = vi.spyOn(panel, "continueEdge").mockResolvedValue();
    panel.openExtendBar();
    renderWithText(<ExtendBar panel={panel} />);
    const button = screen.getByRole("button", { name: "Continue the edge" });
    expect(button).toHaveProperty("disabled", true);
    const top = screen.getByRole("spinbutton", { name: "Top" });
    await userEvent.type(top, "81");
    expect(button).toHaveProperty("disabled", true);
    expect(screen.getByRole("status").textContent).toContain("at most the picture’s own width");
    await userEvent.type(top, "{Backspace}");
    await userEvent.click(button);
    expect(onward).toHaveBeenCalledExactlyOnceWith({ left: 0, top: 8, right: 0, bottom: 0 });
  });

  it.each([
    [true, "continueEdge"],
    [false, "extend"],
  ] as const)(
    "Enter does what suits where it is worked (on this device: %s)",
    async (isHere, way) => {
      const { server } = planned(found).store.getState();
      const panel = planned(found, {
        picture: { record } as never,
        server: { ...server, isDeviceWanted: isHere },
      });
      const calls = vi.spyOn(panel, way).mockResolvedValue();
      panel.openExtendBar();
      renderWithText(<ExtendBar panel={panel} />);
      await userEvent.type(screen.getByRole("spinbutton", { name: "Left" }), "5{Enter}");
      expect(calls).toHaveBeenCalledOnce();
    },
  );
});

describe("cropping a picture", () => {
  const record = { size: { width: 100, height: 80 } };

  it("offers shapes, says the new size, and does nothing where all would stay", async () => {
    const panel = planned(found, { picture: { record } as never });
    const crop = vi.spyOn(panel, "applyCrop").mockResolvedValue();
    panel.openCropBar();
    renderWithText(<CropBar panel={panel} />);
    const apply = screen.getByRole("button", { name: "Apply" });
    expect(apply).toHaveProperty("disabled", true);
    await userEvent.click(screen.getByRole("button", { name: "1:1" }));
    expect(screen.getByRole("status").textContent).toBe("New size: 80 × 80");
    await userEvent.click(apply);
    expect(crop).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole("button", { name: "Do not crop" }));
    expect(screen.queryByTestId("crop-bar")).toBeNull();
  });
});

describe("adjusting a result", () => {
  it("says what was done, and offers everything by name", async () => {
    const placement = { report: { featherPx: 9.4, drift: 40 }, choice: { growthPx: 3 } };
    const result = { index: 0, bitmap: {} as ImageBitmap, placement };
    const { panel } = shownResult(result);
    const adjust = vi.spyOn(panel, "adjustPlacement");
    renderWithText(<PlacementLine panel={panel} />);
    expect(screen.getByRole("status").textContent).toMatch(/left out/);
    await userEvent.click(screen.getByRole("button", { name: "Adjust", expanded: false }));
    expect(screen.getByRole("slider", { name: /Soft edge/ })).toHaveProperty("value", "9");
    expect(screen.getByRole("slider", { name: /Blend further/ })).toHaveProperty("value", "3");
    await userEvent.click(screen.getByRole("checkbox", { name: "Match the colours" }));
    expect(adjust).toHaveBeenCalledWith({ matchColour: false });
  });

  it("is not offered for the original, nor for a result that could not be read", () => {
    const { panel } = shownResult({ index: 0, error: appError("result_undecodable") });
    renderWithText(<PlacementLine panel={panel} />);
    expect(screen.queryByRole("button", { name: "Adjust" })).toBeNull();
    act(() => panel.choose(-1));
    expect(screen.queryByRole("button", { name: "Adjust" })).toBeNull();
  });

  it("waits for the picture itself: what is shown before is a sketch", () => {
    const bitmap = { close: () => undefined } as ImageBitmap;
    const { panel, showResult } = shownResult({ index: 0 });
    renderWithText(<PlacementLine panel={panel} />);
    const button = screen.getByRole("button", { name: "Adjust" });
    expect(button).toHaveProperty("disabled", true);
    act(() => showResult({ index: 0, bitmap, isSketch: true }));
    expect(button).toHaveProperty("disabled", true);
    act(() => showResult({ index: 0, bitmap }));
    expect(button).toHaveProperty("disabled", false);
  });
});

describe("a result that was sent smaller than it is in the picture", () => {
  function softness(width: number, height: number): string | null {
    const { panel, context } = testPanel({ shown: FIRST_RESULT_VIEW });
    const edit = anEdit({
      state: "done",
      window: { x: 0, y: 0, width, height },
      sentSize: { width: 1000, height: 1000 },
    });
    context.store.setState({ run: { ...newRun(edit), results: [{ index: 0 }] } });
    const { container } = renderWithText(<PlacementLine panel={panel} />);
    return container.querySelector('[data-note="soft"]')?.textContent ?? null;
  }

  it("says that it is softer, by how much, and what would help", () => {
    expect(softness(2700, 2700)).toContain("2.7");
  });

  it("goes by the side that was made smaller most", () => {
    expect(softness(1400, 1600)).toContain("1.6");
  });

  it.each([
    [1500, 1500],
    [800, 800],
  ])("says nothing where that does not show: %i px", (width, height) => {
    expect(softness(width, height)).toBeNull();
  });
});
