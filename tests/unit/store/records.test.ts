import "fake-indexeddb/auto";
import { set } from "idb-keyval";
import { beforeEach, describe, expect, it } from "vitest";
import { database, keyOf, write } from "@/utils/store/database";
import { putEdit } from "@/utils/store/edits";
import { measureOwn } from "@/utils/store/records";
import { removeEdits } from "@/utils/store/remove";
import { sweepStore } from "@/utils/store/sweep";
import { anEdit } from "../../support/an-edit.ts";
import { clearRecords, storedKeys } from "../../support/records.ts";

const HASH = "a".repeat(64);
const blobId = "b".repeat(64);
const edit = anEdit({
  state: "done",
  pictureId: HASH,
  results: [{ index: 0, blobId, type: "image/png", byteLength: 2 }],
});

/** Every key the store knows, of this edit, its picture and its result. */
const KEYS = [
  ...["running", "unseen", "gone", "sent", "answer", "partial"].map((kind) => `${kind}:${edit.id}`),
  keyOf.more(edit.id, 2),
  keyOf.thumb(edit.id, "source"),
  keyOf.thumb(edit.id, "result"),
  keyOf.placed(edit.id, 0),
  keyOf.placed(edit.id, 7),
  keyOf.result(blobId),
  keyOf.picture(HASH),
  keyOf.bytes(HASH),
];

beforeEach(clearRecords);

async function storeAll(): Promise<void> {
  for (const key of KEYS) await set(key, new Blob(["xy"]), database);
}

describe("the table of records", () => {
  it("has every kind of key that this test stores, or that stands for itself", () => {
    const stored = new Set(KEYS.map((key) => key.split(":")[0]));
    const others = ["edit", "entry", "aside", "note", "draft"];
    expect(Object.keys(keyOf).sort()).toEqual([...stored, ...others].sort());
  });

  it("takes everything along when an edit is removed", async () => {
    await storeAll();
    await write((store) => putEdit(store, edit));
    await removeEdits(() => true);
    expect(await storedKeys()).toEqual([]);
  });

  it("leaves nothing behind of an edit that is not there any more", async () => {
    await storeAll();
    const swept = await sweepStore(Number.MAX_SAFE_INTEGER);
    expect(swept.ok && [...swept.value].sort()).toEqual([...KEYS].sort());
    expect(await storedKeys()).toEqual([keyOf.note("swept")]);
  });

  it("counts the bytes of an edit's own files by kind", async () => {
    await storeAll();
    await set(
      keyOf.sent(edit.id),
      { image: new Blob(["1"]), references: [new Blob(["234"])] },
      database,
    );
    await set(keyOf.answer(edit.id), { about: {}, body: new Blob(["12345"]) }, database);
    const measured = await write((store) => measureOwn(store, edit.id));
    expect(measured).toEqual({ ok: true, value: { sent: 4, answer: 7, placed: 4, thumbs: 4 } });
  });
});
