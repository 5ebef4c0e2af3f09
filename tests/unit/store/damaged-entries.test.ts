import "fake-indexeddb/auto";
import { set } from "idb-keyval";
import { beforeEach, describe, expect, it } from "vitest";
import { database, keyOf } from "@/utils/store/database";
import { readStoredAnswer, saveAnswer } from "@/utils/store/edits";
import { healEntries } from "@/utils/store/heal";
import { listEntries, readEntry, readEntryPage } from "@/utils/store/history";
import { saveNewEdit } from "@/utils/store/new-edits";
import { removeEdits } from "@/utils/store/remove";
import { measureStore } from "@/utils/store/room";
import { sweepStore } from "@/utils/store/sweep";
import { anEdit } from "../../support/an-edit.ts";
import { clearRecords, storedKeys } from "../../support/records.ts";

const IDS = ["000000001-a", "000000002-a", "000000003-a"];

beforeEach(async () => {
  await clearRecords();
  for (const id of IDS) {
    await saveNewEdit(anEdit({ id, state: "done" }), { image: new Blob(["image"]) }, undefined);
  }
});

const damage = (id: string, value: unknown) => set(keyOf.entry(id), value, database);

async function listedIds(): Promise<string[]> {
  const entries = await listEntries();
  if (!entries.ok) throw new Error(entries.error.code);
  return entries.value.map(({ id }) => id);
}

describe("a damaged entry", () => {
  it.each([
    ["another object", { bad: 1 }],
    ["a text", "entry"],
    ["nothing", null],
    ["a moment that no date can hold", { createdAt: 9e15 }],
  ])("is made again from its edit: %s", async (_name, change) => {
    const whole = await readEntry(IDS[1] ?? "");
    const isPart = typeof change === "object" && change !== null && "createdAt" in change;
    await damage(IDS[1] ?? "", isPart && whole.ok ? { ...whole.value, ...change } : change);
    expect(await listedIds()).toEqual(IDS.toReversed());
    expect(await readEntry(IDS[1] ?? "")).toEqual(whole);
  });

  it("of no edit at all is left out and does not come back", async () => {
    await damage("000000002-b", { bad: 1 });
    expect(await listedIds()).toEqual(IDS.toReversed());
    expect(await storedKeys()).not.toContain(keyOf.entry("000000002-b"));
  });

  it("does not end the list of pages before its end", async () => {
    await damage("000000002-b", { bad: 1 });
    const first = await readEntryPage(undefined, 2);
    if (!first.ok) throw new Error(first.error.code);
    const second = await readEntryPage(first.value.next, 2);
    const ids = [first, second].flatMap((page) => (page.ok ? page.value.entries : []));
    expect(ids.map(({ id }) => id)).toEqual(IDS.toReversed());
  });

  it("neither stops measuring, sweeping or removing, nor loses its edit's files by them", async () => {
    await damage(IDS[0] ?? "", { bad: 1 });
    const removed = await removeEdits(({ id }) => id === IDS[1]);
    expect(removed).toEqual({ ok: true, value: [IDS[1]] });
    await damage(IDS[0] ?? "", { bad: 1 });
    const measured = await measureStore();
    expect(measured.ok && measured.value.editCount).toBe(2);
    await damage(IDS[0] ?? "", { bad: 1 });
    expect((await sweepStore(1)).ok).toBe(true);
    expect(await storedKeys()).toContain(keyOf.sent(IDS[0] ?? ""));
  });

  it("does not keep an answer that was paid for from being stored", async () => {
    const id = IDS[0] ?? "";
    await damage(id, { bad: 1 });
    expect((await saveAnswer(id, { about: {}, body: new Blob(["answer"]) })).ok).toBe(true);
    expect((await readStoredAnswer(id)).ok).toBe(true);
    await healEntries();
    const entry = await readEntry(id);
    expect(entry.ok && entry.value?.bytes.answer).toBe(6);
  });
});
