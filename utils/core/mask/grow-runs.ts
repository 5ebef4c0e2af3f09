import type { Rect, Size } from "@/utils/core/geometry";
import { boundsOfRuns } from "@/utils/core/mask/run-bounds";

/**
 * Runs of every pixel whose centre is within a distance of a painted one's,
 * as `grow` does it for a whole mask. Stays in the picture.
 *
 * @param runs flat y, x, length …, picture px, sorted, not overlapping
 * @param by picture px, not negative
 */
export function growRuns(runs: readonly number[], by: number, picture: Size): number[] {
  const bounds = boundsOfRuns(runs);
  if (!bounds) return [];
  const reach = Math.floor(by);
  const starts = rowStarts(runs, bounds);
  const change = new Int32Array(picture.width + 1);
  const grown: number[] = [];
  const first = Math.max(0, bounds.y - reach);
  const last = Math.min(picture.height, bounds.y + bounds.height + reach);
  for (let y = first; y < last; y += 1) {
    change.fill(0);
    for (let away = -reach; away <= reach; away += 1) {
      const row = y + away - bounds.y;
      if (row < 0 || row >= bounds.height) continue;
      const aside = Math.floor(Math.sqrt(by * by - away * away));
      addRow(change, runs, starts[row] ?? 0, starts[row + 1] ?? 0, aside);
    }
    pushRow(change, y, grown);
  }
  return grown;
}

/** Where the runs of each row of a box begin, and behind them where the last one's end. */
function rowStarts(runs: readonly number[], { y, height }: Rect): Int32Array {
  const starts = new Int32Array(height + 1);
  let at = 0;
  for (let row = 0; row <= height; row += 1) {
    while (at < runs.length && (runs[at] ?? 0) < y + row) at += 3;
    starts[row] = at;
  }
  return starts;
}

/** Counts runs, made longer at both ends, where they begin and where they end. */
function addRow(
  change: Int32Array,
  runs: readonly number[],
  start: number,
  end: number,
  aside: number,
): void {
  const width = change.length - 1;
  for (let i = start; i < end; i += 3) {
    const x = runs[i + 1] ?? 0;
    const from = Math.max(0, x - aside);
    const to = Math.min(width, x + (runs[i + 2] ?? 0) + aside);
    change[from] = (change[from] ?? 0) + 1;
    change[to] = (change[to] ?? 0) - 1;
  }
}

function pushRow(change: Int32Array, y: number, runs: number[]): void {
  let depth = 0;
  let from = 0;
  for (let x = 0; x < change.length; x += 1) {
    const before = depth;
    depth += change[x] ?? 0;
    if (before === 0 && depth > 0) from = x;
    if (before > 0 && depth === 0) runs.push(y, from, x - from);
  }
}
