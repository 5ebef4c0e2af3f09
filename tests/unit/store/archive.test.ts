import "fake-indexeddb/auto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { entries as allRecords } from "idb-keyval";
import { beforeEach, describe, expect, it } from "vitest";
import { sha256Hex } from "@/utils/core/bytes";
import { readArchive } from "@/utils/store/archive/read-archive";
import { writeArchive } from "@/utils/store/archive/write-archive";
import { endOfArchive } from "@/utils/store/archive/zip-format";
import { database, keyOf } from "@/utils/store/database";
import { readEdit, readSentFiles, transition } from "@/utils/store/edits";
import { listEntries } from "@/utils/store/history";
import { saveNewEdit } from "@/utils/store/new-edits";
import { readPictureBytes, savePicture } from "@/utils/store/pictures";
import { anEdit } from "../../support/an-edit.ts";
import { clearRecords, storedKeys } from "../../support/records.ts";

const NOW = 1_760_000_000_000;

beforeEach(clearRecords);

async function makeEdit(number: number): Promise<string> {
  const picture = await savePicture(new Blob([`picture ${number % 2}`]), {
    type: "image/jpeg",
    size: { width: 4, height: 3 },
    isAnimated: false,
    provenance: { way: "page", pageUrl: "https://a.test/", pageTitle: "猫" },
    createdAt: NOW,
  });
  if (!picture.ok) throw new Error("no picture");
  const id = `00000000${number}-a`;
  const edit = anEdit({
    id,
    createdAt: NOW + number,
    state: "receiving",
    pictureId: picture.value.id,
  });
  const files = { image: new Blob([`image ${number}`]), mask: new Blob([`mask ${number}`]) };
  await saveNewEdit(edit, files, new Blob(["thumb"]));
  const bytes = new Blob([`result ${number}`]);
  const blobId = await sha256Hex(await bytes.arrayBuffer());
  const result = { index: 0, blobId, type: "image/png", byteLength: bytes.size };
  const event = { kind: "finished", at: NOW, results: [result], lostItems: [] } as const;
  await transition(id, event, [[keyOf.result(blobId), bytes]]);
  return id;
}

async function archive(editIds?: readonly string[]): Promise<Blob> {
  const written = await writeArchive(editIds ? { editIds } : {});
  if (!written.ok || !written.value) throw new Error("no archive");
  return written.value.file;
}

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

async function listedIds(): Promise<string[]> {
  const entries = await listEntries();
  return entries.ok ? entries.value.map(({ id }) => id) : [];
}

