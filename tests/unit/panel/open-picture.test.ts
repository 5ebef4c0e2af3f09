import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Edit } from "@/utils/core/edit/edit";
import { EMPTY_MASK } from "@/utils/core/mask/history";
import { couldBeReference } from "@/utils/panel/open/change-to-reference";
import { keepDraft } from "@/utils/panel/open/keep-draft";
import { openPicture } from "@/utils/panel/open/open-picture";
import type { OpenedWith } from "@/utils/panel/open/opened-with";
import { restoreDraft } from "@/utils/panel/open/restore-draft";
import type { Panel } from "@/utils/panel/panel";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { changePart, changeRun } from "@/utils/panel/state/panel-state";
import { FIRST_RESULT_VIEW } from "@/utils/panel/state/result-view";
import { draftOf } from "@/utils/panel/state/work";
import { newestDraft, saveDraft } from "@/utils/store/drafts";
import { saveNewEdit } from "@/utils/store/new-edits";
import { anEdit } from "../../support/an-edit.ts";
import { openingPanel } from "../../support/fake-panel.ts";
import type { FakeBitmap, FakePixels } from "../../support/fake-pixels.ts";
import { panelServices } from "../../support/panel-services.ts";
import { profileWith } from "../../support/profile.ts";
import { clearRecords } from "../../support/records.ts";
import { storedPicture } from "../../support/stored-picture.ts";

let fake: FakePixels;
let context: PanelContext;
let panel: Panel;

/** Stores an edit of a picture with this text. */
async function storedEdit(id: string, text: string, change: Partial<Edit> = {}): Promise<void> {
  const edit = anEdit({ id, pictureId: await storedPicture(text), state: "failed", ...change });
  await saveNewEdit(edit, { image: new Blob(["image"]) }, undefined);
}

/** The text of the picture that is open. */
const openNow = () => (context.store.getState().picture?.bitmap as FakeBitmap | undefined)?.name;

/** Opens an edit of the picture `first`, with a result that can be gone on from. */
async function openFirst(): Promise<void> {
  await panel.openEdit("first");
  changeRun(context.store, () => ({ results: [{ index: 0, placed: new Blob(["result"]) }] }));
  context.store.setState({ shown: FIRST_RESULT_VIEW });
}

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  ({ fake, context, panel } = openingPanel());
  await storedEdit("first", "picture 1");
  await storedEdit("slow", "slow");
  await storedEdit("other", "picture 2");
  await openFirst();
});

describe("of two pictures that are opened at once", () => {
  it.each([
    ["an edit of the history", "slow", () => panel.openEdit("slow")],
    ["all of an earlier edit", "slow", () => panel.reuseAll("slow")],
    ["a result to go on from", "result", () => panel.continueFromResult()],
    [
      "an extended picture",
      "extended",
      () => panel.extend({ left: 8, top: 0, right: 0, bottom: 0 }),
    ],
    [
      "a cropped picture",
      "cropped",
      () => {
        panel.openCropBar();
        panel.placeCrop({ x: 0, y: 0, width: 4, height: 4 });
        return panel.applyCrop();
      },
    ],
  ])("the one asked for last is shown, and the other closed: %s", async (_, text, openSlowly) => {
    const release = fake.hold(text);
    const opening = openSlowly();
    await panel.openEdit("other");
    release();
    await opening;
    expect(openNow()).toBe("picture 2");
    const overtaken = fake.bitmaps.filter(({ name }) => name === text);
    expect(overtaken.map(({ isClosed }) => isClosed)).toEqual(overtaken.map(() => true));
    expect(context.store.getState().problem).toBeUndefined();
  });

  it("says nothing of one that failed and is not wanted any more", async () => {
    const opening = panel.openEdit("missing");
    await panel.openEdit("other");
    await opening;
    expect(openNow()).toBe("picture 2");
    expect(context.store.getState().problem).toBeUndefined();
  });
});

describe("a picture that is opened", () => {
  it("is shown with all that was asked in its edit, and the one before is closed", async () => {
    const { bitmap } = context.store.getState().picture ?? {};
    await storedEdit("asked", "picture 3", {
      prompt: "a green scarf",
      options: { count: 3, size: "auto" },
      references: ["r1"],
      parentId: "first",
    });
    await panel.openEdit("asked");
    expect(context.store.getState()).toMatchObject({
      ask: { prompt: "a green scarf", options: { count: 3 }, references: ["r1"] },
      picture: { parentId: "first" },
      run: { edit: { id: "asked" } },
    });
    expect((bitmap as FakeBitmap).isClosed).toBe(true);
  });

  it("leads back to the edit it came from by undo, and forth again by redo", async () => {
    await panel.continueFromResult();
    expect(openNow()).toBe("result");
    context.editor.getState().stepBack?.();
    await vi.waitFor(() => expect(openNow()).toBe("picture 1"));
    context.editor.getState().stepForward?.();
    await vi.waitFor(() => expect(openNow()).toBe("result"));
    expect(context.editor.getState().mask).toEqual(EMPTY_MASK);
  });
});

describe("a result that is gone on from a second time", () => {
  it("starts without paint, and offers what was left on it the first time", async () => {
    await panel.continueFromResult();
    const pictureId = context.store.getState().picture?.record.id ?? "";
    const draft = draftOf(
      context.store.getState(),
      { operations: [{ kind: "all" }], position: 1 },
      1,
    );
    if (draft) await saveDraft(draft, { windowId: context.services.windowId, pageId: "earlier" });
    await openFirst();
    await panel.continueFromResult();
    expect(context.store.getState().picture?.record.id).toBe(pictureId);
    expect(context.editor.getState().mask).toEqual(EMPTY_MASK);
    expect(context.store.getState().unsent).toHaveLength(1);
  });
});

