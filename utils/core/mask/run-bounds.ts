import type { Rect } from "@/utils/core/geometry";

/** The box of some runs (flat y, x, length …), whole px; nothing without any. */
export function boundsOfRuns(runs: readonly number[]): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 2 < runs.length; i += 3) {
    const [y, x, length] = [runs[i] ?? 0, runs[i + 1] ?? 0, runs[i + 2] ?? 0];
    left = Math.min(left, x);
    right = Math.max(right, x + length);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return right > left ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}
