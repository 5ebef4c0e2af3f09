import { defined } from "@/utils/core/defined";
import type { Edit } from "@/utils/core/edit/edit";
import { picturesOf } from "@/utils/core/history/entry";
import { countEdits } from "@/utils/core/history/groups";
import { endingOf } from "@/utils/core/picture/download-name";
import { ok, type Result } from "@/utils/core/result";
import {
  ARCHIVE_VERSION,
  type ArchivedEdit,
  type ArchiveIndex,
  folderOf,
} from "@/utils/store/archive/archive-format";
import { createZip, type Zip } from "@/utils/store/archive/zip-write";
import { attempt } from "@/utils/store/database";
import { readEdit, readResult, readSentFiles } from "@/utils/store/edits";
import { listEntries } from "@/utils/store/history";
import { readPicture, readPictureBytes } from "@/utils/store/pictures";

export interface ArchiveJob {
  /** Only these edits; all if absent. */
  readonly editIds?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface WrittenArchive {
  readonly file: Blob;
  /** Number of edits; those sent together count as one. */
  readonly count: number;
  /** Ids of edits and paths of files that could not be read and are not in it. */
  readonly missing: readonly string[];
}

/**
 * Writes edits with all their files into one ZIP file that any program opens.
 * The same history makes the same bytes. Files are not held in memory: a Blob
 * of Blobs stays on the disk.
 *
 * @returns `undefined` where it was aborted
 */
export async function writeArchive(job: ArchiveJob): Promise<Result<WrittenArchive | undefined>> {
  const entries = await listEntries();
  if (!entries.ok) return entries;
  const wanted = job.editIds && new Set(job.editIds);
  const chosen = entries.value.filter(({ id }) => !wanted || wanted.has(id)).toReversed();
  const ids = chosen.map(({ id }) => id);
  const zip = createZip();
  const missing: string[] = [];
  const index: ArchiveIndex = { format: "redraw-archive", version: ARCHIVE_VERSION, editIds: ids };
  await zip.add("index.json", jsonFile(index), 0);
  for (const [done, id] of ids.entries()) {
    if (job.signal?.aborted) return ok(undefined);
    job.onProgress?.(done, ids.length);
    const edit = await readEdit(id);
    const added = edit.ok ? await attempt(() => addEdit(zip, edit.value, missing)) : edit;
    if (!added.ok) missing.push(id);
  }
  job.onProgress?.(ids.length, ids.length);
  return ok({ file: zip.end(), count: countEdits(chosen), missing });
}

/** Keys are sorted, so that the same record makes the same bytes. */
function jsonFile(value: unknown): Blob {
  const inOrder = (_key: string, inner: unknown) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return new Blob([JSON.stringify(value, inOrder, 1)]);
}

async function addEdit(zip: Zip, edit: Edit, missing: string[]): Promise<void> {
  const folder = folderOf(edit);
  const at = edit.createdAt;
  const add = async (path: string, read: Result<Blob>) => {
    if (read.ok && (await zip.add(path, read.value, at))) return [path];
    missing.push(path);
    return [];
  };
  const pictures: ArchivedEdit["pictures"][number][] = [];
  for (const id of picturesOf(edit)) {
    const record = await readPicture(id);
    if (!record.ok) {
      missing.push(id);
      continue;
    }
    const path = `pictures/${id}.${endingOf(record.value.type)}`;
    if (zip.has(path) || (await add(path, await readPictureBytes(id))).length > 0) {
      pictures.push({ path, record: record.value });
    }
  }
  const results: string[] = [];
  for (const { index, blobId, type } of edit.results) {
    const path = `${folder}/result-${index + 1}.${endingOf(type)}`;
    // Named even where it is gone: results are told apart by their place in this list.
    results.push(path);
    await add(path, await readResult(blobId));
  }
  const sent = await readSentFiles(edit.id);
  const [image, mask] = sent.ok ? [sent.value.image, sent.value.mask] : [];
  const [imagePath] = image ? await add(`${folder}/sent.png`, ok(image)) : [];
  const [maskPath] = mask ? await add(`${folder}/mask.png`, ok(mask)) : [];
  const references: string[] = [];
  for (const [number, file] of ((sent.ok && sent.value.references) || []).entries()) {
    references.push(...(await add(`${folder}/reference-${number + 1}.png`, ok(file))));
  }
  const archived: ArchivedEdit = defined({
    edit,
    pictures,
    results,
    image: imagePath,
    mask: maskPath,
    references: references.length > 0 ? references : undefined,
  });
  await zip.add(`${folder}/edit.json`, jsonFile(archived), at);
}
