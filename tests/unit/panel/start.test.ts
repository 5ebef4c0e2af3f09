import "fake-indexeddb/auto";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createPanel, type Panel } from "@/utils/panel/panel";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { writeInbox } from "@/utils/store/inbox";
import { fakePixels } from "../../support/fake-pixels.ts";
import { panelServices } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";
import { storedPicture } from "../../support/stored-picture.ts";

const { pixels, hold } = fakePixels();
const whenIdle = vi.fn(() => new Promise<void>(() => undefined));
const onUnstored = vi.fn(() => () => undefined);
let panel: Panel;
let context: PanelContext;

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  vi.clearAllMocks();
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  context = createContext(panelServices({ pixels, whenIdle, onUnstored }));
  panel = createPanel(context.services, context);
  return () => vi.unstubAllGlobals();
});

it("loads what was not needed yet after the picture is there, not while it is waited for", async () => {
  const pictureId = await storedPicture("slow");
  await writeInbox(1, { jobId: "job", state: "ready", pictureId });
  const proxy = vi.spyOn(pixels, "proxy");
  const release = hold("slow");
  panel.start();
  await vi.waitFor(() => expect(proxy).toHaveBeenCalled());
  expect(whenIdle).not.toHaveBeenCalled();
  release();
  await vi.waitFor(() => expect(whenIdle).toHaveBeenCalled());
  expect(context.store.getState().picture).toBeDefined();
});

it("loads it where there is nothing to open, too", async () => {
  panel.start();
  await vi.waitFor(() => expect(whenIdle).toHaveBeenCalled());
});

it("follows everything once, however often it is started", () => {
  const stop = panel.start();
  panel.start();
  expect(onUnstored).toHaveBeenCalledTimes(1);
  stop();
  panel.start();
  expect(onUnstored).toHaveBeenCalledTimes(2);
});
