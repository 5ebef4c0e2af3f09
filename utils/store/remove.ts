import type { Draft } from "@/utils/core/draft";
import type { Edit } from "@/utils/core/edit";
import { isRunning } from "@/utils/core/edit-life";
import type { Result } from "@/utils/core/result";
import { attempt, committed, database, keyOf, prefixRange, settled } from "@/utils/store/database";

/**
 * Removes edits with everything that no remaining edit and no open draft needs.
 * Running edits stay: their answer is being paid for. Gives the removed ids.
 */
export function removeEdits(choose: (edit: Edit) => boolean): Promise<Result<string[]>> {
  return attempt(() =>
    database("readwrite", async (store) => {
      const edits = await settled<Edit[]>(store.getAll(prefixRange(keyOf.edit(""))));
      const drafts = await settled<Draft[]>(store.getAll(prefixRange(keyOf.draft(""))));
      const goes = (edit: Edit) => choose(edit) && !isRunning(edit);
      const removed = edits.filter(goes);
      const kept = edits.filter((edit) => !goes(edit));
      for (const key of keysOnlyOf(removed, kept, drafts)) store.delete(key);
      await committed(store.transaction);
      return removed.map((edit) => edit.id);
    }),
  );
}

/** The keys that belong to `removed` alone: shared pictures and results stay. */
function keysOnlyOf(
  removed: readonly Edit[],
  kept: readonly Edit[],
  drafts: readonly Draft[],
): (string | IDBKeyRange)[] {
  const pictures = new Set([...drafts, ...kept].map(({ pictureId }) => pictureId));
  const results = new Set(kept.flatMap((edit) => edit.results.map((result) => result.blobId)));
  const keys: (string | IDBKeyRange)[] = [];
  for (const { id, pictureId, results: own } of removed) {
    keys.push(keyOf.edit(id), keyOf.sent(id), keyOf.answer(id));
    keys.push(prefixRange(`thumb:${id}:`), prefixRange(`placed:${id}:`));
    if (!pictures.has(pictureId)) keys.push(keyOf.picture(pictureId), keyOf.bytes(pictureId));
    for (const { blobId } of own) if (!results.has(blobId)) keys.push(keyOf.result(blobId));
  }
  return keys;
}