describe("an archive", () => {
  it("goes round byte by byte, and brings every file back", async () => {
    for (const number of [1, 2, 3]) await makeEdit(number);
    const first = await archive();
    const before = (await storedKeys()).filter((key) => !/^(thumb|unseen):/.test(key));
    await clearRecords();
    const read = await readArchive(first, { now: NOW });
    expect(read).toEqual({ ok: true, value: { added: 3, known: 0, damaged: [] } });
    expect(await storedKeys()).toEqual(before);
    expect(await bytesOf(await archive())).toEqual(await bytesOf(first));
  });

  it("is one that other programs open", async () => {
    await makeEdit(1);
    const file = join(mkdtempSync(join(tmpdir(), "redraw-archive-")), "a.zip");
    writeFileSync(file, await bytesOf(await archive()));
    const script =
      "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip());print(*sorted(z.namelist()),sep='\\n')";
    const said = execFileSync("python3", ["-c", script, file], { encoding: "utf8" }).split("\n");
    expect(said[0]).toBe("None");
    expect(said.filter((name) => name.endsWith("result-1.png"))).toHaveLength(1);
    const inside = unzipSync(new Uint8Array(readFileSync(file)));
    expect(Object.keys(inside)).toContain("index.json");
  });

  it("can hold chosen edits alone", async () => {
    await makeEdit(1);
    const id = await makeEdit(2);
    const file = await archive([id]);
    await clearRecords();
    await readArchive(file, { now: NOW });
    expect(await listedIds()).toEqual([id]);
  });

  it("leaves what is here already as it is", async () => {
    const id = await makeEdit(1);
    const file = await archive();
    const before = await allRecords(database);
    const read = await readArchive(file, { now: NOW });
    expect(read).toEqual({ ok: true, value: { added: 0, known: 1, damaged: [] } });
    expect(await allRecords(database)).toEqual(before);
    expect((await readEdit(id)).ok).toBe(true);
  });

  it("is read when somebody has packed it anew, compressed", async () => {
    await makeEdit(1);
    const repacked = zipSync(unzipSync(await bytesOf(await archive())), { level: 9 });
    await clearRecords();
    const read = await readArchive(new Blob([repacked as Uint8Array<ArrayBuffer>]), { now: NOW });
    expect(read.ok && read.value.added).toBe(1);
  });

  it("never brings an edit to life that was running elsewhere", async () => {
    const id = "000000009-r";
    const source = await makeEdit(1);
    const edit = await readEdit(source);
    if (!edit.ok) throw new Error("no edit");
    await saveNewEdit(
      { ...edit.value, id, state: "sending", results: [] },
      { image: new Blob(["i"]) },
      undefined,
    );
    const file = await archive([id]);
    await clearRecords();
    await readArchive(file, { now: NOW });
    const read = await readEdit(id);
    expect(read.ok && read.value.state).toBe("interrupted");
  });
});

describe("an edit with further pictures", () => {
  const FURTHER = ["second picture", "third picture"];

  async function makeEditWithFurther(): Promise<string> {
    const references: string[] = [];
    for (const text of FURTHER) {
      const saved = await savePicture(new Blob([text]), {
        type: "image/webp",
        size: { width: 4, height: 3 },
        isAnimated: false,
        provenance: { way: "file", fileName: `${text}.webp` },
        createdAt: NOW,
      });
      if (saved.ok) references.push(saved.value.id);
    }
    const source = await readEdit(await makeEdit(1));
    if (!source.ok) throw new Error("no edit");
    const id = "000000002-b";
    const files = FURTHER.map((text) => new Blob([`${text}, as sent`]));
    const edit = { ...source.value, id, references };
    await saveNewEdit(edit, { image: new Blob(["image"]), references: files }, undefined);
    return id;
  }

  const texts = (files: readonly Blob[] = []) => Promise.all(files.map((file) => file.text()));

  it("brings them along both ways: as they were chosen, and as they were sent", async () => {
    const id = await makeEditWithFurther();
    const before = await listEntries();
    const file = await archive([id]);
    await clearRecords();
    const read = await readArchive(file, { now: NOW });
    expect(read).toEqual({ ok: true, value: { added: 1, known: 0, damaged: [] } });
    const edit = await readEdit(id);
    const chosen = edit.ok ? (edit.value.references ?? []) : [];
    const bytes = await Promise.all(chosen.map((one) => readPictureBytes(one)));
    expect(await texts(bytes.flatMap((one) => (one.ok ? [one.value] : [])))).toEqual(FURTHER);
    const sent = await readSentFiles(id);
    expect(sent.ok && (await texts(sent.value.references))).toEqual(
      FURTHER.map((text) => `${text}, as sent`),
    );
    const after = await listEntries();
    const sizeIn = (list: typeof after) =>
      list.ok && list.value.find((entry) => entry.id === id)?.bytes.sent;
    expect(sizeIn(after)).toBe(sizeIn(before));
    expect(await bytesOf(await archive([id]))).toEqual(await bytesOf(file));
  });

  it("loses its request, and says so, where one of them is damaged: half of it is another one", async () => {
    const id = await makeEditWithFurther();
    const bytes = await bytesOf(await archive([id]));
    const at = Buffer.from(bytes).indexOf("third picture, as sent");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await clearRecords();
    const read = await readArchive(new Blob([bytes]), { now: NOW });
    expect(read.ok && read.value.added).toBe(1);
    expect(read.ok && read.value.damaged).toEqual([expect.stringMatching(/reference-2\.png$/)]);
    expect((await readSentFiles(id)).ok).toBe(false);
    expect((await readEdit(id)).ok).toBe(true);
  });
});

