import type { Edit } from "@/utils/core/edit/edit";
import type { ResultPlacement } from "@/utils/core/edit/stitch-choice";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { readEditRecord } from "@/utils/core/history/record";
import type { Result } from "@/utils/core/result";
import { readBlob } from "@/utils/store/blobs";
import { keyOf, settled, write } from "@/utils/store/database";
import { putEdit, putOwn } from "@/utils/store/edits";
import { entryIn } from "@/utils/store/entries";

/** The stitched picture of a result. Derived: it can be made again. */
export function readPlaced(editId: string, index: number): Promise<Result<Blob>> {
  return readBlob(keyOf.placed(editId, index));
}

/**
 * Stores how a result is stitched, and the stitched picture, in one transaction:
 * a picture never outlives the choice it was made with. Without `picture` the
 * stored one is removed. Nothing is stored where the edit was deleted meanwhile.
 */
export function savePlacement(
  editId: string,
  index: number,
  placement: ResultPlacement,
  picture?: Blob,
): Promise<Result<void>> {
  return write(async (store) => {
    const edit = await readUnderLock(store, editId);
    if (!edit) return;
    const before = await entryIn(store, editId);
    const placements = { ...edit.placements, [index]: placement };
    await putEdit(store, { ...edit, placements }, before);
    if (picture) await putPlaced(store, editId, index, picture);
    else await dropPlaced(store, editId, index);
  });
}

async function putPlaced(
  store: IDBObjectStore,
  editId: string,
  index: number,
  picture: Blob,
): Promise<void> {
  await dropPlaced(store, editId, index);
  await putOwn(store, editId, { placed: picture.size }, keyOf.placed(editId, index), picture);
}

async function readUnderLock(store: IDBObjectStore, editId: string): Promise<Edit | undefined> {
  const raw = await settled<unknown>(store.get(keyOf.edit(editId)));
  const edit = raw === undefined ? undefined : readEditRecord(raw);
  return edit?.ok ? edit.value : undefined;
}

async function dropPlaced(store: IDBObjectStore, editId: string, index: number): Promise<void> {
  const key = keyOf.placed(editId, index);
  const old = await settled<Blob | undefined>(store.get(key));
  const entry = await entryIn(store, editId);
  if (!old || !entry) return;
  store.delete(key);
  const placed = Math.max(0, entry.bytes.placed - old.size);
  const bytes = { ...entry.bytes, placed };
  store.put({ ...entry, bytes } satisfies HistoryEntry, keyOf.entry(editId));
}
