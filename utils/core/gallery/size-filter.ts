import type { Size } from "@/utils/core/geometry";

/** What the long side of a picture can be asked to have at least, px. 0: all pictures. */
export const LEAST_SIDES: readonly number[] = [0, 100, 300, 600, 1200];

/** At first: smaller ones are buttons and portraits of commenters. */
export const USUAL_LEAST_SIDE = 100;

/** Whether a picture is large enough to be shown. One whose size nobody knows yet is. */
export function isLargeEnough({ width, height }: Size, leastSide: number): boolean {
  const longest = Math.max(width, height);
  return longest === 0 || longest >= leastSide;
}