describe("a damaged archive", () => {
  it("gives what is whole when its end is cut off, wherever that is", async () => {
    for (const number of [1, 2, 3]) await makeEdit(number);
    const whole = await archive();
    let most = 0;
    for (let cut = 0; cut < whole.size; cut += 61) {
      await clearRecords();
      const read = await readArchive(whole.slice(0, cut), { now: NOW });
      if (!read.ok) throw new Error(read.error.code);
      expect(read.value.added).toBeGreaterThanOrEqual(most);
      most = read.value.added;
      for (const id of await listedIds()) expect((await readEdit(id)).ok).toBe(true);
    }
    expect(most).toBe(3);
  });

  it("names the edit whose file was changed, and takes the others", async () => {
    for (const number of [1, 2]) await makeEdit(number);
    const bytes = await bytesOf(await archive());
    const at = Buffer.from(bytes).indexOf("result 2");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await clearRecords();
    const read = await readArchive(new Blob([bytes]), { now: NOW });
    expect(read.ok && read.value.added).toBe(1);
    expect(read.ok && read.value.damaged).toEqual([
      expect.stringContaining("000000002-a/edit.json"),
    ]);
  });

  it("gives the results that are whole, and the others when a whole one is read later", async () => {
    const id = "000000007-a";
    const source = await readEdit(await makeEdit(1));
    if (!source.ok) throw new Error("no edit");
    const blobs = ["one", "two", "three"].map((text) => new Blob([`answer ${text}`]));
    const results = await Promise.all(
      blobs.map(async (blob, index) => {
        const blobId = await sha256Hex(await blob.arrayBuffer());
        return { index, blobId, type: "image/png", byteLength: blob.size };
      }),
    );
    const running = { ...source.value, id, state: "receiving", results: [] } as const;
    await saveNewEdit(running, { image: new Blob(["image"]) }, undefined);
    await transition(
      id,
      { kind: "finished", at: NOW, results, lostItems: [] },
      results.map(({ blobId, index }) => [keyOf.result(blobId), blobs[index] ?? new Blob()]),
    );
    const whole = await archive([id]);
    const bytes = await bytesOf(whole);
    const at = Buffer.from(bytes).indexOf("answer two");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await clearRecords();
    const read = await readArchive(new Blob([bytes]), { now: NOW });
    expect(read.ok && read.value.damaged).toEqual([expect.stringMatching(/result-2\.png$/)]);
    const indexes = async () => {
      const edit = await readEdit(id);
      return edit.ok && edit.value.results.map(({ index }) => index);
    };
    expect(await indexes()).toEqual([0, 2]);
    const again = await readArchive(whole, { now: NOW });
    expect(again).toEqual({ ok: true, value: { added: 1, known: 0, damaged: [] } });
    expect(await indexes()).toEqual([0, 1, 2]);
    expect(await bytesOf(await archive([id]))).toEqual(await bytesOf(whole));
  });

  it("is no archive at all, and says so", async () => {
    const read = await readArchive(new Blob(["not a zip file"]), { now: NOW });
    expect(read).toEqual({ ok: true, value: { added: 0, known: 0, damaged: ["index.json"] } });
  });
});

it("ends an archive of more than 65,535 files, or 4 GB, in the long form", () => {
  const view = new DataView(endOfArchive(70_000, 5e9, 9e6).buffer);
  expect(view.getUint32(0, true)).toBe(0x06064b50);
  expect(Number(view.getBigUint64(48, true))).toBe(5e9);
  expect(view.byteLength).toBe(56 + 20 + 22);
});
