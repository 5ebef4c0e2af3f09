import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import { keyOf } from "@/utils/store/database";
import { listRunningEdits, readEdit, readSentFiles, transition } from "@/utils/store/edits";
import { listEntries } from "@/utils/store/history";
import { saveNewEdit, saveNewEdits } from "@/utils/store/new-edits";
import { savePicture } from "@/utils/store/pictures";
import { removeEdits } from "@/utils/store/remove";
import { anEdit } from "../../support/an-edit.ts";
import { clearRecords, storedKeys } from "../../support/records.ts";

const image = new Blob(["image"]);
const at = 5;

beforeEach(clearRecords);

async function save(change: Parameters<typeof anEdit>[0]) {
  const edit = anEdit(change);
  await saveNewEdit(edit, { image }, undefined);
  return edit;
}

describe("stored edits", () => {
  it("are listed newest first", async () => {
    for (const id of ["000000001-a", "000000003-a", "000000002-a"]) await save({ id });
    const listed = await listEntries();
    expect(listed.ok && listed.value.map(({ id }) => id)).toEqual([
      "000000003-a",
      "000000002-a",
      "000000001-a",
    ]);
  });

  it("that are new together are all stored, or none: half of them would be paid for", async () => {
    const made = ["1", "2"].map((id) => ({ edit: anEdit({ id }), files: { image }, thumb: image }));
    const unstorable = { edit: anEdit({ id: "3" }), files: { image: (() => {}) as never } };
    const saved = await saveNewEdits([...made, { ...unstorable, thumb: undefined }]);
    expect(saved.ok).toBe(false);
    expect(await storedKeys()).toEqual([]);
    expect(await saveNewEdits(made)).toMatchObject({ ok: true });
    const running = await listRunningEdits();
    expect(running.ok && running.value.map(({ id }) => id)).toEqual(["1", "2"]);
  });

  it("are claimed by one of two callers at the same time", async () => {
    const { id } = await save({});
    const claims = await Promise.all([1, 2, 3].map(() => transition(id, { kind: "claimed", at })));
    expect(claims.filter((claim) => claim.ok && claim.value)).toHaveLength(1);
  });

  it("get their results and their state in one step", async () => {
    const { id } = await save({ state: "receiving" });
    const result = { index: 0, blobId: "r1", type: "image/png", byteLength: 3 };
    await transition(id, { kind: "finished", at, results: [result], lostItems: [] }, [
      [keyOf.result("r1"), new Blob(["abc"])],
    ]);
    const edit = await readEdit(id);
    expect(edit.ok && edit.value).toMatchObject({ state: "done", results: [result] });
    expect(await storedKeys()).toContain("result:r1");
  });

  it("keep no file of a transition that may not happen", async () => {
    const { id } = await save({ state: "cancelled" });
    await transition(id, { kind: "finished", at, results: [], lostItems: [] }, [
      [keyOf.result("late"), new Blob(["abc"])],
    ]);
    expect(await storedKeys()).not.toContain("result:late");
  });

  it("are known to be running until they end, without reading the others", async () => {
    await save({ id: "000000001-a", state: "done" });
    const { id } = await save({ id: "000000002-a", state: "sending" });
    const before = await listRunningEdits();
    expect(before.ok && before.value.map((edit) => edit.id)).toEqual([id]);
    await transition(id, { kind: "failed", at, error: appError("timed_out") });
    expect(await listRunningEdits()).toEqual({ ok: true, value: [] });
  });

  it("say so when they are gone", async () => {
    const missing = await readSentFiles("nobody");
    expect(missing).toEqual({ ok: false, error: appError("file_missing", { detail: "nobody" }) });
  });
});

describe("deleting edits", () => {
  it("leaves nothing behind", async () => {
    const saved = await savePicture(new Blob(["bytes"]), {
      type: "image/png",
      size: { width: 1, height: 1 },
      isAnimated: false,
      provenance: { way: "file" },
      createdAt: 1,
    });
    await save({ state: "done", pictureId: saved.ok ? saved.value.id : "" });
    await removeEdits(() => true);
    expect(await storedKeys()).toEqual([]);
  });

  it("keeps a picture and a result that another edit needs", async () => {
    const results = [{ index: 0, blobId: "shared", type: "image/png", byteLength: 1 }];
    const first = await save({ id: "000000001-a", state: "done", results });
    await save({ id: "000000002-b", state: "done", results });
    await transition("x", { kind: "claimed", at }, []);
    const removed = await removeEdits(({ id }) => id === first.id);
    expect(removed).toEqual({ ok: true, value: [first.id] });
    expect(await storedKeys()).toEqual([
      "edit:000000002-b",
      "entry:zzzzzzzzx-b",
      "sent:000000002-b",
    ]);
  });

  it("spares an edit that is being paid for", async () => {
    const { id } = await save({ state: "sending" });
    await removeEdits(() => true);
    expect((await readEdit(id)).ok).toBe(true);
  });
});
