import { defined } from "@/utils/core/defined";
import { leadingPart, partsToSend } from "@/utils/core/edit/part";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { stateChoiceOf } from "@/utils/core/history/filter";

/** An item of the list: an edit, or a group of edits that were sent together. */
export interface ListedEdit extends HistoryEntry {
  /** The edits of a group. */
  readonly parts?: readonly HistoryEntry[];
}

/**
 * Entries (newest first) with those of a group as one, in the place of its
 * newest. It stands as the edit does that leads the group.
 */
export function listEdits(entries: readonly HistoryEntry[]): readonly ListedEdit[] {
  const groups = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    if (entry.groupId === undefined) continue;
    const group = groups.get(entry.groupId);
    if (group) group.push(entry);
    else groups.set(entry.groupId, [entry]);
  }
  if (groups.size === 0) return entries;
  return entries.flatMap((entry): ListedEdit[] => {
    const group = entry.groupId === undefined ? undefined : groups.get(entry.groupId);
    if (!group || group.length === 1) return [entry];
    return group[0] === entry ? [asOne(group, entry)] : [];
  });
}

function asOne(group: readonly HistoryEntry[], newest: HistoryEntry): ListedEdit {
  const leading = leadingPart(group) ?? newest;
  const errorCode = leading.errorCode ?? group.find((one) => one.errorCode)?.errorCode;
  return {
    ...leading,
    createdAt: newest.createdAt,
    count: group.reduce((sum, { count }) => sum + count, 0),
    isStarred: group.some(({ isStarred }) => isStarred),
    ...defined({ errorCode }),
    parts: group,
  };
}

/** The ids of the edits of an item. */
export function idsOf({ id, parts }: ListedEdit): readonly string[] {
  return parts ? parts.map((part) => part.id) : [id];
}

/** Number of edits; a group counts as one. */
export function countEdits(entries: readonly Pick<HistoryEntry, "id" | "groupId">[]): number {
  return new Set(entries.map(({ id, groupId }) => groupId ?? id)).size;
}

/** The failed parts of a group that has results; none while it runs. */
export function lostPartsOf(item: ListedEdit): readonly HistoryEntry[] {
  if (!item.parts || stateChoiceOf(item) !== "done") return [];
  return item.parts.filter(({ state }) => state !== "done");
}

/** How many images *Send again* asks for: only parts without a result, if others have one. */
export function countToSend(item: ListedEdit): number {
  const sent = item.parts ? partsToSend(item.parts) : [item];
  return sent.reduce((sum, { count }) => sum + count, 0);
}
