import type { HistoryEntry } from "@/utils/core/history/entry";

/** What was asked of one server on one day, as far as it is known. Never a price: servers do not tell. */
export interface Spent {
  readonly day: number;
  /** A moment of that day, ms since the epoch. */
  readonly at: number;
  readonly host: string;
  /** Edits that were sent, also those that failed: some servers charge for them. */
  readonly edits: number;
  readonly results: number;
  /** `undefined` where the server named none for any of them. */
  readonly tokens: number | undefined;
}

type Counted = Pick<HistoryEntry, "createdAt" | "host" | "results"> & {
  readonly tokens?: number | undefined;
  readonly sentAt?: number | undefined;
};

/**
 * Sums by day and server, the newest day first. What was done on this device, or
 * never sent, cost nothing and is not in it.
 *
 * @param dayOf a number that differs between days
 */
export function spentByDay(
  entries: readonly Counted[],
  dayOf: (at: number) => number,
): readonly Spent[] {
  const sums = new Map<string, Spent>();
  for (const { createdAt: at, host, results, tokens, sentAt } of entries) {
    if (host === "" || sentAt === undefined) continue;
    const day = dayOf(at);
    const key = `${day} ${host}`;
    const before = sums.get(key) ?? { day, at, host, edits: 0, results: 0, tokens: undefined };
    sums.set(key, {
      ...before,
      edits: before.edits + 1,
      results: before.results + results.length,
      tokens: tokens === undefined ? before.tokens : (before.tokens ?? 0) + tokens,
    });
  }
  return [...sums.values()].toSorted((a, b) => b.day - a.day || a.host.localeCompare(b.host));
}
