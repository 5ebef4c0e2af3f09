import "fake-indexeddb/auto";
import { expect, it, vi } from "vitest";
import { createContext } from "@/utils/panel/state/panel-context";
import { panelServices } from "../../support/panel-services.ts";

/** A panel whose code that comes later cannot be loaded, or not yet. */
async function panelWith(load: () => Promise<never>) {
  vi.resetModules();
  vi.doMock("@/utils/panel/later/pressed", load);
  const { createPanel } = await import("@/utils/panel/panel");
  const context = createContext(panelServices());
  return { context, panel: createPanel(context.services, context) };
}

it("says so where there is code that cannot be loaded any more, and does not leave it at that", async () => {
  const { panel } = await panelWith(() => Promise.reject(new Error("gone")));
  panel.reusePrompt("words");
  await expect
    .poll(() => panel.store.getState().arrival)
    .toMatchObject({ state: "failed", error: { code: "part_not_loaded" } });
  expect(await panel.reusePaint("1")).toMatchObject({ error: { code: "part_not_loaded" } });
});

it("opens what was asked for last, also where what was pressed before must be loaded", async () => {
  const load = Promise.withResolvers<never>();
  const { panel } = await panelWith(() => load.promise);
  void panel.openPrevious();
  const before = panel.store.getState();
  void panel.openFiles([new File(["x"], "x.png", { type: "image/png" })], "file");
  // It waits for its turn: what was pressed before would take the picture from it.
  expect(panel.store.getState()).toBe(before);
  load.reject(new Error("gone"));
  await expect.poll(() => panel.store.getState().arrival.state).not.toBe("none");
});
