import type { Rect, Size } from "@/utils/core/geometry";

/** A window and the size it is sent at. */
interface Sent {
  /** Picture px. */
  readonly window: Rect;
  readonly sentSize: Size;
}

/** Enlarging a window more than this for sending makes it soft. */
export const MAX_UPSCALE = 2;

/** What a doubling costs: of what is lost in detail, what is enlarged, and what is paid for. */
const PER_SHRINKING = 1;
const PER_ENLARGING = 0.25;
const PER_PIXELS = 0.5;
/** What it costs to be e times as wide, for its height, as what is wished for. */
const PER_ASPECT = 0.5;
/** What it costs to cut off all that is wished for. */
const PER_CUT = 1;

/** What is wished for. */
export interface Wish {
  /** The paint with its surroundings, picture px. */
  readonly rect: Rect;
  /** Width over height of both, as if the picture had no borders. */
  readonly aspect: number;
}

/**
 * What sending a window costs: detail that is lost by making it smaller,
 * softness by enlarging it, pixels to pay for, surroundings that are cut off,
 * and an aspect far from that of the paint. Without a unit; only comparisons count.
 *
 * @param leastPixels of all that could be sent
 */
function costOf({ window, sentSize }: Sent, wish: Wish, leastPixels: number): number {
  const scale = scaleOf({ window, sentSize });
  const cut = 1 - sharedArea(window, wish.rect) / pixelsOf(wish.rect);
  const aspect = window.width / window.height / wish.aspect;
  return (
    PER_SHRINKING * Math.max(0, -Math.log2(scale)) +
    PER_ENLARGING * Math.max(0, Math.log2(scale)) +
    PER_PIXELS * Math.log2(pixelsOf(sentSize) / leastPixels) +
    PER_ASPECT * Math.abs(Math.log(aspect)) +
    PER_CUT * cut
  );
}

/**
 * The window that costs least; of equals the first. One that is enlarged too far
 * is taken only where all are, and then the one that is enlarged least.
 */
export function cheapest<T extends Sent>(candidates: readonly T[], wish: Wish): T | undefined {
  const least = Math.min(...candidates.map(({ sentSize }) => pixelsOf(sentSize)));
  const ranked = candidates.map((candidate) => ({
    candidate,
    excess: Math.max(0, scaleOf(candidate) / MAX_UPSCALE - 1),
    cost: costOf(candidate, wish, least),
  }));
  ranked.sort((a, b) => a.excess - b.excess || a.cost - b.cost);
  return ranked[0]?.candidate;
}

/** Pixels that are sent for each picture px, along a side. */
function scaleOf({ window, sentSize }: Sent): number {
  return sentSize.width / window.width;
}

function pixelsOf({ width, height }: Size): number {
  return width * height;
}

/** The area that two rectangles have in common. */
export function sharedArea(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
