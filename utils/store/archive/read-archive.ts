import * as v from "valibot";
import { sha256Hex } from "@/utils/core/bytes";
import type { Edit } from "@/utils/core/edit/edit";
import { advance } from "@/utils/core/edit/edit-life";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { NO_BYTES } from "@/utils/core/history/own-files";
import { readEditRecord } from "@/utils/core/history/record";
import type { Picture } from "@/utils/core/picture/picture";
import { ok, type Result } from "@/utils/core/result";
import { archivedSchema } from "@/utils/store/archive/archive-format";
import { listZip, readZipFile, type ZipFile } from "@/utils/store/archive/zip-read";
import { keyOf, settled, write } from "@/utils/store/database";
import { putEdit, type SentFiles, sizeOfSent } from "@/utils/store/edits";
import { entryIn } from "@/utils/store/entries";

export interface ReadJob {
  readonly now: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface ReadArchive {
  readonly added: number;
  /** Edits that were here already. */
  readonly known: number;
  /** What could not be read, by its path in the archive. */
  readonly damaged: readonly string[];
}

/**
 * Takes edits out of an archive into the history. What is here already stays as
 * it is; what is damaged is named and does not stop the rest. Every picture and
 * result is checked against its SHA-256.
 */
export async function readArchive(archive: Blob, job: ReadJob): Promise<Result<ReadArchive>> {
  const files = await listZip(archive);
  const names = [...files.keys()].filter((name) => /^edits\/[^/]+\/edit\.json$/.test(name));
  const damaged: string[] = files.has("index.json") ? [] : ["index.json"];
  const known = { added: 0, known: 0 };
  for (const [done, name] of names.entries()) {
    if (job.signal?.aborted) break;
    job.onProgress?.(done, names.length);
    const unpacked = await unpackEdit(archive, files, name, job.now);
    if (!unpacked) {
      damaged.push(name);
      continue;
    }
    const stored = await store(unpacked);
    if (!stored.ok) return stored;
    known[stored.value ? "added" : "known"] += 1;
    damaged.push(...unpacked.lost);
  }
  return ok({ ...known, damaged });
}

interface Unpacked {
  readonly edit: Edit;
  readonly pictures: readonly { readonly record: Picture; readonly bytes: Blob }[];
  readonly results: ReadonlyMap<string, Blob>;
  readonly sent: SentFiles | undefined;
  /** Paths of files the edit can do without, and must. */
  readonly lost: readonly string[];
}

type ReadFile = (path: string | undefined, type: string) => Promise<Blob | undefined>;

async function unpackEdit(
  archive: Blob,
  files: ReadonlyMap<string, ZipFile>,
  name: string,
  now: number,
): Promise<Unpacked | undefined> {
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
  for (const { path, record } of listed) {
    const bytes = await read(path, record.type);
    if (!bytes || (await hashOf(bytes)) !== record.id) return undefined;
    pictures.push({ record: record as unknown as Picture, bytes });
  }
  const results = await unpackResults(edit.value, paths, read);
  if (results.files.size === 0 && edit.value.results.length > 0) return undefined;
  if (pictures[0]?.record.id !== edit.value.pictureId) return undefined;
  const sent = await unpackSent([image, mask, ...references], read);
  // Nobody runs here what ran elsewhere.
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

/** The results that are whole: each is worth having without the others. */
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
 * What was sent, all of it or nothing: without its mask or one of its further
 * pictures it would be another request that is sent again.
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
  const sentMask = files.get(mask ?? "");
  const further = references.flatMap((path) => files.get(path ?? "") ?? []);
  const file = {
    image: sentImage,
    ...(sentMask ? { mask: sentMask } : {}),
    ...(further.length > 0 ? { references: further } : {}),
  };
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
 * An edit with all its files, or nothing of it. One that is here already gets
 * the results it lacks; false where it lacks none.
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

/** Results that a damaged archive did not give before; none of an edit that went another way here. */
function lackedBy(here: Result<Edit>, { state, results }: Edit): Edit["results"] {
  if (!here.ok || here.value.state !== "done" || state !== "done") return [];
  const known = new Set(here.value.results.map(({ index }) => index));
  return results.filter(({ index }) => !known.has(index));
}

function withResults(edit: Edit, added: Edit["results"]): Edit {
  return { ...edit, results: [...edit.results, ...added].toSorted((a, b) => a.index - b.index) };
}
