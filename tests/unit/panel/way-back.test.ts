import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { ok } from "@/utils/core/result";
import { cropPicture } from "@/utils/panel/open/reframe-picture";
import type { Panel } from "@/utils/panel/panel";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changeRun } from "@/utils/panel/state/panel-state";
import { FIRST_RESULT_VIEW } from "@/utils/panel/state/result-view";
import { saveNewEdit } from "@/utils/store/new-edits";
import { anEdit } from "../../support/an-edit.ts";
import { aRun, openingPanel } from "../../support/fake-panel.ts";
import type { FakeBitmap, FakePixels } from "../../support/fake-pixels.ts";
import { clearRecords } from "../../support/records.ts";
import { storedPicture } from "../../support/stored-picture.ts";

const dot: MaskOperation = { kind: "stroke", mode: "add", radius: 5, points: [4, 4] };
let fake: FakePixels;
let context: PanelContext;
let panel: Panel;

/** The text of the picture that is open. */
const openNow = () => (context.store.getState().picture?.bitmap as FakeBitmap | undefined)?.name;

/** Opens an edit of a picture, with a result that can be gone on from. */
beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  ({ fake, context, panel } = openingPanel());
  const edit = anEdit({
    id: "first",
    pictureId: await storedPicture("picture 1"),
    state: "failed",
  });
  await saveNewEdit(edit, { image: new Blob(["image"]) }, undefined);
  await panel.openEdit("first");
  changeRun(context.store, () => ({ results: [{ index: 0, placed: new Blob(["result"]) }] }));
  context.store.setState({ shown: FIRST_RESULT_VIEW });
});

describe("undo and redo over several pictures, each made of the one before", () => {
  const undo = () => context.editor.undo();
  const redo = () => context.editor.redo();
  const opened = (name: string) => vi.waitFor(() => expect(openNow()).toBe(name));
  const frame = { x: 0, y: 0, width: 6, height: 6 };

  /** Names what cropping and extending make, in their order. */
  function numberWhatIsMade() {
    let made = 0;
    const make = async () => {
      made += 1;
      return ok(new Blob([`made ${made}`]));
    };
    Object.assign(fake.pixels, { crop: make, extend: make });
  }

  it.each<[string, () => Promise<void>]>([
    ["cropped twice", () => cropPicture(context, frame)],
    ["cropped, then extended", () => panel.extend({ left: 0, top: 0, right: 2, bottom: 0 })],
  ])("reach all of them where one was %s", async (_, makeSecond) => {
    numberWhatIsMade();
    context.store.setState({ run: undefined });
    context.editor.push(dot);
    await cropPicture(context, frame);
    await makeSecond();
    const { position } = context.editor.getState().mask;
    expect(openNow()).toBe("made 2");
    for (let step = 0; step <= position; step += 1) undo();
    await opened("made 1");
    undo();
    await opened("picture 1");
    expect(context.editor.getState().mask.operations).toContainEqual(dot);
    redo();
    await opened("made 1");
    redo();
    await opened("made 2");
    for (let step = 0; step <= position; step += 1) undo();
    await opened("made 1");
  });

  it("reach all of them where somebody went on from a result of a result", async () => {
    await panel.continueFromResult();
    const pictureId = context.store.getState().picture?.record.id ?? "";
    const edit = anEdit({ id: "second", pictureId, state: "failed" });
    await saveNewEdit(edit, { image: new Blob(["image"]) }, undefined);
    context.store.setState({
      shown: FIRST_RESULT_VIEW,
      run: aRun(edit, { results: [{ index: 0, placed: new Blob(["next"]) }] }),
    });
    await panel.continueFromResult();
    expect(openNow()).toBe("next");
    undo();
    await opened("result");
    undo();
    for (let step = 0; openNow() === "result" && step < 5; step += 1) undo();
    await opened("picture 1");
    context.editor.getState().stepForward?.();
    await opened("result");
    context.editor.getState().stepForward?.();
    await opened("next");
  });
});
