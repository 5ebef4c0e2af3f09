import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { rememberSettings } from "@/utils/panel/remember-settings";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { readSettings } from "@/utils/store/settings";
import { panelServices } from "../../support/panel-services.ts";

let context: PanelContext;
let stop: () => void;

const refuse = () =>
  vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("QUOTA_BYTES quota"));
const problem = () => context.store.getState().problem?.code;

/** Makes the brush another size and waits until that was to be stored. */
async function changeBrush(px: number): Promise<void> {
  context.editor.setBrushSize(px);
  await vi.advanceTimersByTimeAsync(1000);
}

beforeEach(async () => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  context = createContext(panelServices());
  stop = rememberSettings(context);
  await vi.advanceTimersByTimeAsync(0);
});

afterEach(() => {
  stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it("keeps the brush for the next panel", async () => {
  await changeBrush(77);
  expect((await readSettings()).brushSize).toBe(77);
  expect(problem()).toBeUndefined();
});

it("says once that the brush cannot be stored, and again only after it could", async () => {
  const refused = refuse();
  await changeBrush(60);
  expect(problem()).toBe("storage_full");
  context.store.setState({ problem: undefined });
  await changeBrush(61);
  expect(problem()).toBeUndefined();
  refused.mockRestore();
  await changeBrush(62);
  refuse();
  await changeBrush(63);
  expect(problem()).toBe("storage_full");
});
