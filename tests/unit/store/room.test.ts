import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Edit } from "@/utils/core/edit/edit";
import { totalOf } from "@/utils/core/history/room";
import { keyOf } from "@/utils/store/database";
import { saveDraft } from "@/utils/store/drafts";
import { readEdit, saveAnswer } from "@/utils/store/edits";
import { saveNewEdit } from "@/utils/store/new-edits";
import { readPlaced, savePlacement } from "@/utils/store/placed";
import {
  forgetEvicted,
  freeRoom,
  keepBudget,
  measureStore,
  readBudget,
  readEvicted,
  saveBudget,
} from "@/utils/store/room";
import { anEdit } from "../../support/an-edit.ts";
import { clearRecords, storedKeys } from "../../support/records.ts";

const thousand = () => new Blob([new Uint8Array(1000)]);

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
});

async function save(id: string, change: Partial<Edit> = {}): Promise<Edit> {
  const edit = anEdit({ id, state: "done", ...change });
  await saveNewEdit(edit, { image: thousand() }, undefined);
  return edit;
}

async function used(): Promise<number> {
  const measured = await measureStore();
  return measured.ok ? totalOf(measured.value.usage) : Number.NaN;
}

describe("the budget", () => {
  it("is the person's own once it was chosen, and can be given back", async () => {
    expect((await readBudget()).isChosen).toBe(false);
    await saveBudget(5000);
    expect(await readBudget()).toEqual({ limit: 5000, isChosen: true });
    await saveBudget(undefined);
    expect((await readBudget()).isChosen).toBe(false);
  });

  it("is kept by letting the oldest unstarred edits go, and says so until it was seen", async () => {
    for (const id of ["000000001-a", "000000002-a", "000000003-a"]) await save(id);
    await save("000000000-s", { isStarred: true });
    await saveBudget(2500);
    expect(await keepBudget()).toEqual({ ok: true, value: ["000000002-a", "000000001-a"] });
    expect(await used()).toBe(2000);
    expect(await readEvicted()).toEqual({ count: 2, bytes: 2000 });
    await forgetEvicted();
    expect(await readEvicted()).toBeUndefined();
  });

  it("spares what is open in some window", async () => {
    const open = await save("000000001-a");
    await save("000000002-a");
    const { mask, options, pictureId } = anEdit();
    await saveDraft(
      { pictureId, editId: open.id, mask, options, prompt: "", savedAt: 1 },
      { windowId: 1, pageId: "a" },
    );
    await saveBudget(1);
    await keepBudget();
    expect((await readEdit(open.id)).ok).toBe(true);
    expect((await readEdit("000000002-a")).ok).toBe(false);
  });

  it("is never made at the cost of the edit it is made for", async () => {
    await save("000000001-a");
    await save("000000002-a");
    expect(await freeRoom(2000, { keep: ["000000001-a"] })).toMatchObject({ ok: true });
    expect((await readEdit("000000001-a")).ok).toBe(true);
    expect((await readEdit("000000002-a")).ok).toBe(false);
  });

  it("is first kept by what can be made again", async () => {
    const { id } = await save("000000001-a");
    await savePlacement(id, 0, {}, thousand());
    await saveAnswer(id, { about: {}, body: thousand() });
    await saveBudget(1500);
    expect(await keepBudget()).toEqual({ ok: true, value: [] });
    expect((await readEdit(id)).ok).toBe(true);
    expect((await readPlaced(id, 0)).ok).toBe(false);
    expect(await storedKeys()).not.toContain(keyOf.answer(id));
    expect(await used()).toBe(1000);
  });

  it("keeps the answer of an edit that was not read to the end", async () => {
    const { id } = await save("000000001-a", { state: "interrupted" });
    await saveAnswer(id, { about: {}, body: thousand() });
    await freeRoom(5000, { isLossless: true });
    expect(await storedKeys()).toContain(keyOf.answer(id));
  });
});
