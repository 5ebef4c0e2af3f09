import type { HistoryEntry } from "@/utils/core/history/entry";

/** How things stand in all windows together, in numbers of edits. */
export interface Standing {
  /** They wait or are under way. */
  readonly running: number;
  /** They have results that nobody has seen. */
  readonly ready: number;
  /** They failed, and nobody has seen it. */
  readonly failed: number;
}

type Ended = Pick<HistoryEntry, "id" | "state" | "groupId">;

/** How things stand. Edits that were sent together count as one. */
export function standingOf(running: readonly Ended[], unseen: readonly Ended[]): Standing {
  const busy = new Set(running.map(groupOf));
  // A part that has come is shown when the others have, too.
  const over = unseen.filter((edit) => !busy.has(groupOf(edit)));
  const ready = new Set(over.filter(({ state }) => state === "done").map(groupOf));
  const failed = new Set(over.map(groupOf).filter((group) => !ready.has(group)));
  return { running: busy.size, ready: ready.size, failed: failed.size };
}

function groupOf({ id, groupId }: Ended): string {
  return groupId ?? id;
}

/** What the toolbar's button shows: what a person would want to know first. */
export interface Badge {
  readonly text: string;
  readonly kind: "none" | "running" | "ready" | "failed";
}

/** The badge for how things stand: a failure first, then what is ready, then what runs. */
export function badgeOf({ running, ready, failed }: Standing): Badge {
  if (failed > 0) return { text: "!", kind: "failed" };
  if (ready > 0) return { text: `✓${ready > 1 ? ready : ""}`, kind: "ready" };
  if (running > 0) return { text: String(running), kind: "running" };
  return { text: "", kind: "none" };
}
