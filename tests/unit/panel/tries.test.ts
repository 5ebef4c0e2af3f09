import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openLatest } from "@/utils/panel/open/follow-arrivals";
import { saveDraft } from "@/utils/store/drafts";
import { writeInbox } from "@/utils/store/inbox";
import { anEdit } from "../../support/an-edit.ts";
import { type OpeningPanel, openingPanel } from "../../support/fake-panel.ts";
import { clearRecords } from "../../support/records.ts";
import { storedPicture } from "../../support/stored-picture.ts";

const WINDOW = 1;
const { mask, options } = anEdit();
let leave: (() => void)[];

/** Opens a panel that is ended while it decodes `text`. */
async function dieOn(text: string): Promise<void> {
  const { fake, context } = openingPanel(WINDOW);
  const proxy = vi.spyOn(fake.pixels, "proxy");
  fake.hold(text);
  void openLatest(context);
  await vi.waitFor(() => expect(proxy).toHaveBeenCalled());
}

const arrivalOf = ({ context }: OpeningPanel) => context.store.getState().arrival;
const openIn = ({ context }: OpeningPanel) => context.store.getState().picture;

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  leave = [];
  vi.stubGlobal("addEventListener", (_: string, heard: () => void) => leave.push(heard));
  vi.stubGlobal("removeEventListener", () => undefined);
  return () => vi.unstubAllGlobals();
});

describe.each([
  [
    "a captured picture",
    async (pictureId: string) => writeInbox(WINDOW, { jobId: "job", state: "ready", pictureId }),
  ],
  [
    "what was open last",
    async (pictureId: string) =>
      void (await saveDraft(
        { pictureId, mask, options, prompt: "", savedAt: 1 },
        { windowId: WINDOW, pageId: "a" },
      )),
  ],
])("%s that ends the panel", (_, leaveBehind) => {
  beforeEach(async () => leaveBehind(await storedPicture("deadly")));

  it("is tried a second time, and after that asked about instead", async () => {
    await dieOn("deadly");
    await dieOn("deadly");
    const third = openingPanel(WINDOW);
    await openLatest(third.context);
    expect(openIn(third)).toBeUndefined();
    expect(arrivalOf(third)).toMatchObject({ state: "failed", error: { code: "drawn_in_vain" } });
    expect(third.fake.bitmaps).toEqual([]);
  });

  it("is drawn again on the person's word", async () => {
    await dieOn("deadly");
    await dieOn("deadly");
    const third = openingPanel(WINDOW);
    await openLatest(third.context);
    await third.panel.drawAgain();
    expect(openIn(third)).toBeDefined();
    expect(arrivalOf(third)).toEqual({ state: "none" });
  });

  it("gives way to the beginning, where the person wants to open something else", async () => {
    await dieOn("deadly");
    await dieOn("deadly");
    const third = openingPanel(WINDOW);
    await openLatest(third.context);
    await third.panel.leaveUndrawn();
    expect(arrivalOf(third)).toEqual({ state: "none" });
    expect(openIn(third)).toBeUndefined();
  });

  it("is not counted where the person closed the panel", async () => {
    for (const _time of [1, 2, 3]) {
      await dieOn("deadly");
      for (const hear of leave.splice(0)) hear();
      await vi.waitFor(async () =>
        expect(await fakeBrowser.storage.session.get()).not.toHaveProperty(`tried:${WINDOW}`),
      );
    }
    const next = openingPanel(WINDOW);
    await openLatest(next.context);
    expect(openIn(next)).toBeDefined();
  });
});
