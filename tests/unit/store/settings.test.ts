import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readSettings, saveSettings, watchSettings } from "@/utils/store/settings";

beforeEach(() => fakeBrowser.reset());

const FIRST_DAY = {
  tool: "brush",
  overlayColour: "auto",
  usesPressure: false,
  tolerance: 20,
  isContiguous: true,
  snapsToEdges: true,
  hasCircled: false,
  atOnce: 2,
  notifies: false,
  writesDetails: false,
  theme: "system",
  language: "browser",
};

describe("settings", () => {
  it("are complete on the first day, but for a brush size that follows the panel", async () => {
    expect(await readSettings()).toEqual(FIRST_DAY);
  });

  it("remember what is saved and leave the rest alone", async () => {
    await saveSettings({ tool: "lasso", brushSize: 31 });
    await saveSettings({ tolerance: 5 });
    expect(await readSettings()).toEqual({
      ...FIRST_DAY,
      tool: "lasso",
      brushSize: 31,
      tolerance: 5,
    });
  });

  it("lose only the one that cannot be read", async () => {
    await saveSettings({ usesPressure: true, tool: "wand" });
    await fakeBrowser.storage.local.set({
      "setting:tool": 7,
      "setting:brushSize": -4,
      "setting:overlayColour": "red; background: url(x)",
    });
    expect(await readSettings()).toEqual({ ...FIRST_DAY, usesPressure: true });
  });

  it("tell of changes made in another page", async () => {
    const changed = vi.fn();
    const stop = watchSettings(changed);
    await saveSettings({ overlayColour: "#00a8ff" });
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
    expect(changed).toHaveBeenCalledWith({ ...FIRST_DAY, overlayColour: "#00a8ff" });
    stop();
    await saveSettings({ tool: "eraser" });
    expect(changed).toHaveBeenCalledOnce();
  });
});
