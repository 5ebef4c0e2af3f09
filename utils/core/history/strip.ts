import type { Edit } from "@/utils/core/edit/edit";
import { isRunning } from "@/utils/core/edit/edit-life";
import { entryOf, type HistoryEntry } from "@/utils/core/history/entry";
import { idsOf, type ListedEdit, listEdits } from "@/utils/core/history/groups";

/** A result's place in the strip. */
export interface StripResult {
  readonly editId: string;
  /** Among the results of its edit. */
  readonly position: number;
  /** The edit as the strip lists it. */
  readonly item: ListedEdit;
  /** Its edit is on the stage. */
  readonly isShown: boolean;
}

/** Names a result for as long as it is in the strip, whatever comes before it. */
export function resultKey({ item, position }: Pick<StripResult, "item" | "position">): string {
  return `${item.groupId ?? item.id} ${position}`;
}

/** All edits of one picture, sorted by what can be seen of them; the newest first in each. */
export interface Strip {
  readonly running: readonly ListedEdit[];
  readonly done: readonly ListedEdit[];
  readonly failed: readonly ListedEdit[];
}

/**
 * The strip of a picture.
 *
 * @param entries of this picture
 * @param shown the edit on the stage, which may be newer than its entry
 * @param shownResults how many results of it can be seen, stored or not
 */
export function stripOf(
  entries: readonly HistoryEntry[],
  shown: Edit | undefined,
  shownResults: number,
): Strip {
  const items = listEdits(shown ? withShown(entries, shown) : entries);
  const countOf = (item: ListedEdit) =>
    shown && idsOf(item).includes(shown.id)
      ? Math.max(shownResults, item.results.length)
      : item.results.length;
  const done = items.filter((item) => countOf(item) > 0);
  const others = items.filter((item) => countOf(item) === 0);
  return {
    running: others.filter(isRunning),
    done,
    failed: others.filter(({ state }) => state === "failed" || state === "interrupted"),
  };
}

/** The entries with that of the edit on the stage as it is now, in the order of time. */
function withShown(entries: readonly HistoryEntry[], shown: Edit): readonly HistoryEntry[] {
  const before = entries.find(({ id }) => id === shown.id);
  const entry = entryOf(shown, undefined, before);
  if (before) return entries.map((one) => (one === before ? { ...before, ...entry } : one));
  const at = entries.findIndex(({ createdAt }) => createdAt <= shown.createdAt);
  return entries.toSpliced(at < 0 ? entries.length : at, 0, entry);
}

/** Every result of the strip in its order, as keys go along them. */
export function resultsIn(
  { done }: Strip,
  shown: Pick<Edit, "id"> | undefined,
  shownResults: number,
): readonly StripResult[] {
  return done.flatMap((item) => {
    const isShown = shown !== undefined && idsOf(item).includes(shown.id);
    const count = isShown ? Math.max(shownResults, item.results.length) : item.results.length;
    const editId = isShown ? shown.id : item.id;
    return Array.from({ length: count }, (_, position) => ({ editId, position, item, isShown }));
  });
}
