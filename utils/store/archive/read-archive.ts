import * as v from "valibot";
import type { Edit } from "@/utils/core/edit";
import { advance } from "@/utils/core/edit-life";
import { NO_BYTES } from "@/utils/core/history/entry";
import { readEditRecord } from "@/utils/core/history/record";
import type { Picture } from "@/utils/core/picture";
import { ok, type Result } from "@/utils/core/result";
import { archivedSchema } from "@/utils/store/archive/archive-format";
import { listZip, readZipFile, type ZipFile } from "@/utils/store/archive/zip-read";
import { digest } from "@/utils/store/blobs";
import { keyOf, settled, write } from "@/utils/store/database";
import { putEdit, type SentFiles } from "@/utils/store/edits";

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
  }
  return ok({ ...known, damaged });
}

interface Unpacked {
  readonly edit: Edit;
  readonly pictures: readonly { readonly record: Picture; readonly bytes: Blob }[];
  readonly results: ReadonlyMap<string, Blob>;
  readonly sent: SentFiles | undefined;
}

async function unpackEdit(
  archive: Blob,
  files: ReadonlyMap<string, ZipFile>,
  name: string,
  now: number,
): Promise<Unpacked | undefined> {
  const read = async (path: string | undefined, type: string) => {
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
  const results = new Map<string, Blob>();
  for (const [position, { blobId, type }] of edit.value.results.entries()) {
    const bytes = await read(paths[position], type);
    if (!bytes || (await hashOf(bytes)) !== blobId) return undefined;
    results.set(blobId, bytes);
  }
  if (pictures[0]?.record.id !== edit.value.pictureId) return undefined;
  const png = "image/png";
  const sentImage = await read(image, png);
  const sentMask = await read(mask, png);
  const also = await Promise.all(references.map((path) => read(path, png)));
  const further = also.filter((file) => file !== undefined);
  const sent = sentImage && {
    image: sentImage,
    ...(sentMask ? { mask: sentMask } : {}),
    ...(further.length > 0 ? { references: further } : {}),
  };
  // Nobody runs here what ran elsewhere.
  const settledEdit = advance(edit.value, { kind: "orphaned", at: now }) ?? edit.value;
  return { edit: settledEdit, pictures, results, sent };
}

async function parse(file: Blob | undefined): Promise<unknown> {
  try {
    return file && JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}

async function hashOf(file: Blob): Promise<string> {
  return digest(await file.arrayBuffer());
}

/** An edit with all its files, or nothing of it. False where it is here already. */
function store({ edit, pictures, results, sent }: Unpacked): Promise<Result<boolean>> {
  return write(async (records) => {
    if ((await settled(records.getKey(keyOf.edit(edit.id)))) !== undefined) return false;
    for (const { record, bytes } of pictures) {
      const isThere = (await settled(records.getKey(keyOf.bytes(record.id)))) !== undefined;
      if (isThere) continue;
      records.put(bytes, keyOf.bytes(record.id));
      records.put(record, keyOf.picture(record.id));
    }
    for (const [blobId, bytes] of results) records.put(bytes, keyOf.result(blobId));
    if (sent) records.put(sent, keyOf.sent(edit.id));
    const size = (sent?.image.size ?? 0) + (sent?.mask?.size ?? 0);
    await putEdit(records, edit, { bytes: { ...NO_BYTES, sent: size } });
    return true;
  });
}
