import "fake-indexeddb/auto";
import { strToU8, unzipSync, zipSync } from "fflate";
import { get, set } from "idb-keyval";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Edit } from "@/utils/core/edit/edit";
import { readArchive } from "@/utils/store/archive/read-archive";
import { writeArchive } from "@/utils/store/archive/write-archive";
import { centralHeader, endOfArchive } from "@/utils/store/archive/zip-format";
import { database, keyOf } from "@/utils/store/database";
import { listEntries } from "@/utils/store/history";
import { saveNewEdit } from "@/utils/store/new-edits";
import { savePicture } from "@/utils/store/pictures";
import { anEdit } from "../../support/an-edit.ts";
import { clearRecords } from "../../support/records.ts";

const NOW = 1_760_000_000_000;

beforeEach(clearRecords);

async function keep(...ids: readonly string[]): Promise<void> {
  const picture = await savePicture(new Blob(["one picture of all"]), {
    type: "image/png",
    size: { width: 4, height: 3 },
    isAnimated: false,
    provenance: { way: "file" },
    createdAt: NOW,
  });
  if (!picture.ok) throw new Error(picture.error.code);
  for (const id of ids) {
    const edit = anEdit({ id, createdAt: NOW, state: "failed", pictureId: picture.value.id });
    await saveNewEdit(edit, { image: new Blob(["image"]) }, undefined);
  }
}

async function archive(): Promise<Blob> {
  const written = await writeArchive({});
  if (!written.ok || !written.value) throw new Error("no archive");
  return written.value.file;
}

async function changed(
  file: Blob,
  id: string,
  change: (archived: object) => object,
): Promise<Blob> {
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
  for (const [name, bytes] of Object.entries(files)) {
    if (!name.endsWith(`${id}/edit.json`)) continue;
    const archived = JSON.parse(new TextDecoder().decode(bytes)) as object;
    files[name] = strToU8(JSON.stringify(change(archived)));
  }
  return new Blob([zipSync(files) as Uint8Array<ArrayBuffer>]);
}

async function listedIds(): Promise<string[]> {
  const entries = await listEntries();
  return entries.ok ? entries.value.map(({ id }) => id) : [];
}

describe("an archive with a hostile record", () => {
  const inEdit = (change: object) => (archived: object) => ({
    ...archived,
    edit: { ...(archived as { edit: Edit }).edit, ...change },
  });
  const inPicture = (change: object) => (archived: object) => ({
    ...archived,
    pictures: (archived as { pictures: { record: object }[] }).pictures.map((one) => ({
      ...one,
      record: { ...one.record, ...change },
    })),
  });

  it.each([
    ["a moment that no date can hold", inEdit({ createdAt: 9e15 })],
    ["a mask position out of reach", inEdit({ mask: { operations: [], position: 1e9 } })],
    ["a picture of impossible size", inPicture({ size: { width: 1e12, height: 1 } })],
    ["a picture from a moment that no date can hold", inPicture({ createdAt: 9e15 })],
    ["a picture without provenance", inPicture({ provenance: null })],
    ["a path of megabytes", (archived: object) => ({ ...archived, image: "x".repeat(2e6) })],
    ["no record at all", () => []],
  ])("names it and takes the others: %s", async (_name, change) => {
    await keep("000000001-a", "000000002-a");
    const file = await changed(await archive(), "000000001-a", change);
    await clearRecords();
    const read = await readArchive(file, { now: NOW });
    expect(read.ok && read.value.damaged).toEqual([expect.stringContaining("000000001-a")]);
    expect(await listedIds()).toEqual(["000000002-a"]);
  });
});

describe("reading an archive", () => {
  it.each([
    ["and says so", 300_000],
    ["and says it had one", 1],
  ])("ends with a reason where it lists more files than are read, %s", async (_name, said) => {
    const count = 300_000;
    const name = "edits/a/edit.json";
    const header = centralHeader({ name, size: 1, crc: 0, offset: 0, at: NOW });
    const directory = new Uint8Array(count * header.length);
    for (let at = 0; at < directory.length; at += header.length) directory.set(header, at);
    const end = endOfArchive(said, 0, directory.length);
    const file = new Blob([directory, end]);
    const onProgress = vi.fn();
    const read = await readArchive(file, { now: NOW, onProgress });
    expect(!read.ok && read.error).toMatchObject({
      code: "archive_too_large",
      params: { limit: 250_000 },
    });
    expect(onProgress).not.toHaveBeenCalled();
  });

  it("can be stopped between two edits, and keeps what it has added", async () => {
    await keep("000000001-a", "000000002-a", "000000003-a");
    const file = await archive();
    await clearRecords();
    const controller = new AbortController();
    const onProgress = (done: number) => done === 1 && controller.abort();
    const read = await readArchive(file, { now: NOW, signal: controller.signal, onProgress });
    expect(read.ok && read.value.added).toBe(2);
    expect(await listedIds()).toHaveLength(2);
  });

  it("checks a picture once, however many edits share it", async () => {
    const ids = Array.from({ length: 9 }, (_, index) => `00000000${index + 1}-a`);
    await keep(...ids);
    const file = await archive();
    await clearRecords();
    const digest = vi.spyOn(crypto.subtle, "digest");
    const read = await readArchive(file, { now: NOW });
    expect(read.ok && read.value.added).toBe(9);
    expect(digest).toHaveBeenCalledTimes(1);
    digest.mockRestore();
  });

  it("says that the file is gone where it vanishes while it is read", async () => {
    await keep("000000001-a");
    const file = await archive();
    const gone = new DOMException("The file is gone.", "NotReadableError");
    vi.spyOn(file, "slice").mockReturnValue({
      arrayBuffer: () => Promise.reject(gone),
    } as unknown as Blob);
    const read = await readArchive(file, { now: NOW });
    expect(!read.ok && read.error.code).toBe("file_missing");
  });
});

describe("writing an archive", () => {
  it("ends, and names the edit, where a record cannot be written", async () => {
    await keep("000000001-a", "000000002-a");
    const key = keyOf.edit("000000001-a");
    await set(key, { ...(await get<Edit>(key, database)), createdAt: 9e15 }, database);
    const written = await writeArchive({});
    expect(written.ok && written.value?.missing).toEqual(["000000001-a"]);
  });
});
