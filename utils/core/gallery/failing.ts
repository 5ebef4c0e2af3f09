import { type ErrorCode, factsOf } from "@/utils/core/app-error";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { MOST_FAILURES } from "@/utils/core/queue/line";

type Ended = Pick<HistoryEntry, "endedAt" | "errorCode">;

/**
 * Why the latest edits fail, if it is the same reason so often in a row that the
 * next ones would as well. The queue keeps those that wait; this is for those that
 * are not made yet.
 */
export function failingFor(edits: readonly Ended[]): ErrorCode | undefined {
  const latest = edits
    .flatMap(({ endedAt, errorCode }) => (endedAt === undefined ? [] : [{ endedAt, errorCode }]))
    .filter(({ errorCode }) => !isOwnWish(errorCode))
    .toSorted((a, b) => b.endedAt - a.endedAt)
    .slice(0, MOST_FAILURES);
  const [last] = latest;
  const isEnough = latest.length === MOST_FAILURES;
  return isEnough && latest.every(({ errorCode }) => errorCode === last?.errorCode)
    ? last?.errorCode
    : undefined;
}

function isOwnWish(code: ErrorCode | undefined): boolean {
  return code !== undefined && factsOf(code).isOwnWish === true;
}
