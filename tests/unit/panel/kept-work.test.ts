import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ok } from "@/utils/core/result";
import { openPicture } from "@/utils/panel/open/open-picture";
import { restoreDraft } from "@/utils/panel/open/restore-draft";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart, type OpenPicture } from "@/utils/panel/state/panel-state";
import { saveWork } from "@/utils/panel/state/save-work";
import { newestDraft, readDraftOf, saveDraft } from "@/utils/store/drafts";
import { saveNewEdit } from "@/utils/store/new-edits";
import { anEdit } from "../../support/an-edit";
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
      const found = await readDraftOf(pictureId, { windowId, pageId: "later" });
      const draft = found.ok ? found.value?.draft : undefined;
      return [draft?.prompt, draft?.mask.position];
    };
    expect([await kept(1), await kept(2)]).toEqual([
      ["a red hat", 1],
      ["a green scarf", 0],
    ]);
  });
});

describe("a panel and a tab of one window on one picture", () => {
  it("lose nothing to each other: the work of both is there when either is opened again", async () => {
    const pictureId = await storedPicture("a");
    const [panelPage, tab] = [openingPanel(1), openingPanel(1)];
    await open(panelPage.context, pictureId);
    await open(tab.context, pictureId);
    panelPage.context.editor.push(stroke);
    panelPage.panel.setPrompt("painted in the panel");
    tab.panel.setPrompt("written in the tab");
    await saveWork(panelPage.context);
    await saveWork(tab.context);

    const later = openingPanel(1);
    await open(later.context, pictureId);
    const { ask, unsent } = later.context.store.getState();
    expect([ask.prompt, ...unsent.map(({ prompt }) => prompt)].toSorted()).toEqual([
      "painted in the panel",
      "written in the tab",
    ]);
    const strokes = [later.context.editor.getState(), ...unsent].map(({ mask }) => mask.position);
    expect(strokes.toSorted()).toEqual([0, 1]);

    // What was taken over is kept once, with the page that has it now.
    await saveWork(later.context);
    const found = await readDraftOf(pictureId, { windowId: 1, pageId: "even later" });
    expect(found).toMatchObject({ value: { others: [] } });
  });

  it("set nothing aside that was sent", async () => {
    const pictureId = await storedPicture("a");
    const sent = anEdit({ pictureId, prompt: "was sent", state: "done" });
    await saveNewEdit(sent, { image: new Blob(["i"]) }, undefined);
    const draft = { pictureId, mask: sent.mask, options: sent.options, savedAt: 1 };
    await saveDraft(
      { ...draft, prompt: "was sent", editId: sent.id },
      { windowId: 1, pageId: "tab" },
    );
    await saveDraft({ ...draft, prompt: "was not", savedAt: 2 }, { windowId: 1, pageId: "panel" });
    const later = openingPanel(1);
    await open(later.context, pictureId);
    expect(later.context.store.getState()).toMatchObject({
      ask: { prompt: "was not" },
      unsent: [],
    });
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
