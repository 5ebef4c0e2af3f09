import type { Draft } from "@/utils/core/edit/draft";
import { type HistoryEntry, picturesOf } from "@/utils/core/history/entry";
import { stateChoiceOf } from "@/utils/core/history/filter";
import { ok, type Result } from "@/utils/core/result";
import { keyOf, prefixRange, read, settled, write } from "@/utils/store/database";
import { readEntries } from "@/utils/store/entries";
import { healDamaged } from "@/utils/store/heal";
import { ownKeysOf } from "@/utils/store/records";

/**
 * Removes edits with everything that no remaining edit and no open draft needs.
 * Running edits stay: their answer is being paid for.
 *
 * @returns the removed ids
 */
export async function removeEdits(
  choose: (entry: HistoryEntry) => boolean,
): Promise<Result<string[]>> {
  // Files of an edit without a valid entry would count as unreferenced.
  const healed = await healDamaged();
  if (!healed.ok) return healed;
  return write(async (store) => {
    const { entries } = await readEntries(store);
    const drafts = await settled<Draft[]>(store.getAll(prefixRange(keyOf.draft(""))));
    const goes = (entry: HistoryEntry) => stateChoiceOf(entry) !== "running" && choose(entry);
    const removed = entries.filter(goes);
    if (removed.length === 0) return [];
    const going = new Set(removed);
    const kept = entries.filter((entry) => !going.has(entry));
    for (const key of keysOnlyOf(removed, kept, drafts)) store.delete(key);
    return removed.map(({ id }) => id);
  });
}

/**
 * Removes for good what was deleted up to a moment and not brought back.
 *
 * @param before ms since the epoch
 * @param editIds go too, if they were deleted later
 * @returns the removed ids
 */
export async function removeDeleted(
  before: number,
  editIds: readonly string[] = [],
): Promise<Result<string[]>> {
  const marked = await read((store) => settled(store.count(prefixRange(keyOf.gone("")))));
  if (!marked.ok) return marked;
  if (marked.value === 0) return ok([]);
  const also = new Set(editIds);
  return removeEdits(
    ({ id, deletedAt }) => deletedAt !== undefined && (deletedAt <= before || also.has(id)),
  );
}

/** The keys that belong to `removed` alone: shared pictures and results stay. */
function keysOnlyOf(
  removed: readonly HistoryEntry[],
  kept: readonly HistoryEntry[],
  drafts: readonly Draft[],
): (string | IDBKeyRange)[] {
  const pictures = new Set([...drafts, ...kept].flatMap(picturesOf));
  const results = new Set(kept.flatMap((entry) => entry.results.map(({ blobId }) => blobId)));
  const keys: (string | IDBKeyRange)[] = [];
  for (const entry of removed) {
    keys.push(...ownKeysOf(entry.id));
    for (const pictureId of picturesOf(entry)) {
      if (!pictures.has(pictureId)) keys.push(keyOf.picture(pictureId), keyOf.bytes(pictureId));
    }
    for (const { blobId } of entry.results)
      if (!results.has(blobId)) keys.push(keyOf.result(blobId));
  }
  return keys;
}
