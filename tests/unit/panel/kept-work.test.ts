import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ok } from "@/utils/core/result";
import { openPicture } from "@/utils/panel/open/open-picture";
import { restoreDraft } from "@/utils/panel/open/restore-draft";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart, type OpenPicture } from "@/utils/panel/state/panel-state";
import { saveWork } from "@/utils/panel/state/save-work";
import { newestDraft, readDraftOf } from "@/utils/store/drafts";
import { openingPanel, testPanel } from "../../support/fake-panel.ts";
import { profileWith } from "../../support/profile.ts";
import { clearRecords } from "../../support/records.ts";
import { storedPicture } from "../../support/stored-picture.ts";

const stroke = { kind: "all" } as const;

async function open(context: PanelContext, pictureId: string): Promise<void> {
  await openPicture(context, { pictureId, signal: context.opening.next(), comes: {} });
}

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
});

afterEach(() => vi.restoreAllMocks());

describe("two windows on one picture", () => {
  it("keep what was painted and written in each of them", async () => {
    const pictureId = await storedPicture("a");
    const [one, two] = [openingPanel(1), openingPanel(2)];
    for (const { context } of [one, two]) await open(context, pictureId);
    one.panel.setPrompt("a red hat");
    one.context.editor.push(stroke);
    two.panel.setPrompt("a green scarf");
    await saveWork(one.context);
    await saveWork(two.context);
    const kept = async (windowId: number) => {
      const draft = await readDraftOf(pictureId, windowId);
      return draft.ok && [draft.value?.prompt, draft.value?.mask.position];
    };
    expect([await kept(1), await kept(2)]).toEqual([
      ["a red hat", 1],
      ["a green scarf", 0],
    ]);
  });
});

describe("a picture that is closed", () => {
  it("keeps its work, can be opened again with it, and is not opened by itself", async () => {
    const pictureId = await storedPicture("a");
    const { context, panel } = openingPanel(1);
    await open(context, pictureId);
    panel.setPrompt("a red hat");
    context.editor.push(stroke);
    await panel.closePicture();
    expect(context.store.getState()).toMatchObject({ picture: undefined, ask: { prompt: "" } });

    const later = openingPanel(1);
    await restoreDraft(later.context, later.context.opening.next());
    expect(later.context.store.getState().picture).toBeUndefined();

    await panel.openPrevious();
    expect(context.store.getState()).toMatchObject({
      picture: { record: { id: pictureId } },
      ask: { prompt: "a red hat" },
    });
    expect(context.editor.getState().mask.position).toBe(1);
  });
});

describe("work that the disk does not take", () => {
  const refuse = () =>
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("Failed to write blobs (IOError)", "DataError");
    });

  it("is said to be unkept, and not any more once it is taken", async () => {
    const { context } = openingPanel(1);
    await open(context, await storedPicture("a"));
    const disk = refuse();
    await saveWork(context);
    expect(context.store.getState().unkept?.code).toBe("storage_full");
    disk.mockRestore();
    await saveWork(context);
    expect(context.store.getState().unkept).toBeUndefined();
  });

  it("is said once, however often it is tried again", async () => {
    const { context } = openingPanel(1);
    await open(context, await storedPicture("a"));
    refuse();
    await saveWork(context);
    const changed = vi.fn();
    context.store.subscribe(changed);
    await saveWork(context);
    expect(changed).not.toHaveBeenCalled();
  });
});

describe("generating", () => {
  it("has the last words in the draft before the edit is on the disk", async () => {
    const { context, panel } = openingPanel(1);
    const atQueueing: (string | undefined)[] = [];
    const { pixels } = context.services;
    const box = { x: 0, y: 0, width: 8, height: 8 };
    Object.assign(pixels, {
      bounds: async () => ok({ box, parts: [] }),
      prepare: async () => ok({ image: new Blob(["image"]) }),
      thumbnail: async () => ok(new Blob(["thumb"])),
    });
    await open(context, await storedPicture("a"));
    context.editor.push(stroke);
    const profile = profileWith();
    changePart(context.store, "server", (server) => ({ ...server, profile, hasKey: true }));
    panel.setPrompt("the words typed last");
    const put = IDBObjectStore.prototype.put;
    let draft: string | undefined;
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
      key?: IDBValidKey,
    ) {
      if (String(key).startsWith("draft:")) {
        const { prompt } = value as { prompt: string };
        this.transaction.addEventListener("complete", () => {
          draft = prompt;
        });
      }
      if (String(key).startsWith("edit:")) atQueueing.push(draft);
      return put.call(this, value, key);
    });
    await panel.generate();
    expect(context.store.getState().problem).toBeUndefined();
    expect(atQueueing).toEqual(["the words typed last"]);
    expect((await newestDraft(1)).ok).toBe(true);
  });
});

describe("a panel whose store cannot be relied on", () => {
  it("saves every result that is shown, or else the picture", () => {
    const saved: string[] = [];
    const { context, panel } = testPanel({}, { saveFile: (_file, name) => saved.push(name) });
    panel.saveOpen();
    const picture = {
      record: { id: "p", type: "image/jpeg", provenance: { way: "file", fileName: "cat.jpg" } },
      bytes: new Blob(["x"], { type: "image/jpeg" }),
      bitmap: { close: () => undefined },
    } as unknown as OpenPicture;
    context.store.setState({ picture });
    panel.saveOpen();
    const placed = new Blob(["result"]);
    const results = [{ index: 0, placed }, { index: 1 }, { index: 2, placed }];
    context.store.setState({ run: { edit: {} as never, preview: undefined, results } });
    panel.saveOpen();
    expect(saved).toEqual(["cat-redraw.jpg", "cat-redraw.png", "cat-redraw-3.png"]);
  });
});