describe("unsent work", () => {
  const stroke = { kind: "all" } as const;
  const strokes = () => context.editor.getState().mask.position;
  const prompt = () => context.store.getState().ask.prompt;
  let stop: () => void;

  beforeEach(() => {
    // A page has these; the stores under test need Node's own Blob.
    vi.stubGlobal("addEventListener", () => undefined);
    vi.stubGlobal("removeEventListener", () => undefined);
    stop = keepDraft(context);
    return () => {
      stop();
      vi.unstubAllGlobals();
    };
  });

  /** Opens a stored picture that brings nothing of its own along. */
  async function open(text: string, comes: OpenedWith = {}): Promise<void> {
    const pictureId = await storedPicture(text);
    await openPicture(context, { pictureId, signal: context.opening.next(), comes });
  }

  it("comes back with its picture, whatever was opened in between", async () => {
    await open("a");
    context.editor.push(stroke);
    panel.setPrompt("a red hat");
    await open("b");
    expect([strokes(), prompt()]).toEqual([0, ""]);
    panel.setPrompt("a green scarf");
    await open("a");
    expect([strokes(), prompt()]).toEqual([1, "a red hat"]);
    await open("b");
    expect([strokes(), prompt()]).toEqual([0, "a green scarf"]);
  });

  it("stays as it is where a picture that came after it is made its reference", async () => {
    const gpt = profileWith({ model: "gpt-image-2" });
    changePart(context.store, "server", (server) => ({ ...server, profile: gpt }));
    await open("a", { isAnew: true });
    context.editor.push(stroke);
    panel.setPrompt("a red hat");
    await open("b", { isAnew: true });
    expect(couldBeReference(context.store.getState())).toBe(true);
    await panel.changeToReference();
    expect([openNow(), strokes(), prompt()]).toEqual(["a", 1, "a red hat"]);
    expect(context.store.getState().ask.references).toEqual([await storedPicture("b")]);
    expect(couldBeReference(context.store.getState())).toBe(false);
  });

  it("is set aside for an edit of the same picture, and can be brought back and exchanged", async () => {
    await panel.openEdit("first");
    context.editor.push(stroke);
    context.editor.push({ kind: "clear" });
    context.editor.push(stroke);
    await panel.openEdit("first");
    expect(strokes()).toBe(0);
    expect(context.store.getState().unsent.map(({ mask }) => mask.position)).toEqual([3]);
    panel.bringBackUnsent();
    expect(strokes()).toBe(3);
    expect(context.store.getState()).toMatchObject({ unsent: [], run: undefined });
  });

  it("is set aside on disk too, and offered again by a later panel", async () => {
    await open("a");
    context.editor.push(stroke);
    await storedEdit("of a", "a");
    await panel.openEdit("of a");
    await vi.waitFor(async () => {
      const draft = await newestDraft(context.services.windowId);
      expect(draft.ok && draft.value?.unsent).toHaveLength(1);
    });
    const later = createContext(panelServices({ pixels: fake.pixels }));
    await restoreDraft(later, later.opening.next());
    expect(later.store.getState().unsent).toHaveLength(1);
  });

  it("can be discarded", async () => {
    await open("a");
    context.editor.push(stroke);
    await storedEdit("of a", "a");
    await panel.openEdit("of a");
    panel.dropUnsent();
    expect(context.store.getState().unsent).toEqual([]);
  });

  it("is not spoken of where all of it was sent", async () => {
    await storedEdit("sent", "a", { mask: { operations: [stroke], position: 1 } });
    await panel.openEdit("sent");
    await panel.openEdit("sent");
    await open("b");
    expect(context.store.getState()).toMatchObject({ unsent: [], previousId: undefined });
  });

  it("comes back when its picture is opened anew", async () => {
    await storedEdit("sent", "a", { state: "done", prompt: "a red hat" });
    await panel.openEdit("sent");
    context.editor.push(stroke);
    await open("a", { isAnew: true });
    expect([strokes(), prompt()]).toEqual([1, "a red hat"]);
  });

  it.each([
    ["starts clean", "done", [0, "", undefined]],
    ["has what failed", "failed", [1, "a red hat", "sent"]],
    ["has what is under way", "sending", [1, "a red hat", "sent"]],
  ] as const)("apart, a picture that is opened anew %s", async (_, state, expected) => {
    const mask = { operations: [stroke], position: 1 };
    await storedEdit("sent", "a", { state, mask, prompt: "a red hat" });
    await panel.openEdit("sent");
    await open("a", { isAnew: true });
    const { run } = context.store.getState();
    expect([strokes(), prompt(), run?.edit.id]).toEqual(expected);
  });

  it("leads back to the picture before, as long as another one is open", async () => {
    await open("a");
    context.editor.push(stroke);
    await open("b");
    await panel.openPrevious();
    expect([openNow(), strokes()]).toEqual(["a", 1]);
    expect(context.store.getState().previousId).toBeUndefined();
  });

  it("of no picture is meant for the one that comes: a prompt taken from the history", async () => {
    context.store.setState({ picture: undefined, run: undefined });
    panel.reusePrompt("a red hat");
    await open("b");
    expect(prompt()).toBe("a red hat");
  });
});
