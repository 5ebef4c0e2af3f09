import * as v from "valibot";
import { sha256Hex } from "@/utils/core/bytes";
import { defined } from "@/utils/core/defined";
import type { Edit } from "@/utils/core/edit/edit";
import { advance } from "@/utils/core/edit/edit-life";
import { NO_BYTES } from "@/utils/core/history/own-files";
import { readEditRecord } from "@/utils/core/history/record";
import type { Picture } from "@/utils/core/picture/picture";
import { ok, type Result } from "@/utils/core/result";
import { archivedSchema } from "@/utils/store/archive/archive-format";
import { listZip, readZipFile, type ZipFile } from "@/utils/store/archive/zip-read";
import { attempt, keyOf, settled, write } from "@/utils/store/database";
import { putEdit, type SentFiles } from "@/utils/store/edits";
import { entryIn } from "@/utils/store/entries";
import { sizeOfSent } from "@/utils/store/new-edits";

export interface ReadJob {
  readonly now: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface ReadArchive {
  readonly added: number;
  /** Edits that were in the history already. */
  readonly known: number;
  /** Paths in the archive that could not be read. */
  readonly damaged: readonly string[];
}

/**
 * Adds the edits of an archive to the history. What is here already stays as it
 * is; what is damaged is named and does not stop the rest. Every picture and
 * result is checked against its SHA-256. An aborted import keeps the edits it
 * has added.
 *
 * @errors `archive_too_large`, `file_missing` (the file is gone), `storage_full`,
 * `storage_failed`
 */
export async function readArchive(archive: Blob, job: ReadJob): Promise<Result<ReadArchive>> {
  const read = await attempt(() => readAll(archive, job));
  return read.ok ? read.value : read;
}

async function readAll(archive: Blob, job: ReadJob): Promise<Result<ReadArchive>> {
  const listed = await listZip(archive, job.signal);
  if (!listed.ok) return listed;
  const files = listed.value;
  const names = [...files.keys()].filter((name) => /^edits\/[^/]+\/edit\.json$/.test(name));
  const damaged: string[] = files.has("index.json") ? [] : ["index.json"];
  const counts = { added: 0, known: 0 };
  // Many edits share a picture: it is unpacked and checked once.
  const stored = new Set<string>();
  for (const [done, name] of names.entries()) {
    if (job.signal?.aborted) break;
    job.onProgress?.(done, names.length);
    const unpacked = await unpackEdit({ archive, files, stored }, name, job.now);
    if (!unpacked) {
      damaged.push(name);
      continue;
    }
    const isAdded = await store(unpacked);
    if (!isAdded.ok) return isAdded;
    counts[isAdded.value ? "added" : "known"] += 1;
    if (isAdded.value) for (const { record } of unpacked.pictures) stored.add(record.id);
    for (const lost of unpacked.lost) damaged.push(lost);
  }
  return ok({ ...counts, damaged });
}

interface Source {
  readonly archive: Blob;
  readonly files: ReadonlyMap<string, ZipFile>;
  /** Ids of pictures that this import has stored. */
  readonly stored: ReadonlySet<string>;
}

interface Unpacked {
  readonly edit: Edit;
  /** `bytes` is absent where the picture is stored already. */
  readonly pictures: readonly { readonly record: Picture; readonly bytes?: Blob }[];
  readonly results: ReadonlyMap<string, Blob>;
  readonly sent: SentFiles | undefined;
  /** Paths of files that are damaged and that the edit can do without. */
  readonly lost: readonly string[];
}

const MOST_RECORD_BYTES = 32 * 1024 * 1024;

type ReadFile = (path: string | undefined, type: string) => Promise<Blob | undefined>;

async function unpackEdit(
  { archive, files, stored }: Source,
  name: string,
  now: number,
): Promise<Unpacked | undefined> {
  // Text is parsed as a whole: a mask of ten thousand strokes stays far below it.
  if ((files.get(name)?.size ?? 0) > MOST_RECORD_BYTES) return undefined;
  const read: ReadFile = async (path, type) => {
    const file = path === undefined ? undefined : files.get(path);
    const bytes = file && (await readZipFile(archive, file));
    return bytes && new Blob([bytes], { type });
  };
  const described = v.safeParse(archivedSchema, await parse(await read(name, "")));
  const edit = described.success ? readEditRecord(described.output.edit) : undefined;
  if (!described.success || !edit?.ok) return undefined;
  const { pictures: listed, results: paths, image, mask, references = [] } = described.output;
  const pictures: Unpacked["pictures"][number][] = [];
  for (const { path, record: raw } of listed) {
    const record = raw as unknown as Picture;
    const bytes = stored.has(record.id) ? undefined : await read(path, record.type);
    if (!stored.has(record.id) && !(bytes && (await hashOf(bytes)) === record.id)) return undefined;
    pictures.push(defined({ record, bytes }));
  }
  const results = await unpackResults(edit.value, paths, read);
  if (results.files.size === 0 && edit.value.results.length > 0) return undefined;
  if (pictures[0]?.record.id !== edit.value.pictureId) return undefined;
  const sent = await unpackSent([image, mask, ...references], read);
  // An edit that was running when it was exported does not run here.
  const settledEdit = advance(edit.value, { kind: "orphaned", at: now }) ?? edit.value;
  const whole = settledEdit.results.filter(({ blobId }) => results.files.has(blobId));
  return {
    edit: { ...settledEdit, results: whole },
    pictures,
    results: results.files,
    sent: sent.file,
    lost: [...results.lost, ...sent.lost],
  };
}

/** The undamaged results: each is worth having without the others. */
async function unpackResults(
  { results }: Edit,
  paths: readonly string[],
  read: ReadFile,
): Promise<{ readonly files: ReadonlyMap<string, Blob>; readonly lost: readonly string[] }> {
  const files = new Map<string, Blob>();
  const lost: string[] = [];
  for (const [position, { blobId, type }] of results.entries()) {
    const path = paths[position];
    const bytes = await read(path, type);
    if (bytes && (await hashOf(bytes)) === blobId) files.set(blobId, bytes);
    else lost.push(path ?? blobId);
  }
  return { files, lost };
}

/**
 * The files that were sent, all or none: without the mask or a reference
 * *Send again* would make another request.
 */
async function unpackSent(
  [image, mask, ...references]: readonly (string | undefined)[],
  read: ReadFile,
): Promise<{ readonly file: SentFiles | undefined; readonly lost: readonly string[] }> {
  const paths = [image, mask, ...references].filter((path) => path !== undefined);
  const files = new Map<string, Blob>();
  for (const path of paths) {
    const file = await read(path, "image/png");
    if (file) files.set(path, file);
  }
  const lost = paths.filter((path) => !files.has(path));
  const sentImage = files.get(image ?? "");
  if (!sentImage || lost.length > 0) return { file: undefined, lost };
  const further = references.flatMap((path) => files.get(path ?? "") ?? []);
  const file = defined({
    image: sentImage,
    mask: files.get(mask ?? ""),
    references: further.length > 0 ? further : undefined,
  });
  return { file, lost };
}

async function parse(file: Blob | undefined): Promise<unknown> {
  try {
    return file && JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}

async function hashOf(file: Blob): Promise<string> {
  return sha256Hex(await file.arrayBuffer());
}

/**
 * Stores an edit with all its files, or nothing of it. One that is here already
 * gets the results it lacks.
 *
 * @returns false where nothing was lacking
 */
function store({ edit, pictures, results, sent }: Unpacked): Promise<Result<boolean>> {
  return write(async (records) => {
    const raw = await settled<unknown>(records.get(keyOf.edit(edit.id)));
    const here = raw === undefined ? undefined : readEditRecord(raw);
    const lacked = here ? lackedBy(here, edit) : edit.results;
    if (here && lacked.length === 0) return false;
    for (const { blobId } of lacked) records.put(results.get(blobId), keyOf.result(blobId));
    if (here?.ok) {
      const entry = await entryIn(records, edit.id);
      await putEdit(records, withResults(here.value, lacked), entry);
      return true;
    }
    for (const { record, bytes } of pictures) {
      if (!bytes) continue;
      const isThere = (await settled(records.getKey(keyOf.bytes(record.id)))) !== undefined;
      if (isThere) continue;
      records.put(bytes, keyOf.bytes(record.id));
      records.put(record, keyOf.picture(record.id));
    }
    if (sent) records.put(sent, keyOf.sent(edit.id));
    const size = sent ? sizeOfSent(sent) : 0;
    await putEdit(records, edit, { bytes: { ...NO_BYTES, sent: size } });
    return true;
  });
}

/** Results that are missing here, where both edits are done: a damaged archive may have been read before. */
function lackedBy(here: Result<Edit>, { state, results }: Edit): Edit["results"] {
  if (!here.ok || here.value.state !== "done" || state !== "done") return [];
  const known = new Set(here.value.results.map(({ index }) => index));
  return results.filter(({ index }) => !known.has(index));
}

function withResults(edit: Edit, added: Edit["results"]): Edit {
  return { ...edit, results: [...edit.results, ...added].toSorted((a, b) => a.index - b.index) };
}
