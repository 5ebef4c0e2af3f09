import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { get, set } from "idb-keyval";
import { beforeEach, describe, expect, it } from "vitest";
import type { Edit } from "@/utils/core/edit/edit";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { database, keyOf } from "@/utils/store/database";
import { saveDraft } from "@/utils/store/drafts";
import { readEdit, saveAnswer, saveThumb, starEdits } from "@/utils/store/edits";
import { listEntries, markDeleted, readEntryPage, undelete } from "@/utils/store/history";
import { saveNewEdit } from "@/utils/store/new-edits";
import { savePicture } from "@/utils/store/pictures";
import { savePlacement } from "@/utils/store/placed";
import { removeDeleted } from "@/utils/store/remove";
import { sweepNowAndThen, sweepStore } from "@/utils/store/sweep";
import { anEdit } from "../../support/an-edit.ts";
import { clearRecords, storedKeys } from "../../support/records.ts";

const DAY_MS = 86_400_000;
const image = new Blob(["image"]);

beforeEach(clearRecords);

async function save(change: Partial<Edit> = {}): Promise<Edit> {
  const edit = anEdit({ state: "done", ...change });
  await saveNewEdit(edit, { image, mask: new Blob(["msk"]) }, new Blob(["th"]));
  return edit;
}

async function savedPicture(text = "bytes", createdAt = 1): Promise<string> {
  const saved = await savePicture(new Blob([text]), {
    type: "image/png",
    size: { width: 1, height: 1 },
    isAnimated: false,
    provenance: { way: "page", pageTitle: "Shoes", pageUrl: "https://www.shop.test/shoes" },
    createdAt,
  });
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value.id;
}

async function listed(): Promise<readonly HistoryEntry[]> {
  const entries = await listEntries();
  if (!entries.ok) throw new Error(entries.error.code);
  return entries.value;
}

async function listedIds(): Promise<string[]> {
  return (await listed()).map(({ id }) => id);
}

describe("the list of edits", () => {
  it("comes a page at a time, newest first, each edit once", async () => {
    const ids = Array.from({ length: 7 }, (_, index) => `00000000${index + 1}-a`);
    for (const id of ids) await save({ id });
    const seen: string[] = [];
    let next: string | undefined;
    for (let page = 0; page < 3; page += 1) {
      const read = await readEntryPage(next, 3);
      if (!read.ok) throw new Error(read.error.code);
      seen.push(...read.value.entries.map(({ id }) => id));
      next = read.value.next;
    }
    expect(seen).toEqual(ids.toReversed());
    expect(next).toBeUndefined();
  });

  it("knows the page an edit's picture came from, and what its files take", async () => {
    const { id } = await save({ pictureId: await savedPicture() });
    await saveAnswer(id, { about: {}, body: new Blob(["answer"]) });
    await savePlacement(id, 0, {}, new Blob(["placed!"]));
    await savePlacement(id, 0, {}, new Blob(["placed!"]));
    await saveThumb(id, "result", new Blob(["thu"]));
    const [entry] = await listed();
    expect(entry).toMatchObject({
      pageTitle: "Shoes",
      site: "shop.test",
      bytes: { sent: 8, answer: 6, placed: 7, thumbs: 5 },
    });
  });

  it("shows a star in the list and keeps it in the record", async () => {
    const { id } = await save();
    await starEdits([id], true);
    const edit = await readEdit(id);
    expect(edit.ok && edit.value.isStarred).toBe(true);
    expect((await listed())[0]).toMatchObject({ isStarred: true, bytes: { sent: 8 } });
  });

  it("keeps no file of an edit that was removed meanwhile", async () => {
    await savePlacement("nobody", 0, {}, new Blob(["late"]));
    expect(await storedKeys()).toEqual([]);
  });
});

describe("a deleted edit", () => {
  it("is in no list, and wholly there again when it is brought back", async () => {
    const { id } = await save();
    const before = await storedKeys();
    const [entry] = await listed();
    await markDeleted([id], 1000);
    expect(await listedIds()).toEqual([]);
    await undelete([id]);
    expect(await listed()).toEqual([entry]);
    expect(await storedKeys()).toEqual(before);
  });

  it("is removed with its files once it is old enough", async () => {
    const { id } = await save();
    const kept = await save({ id: "000000009-k" });
    await markDeleted([id], 1000);
    await removeDeleted(999);
    expect((await readEdit(id)).ok).toBe(true);
    await removeDeleted(1000);
    expect((await readEdit(id)).ok).toBe(false);
    expect((await storedKeys()).filter((key) => key.includes(id))).toEqual([]);
    expect(await listedIds()).toEqual([kept.id]);
  });

  it("is removed earlier by the window that deleted it, and by no other", async () => {
    const { id } = await save();
    const other = await save({ id: "000000009-k" });
    await markDeleted([id, other.id], 1000);
    await removeDeleted(999, [id]);
    expect((await readEdit(id)).ok).toBe(false);
    await undelete([other.id]);
    expect(await listedIds()).toEqual([other.id]);
    await removeDeleted(999, [other.id]);
    expect(await listedIds()).toEqual([other.id]);
  });
});

describe("putting the store in order", () => {
  it("removes files that belong to no edit, and nothing else", async () => {
    const pictureId = await savedPicture();
    const { id } = await save({
      pictureId,
      results: [{ index: 0, blobId: "r1", type: "image/png", byteLength: 1 }],
    });
    await set(keyOf.result("r1"), new Blob(["r"]), database);
    const before = await storedKeys();
    for (const key of [
      "result:lost",
      "sent:lost",
      "answer:lost",
      "placed:lost:0",
      "thumb:lost:r",
    ]) {
      await set(key, new Blob(["x"]), database);
    }
    const swept = await sweepStore(DAY_MS * 9);
    expect(swept.ok && swept.value).toHaveLength(5);
    expect(await storedKeys()).toEqual([...before, "note:swept"].toSorted());
    expect((await readEdit(id)).ok).toBe(true);
  });

  it("keeps a picture that was only just captured, or lies in a draft", async () => {
    const fresh = await savedPicture("fresh", DAY_MS * 9);
    const drafted = await savedPicture("drafted");
    const lost = await savedPicture("lost");
    const { mask, options } = anEdit();
    await saveDraft(
      { pictureId: drafted, mask, options, prompt: "", savedAt: 1 },
      { windowId: 1, pageId: "a" },
    );
    await sweepStore(DAY_MS * 9 + 5);
    const keys = await storedKeys();
    expect(keys).toContain(keyOf.bytes(fresh));
    expect(keys).toContain(keyOf.bytes(drafted));
    expect(keys).not.toContain(keyOf.bytes(lost));
  });

  it("brings records of the first version into the list, up to date", async () => {
    const raw = JSON.parse(readFileSync("tests/fixtures/records/edit-1.json", "utf8"));
    await set(keyOf.edit(raw.id), raw, database);
    await set(keyOf.sent(raw.id), { image }, database);
    await sweepStore(DAY_MS);
    expect(await listed()).toMatchObject([
      { id: raw.id, prompt: raw.prompt, isStarred: false, bytes: { sent: 5 } },
    ]);
    expect(await get(keyOf.edit(raw.id), database)).toHaveProperty("schema", 2);
  });

  it("remembers a deletion when an entry has to be made anew", async () => {
    const { id } = await save();
    await markDeleted([id], 7);
    const entry = await get<HistoryEntry>(keyOf.entry(id), database);
    await set(keyOf.entry(id), { ...entry, version: 0 }, database);
    await sweepStore(DAY_MS);
    expect(await listedIds()).toEqual([]);
  });

  it("sets an unreadable record aside with its files; the rest goes on", async () => {
    const hash = "c".repeat(64);
    const broken = { id: "000000005-x", schema: 99, results: [{ blobId: hash }] };
    await set(keyOf.edit(broken.id), broken, database);
    await set(keyOf.sent(broken.id), { image }, database);
    await set(keyOf.result(hash), new Blob(["paid for"]), database);
    const good = await save();
    await sweepStore(DAY_MS);
    await sweepStore(DAY_MS * 2);
    expect(await listedIds()).toEqual([good.id]);
    expect(await get(keyOf.aside(broken.id), database)).toEqual(broken);
    expect(await storedKeys()).toEqual(
      expect.arrayContaining([keyOf.sent(broken.id), keyOf.result(hash)]),
    );
  });

  it("takes a record back that a later version can read", async () => {
    const edit = anEdit({ id: "000000005-x", state: "done" });
    await set(keyOf.aside(edit.id), edit, database);
    await sweepStore(DAY_MS);
    expect(await listedIds()).toEqual([edit.id]);
    expect(await storedKeys()).not.toContain(keyOf.aside(edit.id));
  });

  it("is not done again at every start of the background", async () => {
    await sweepNowAndThen(DAY_MS);
    await set("result:lost", new Blob(["x"]), database);
    expect(await sweepNowAndThen(DAY_MS + 1000)).toEqual({ ok: true, value: [] });
    expect(await sweepNowAndThen(DAY_MS * 2)).toEqual({ ok: true, value: ["result:lost"] });
  });
});
