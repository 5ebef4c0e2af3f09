import type { SizeRule } from "@/utils/core/capability";
import type { Rect, Size } from "@/utils/core/geometry";
import { cheapest, MAX_UPSCALE, sharedArea } from "@/utils/core/window/cost";
import {
  type Aspect,
  largestWithin,
  padWithin,
  placeAround,
  reduceAspect,
  smallestAround,
} from "@/utils/core/window/fit-rect";
import { autoSizes, freeAspects } from "@/utils/core/window/free-size";

/** What is sent: a rectangle of the picture, and the size it is scaled to. */
export interface ChosenWindow {
  /** Whole picture px, of exactly the aspect of `sentSize`. May reach beyond the picture. */
  readonly window: Rect;
  readonly sentSize: Size;
}

/** A size of the form, or `auto`: whatever fits the window best. */
export type WantedSize = Size | "auto";

const LEAST_PAD_PX = 96;
/** Context that is kept around the mask even where the padding has to give way. */
const SMALL_PAD_PX = 8;

/**
 * Chooses the window for a mask: its box with some context, in the supported
 * aspect that costs least (`cost.ts`), shifted into the picture. Only where the
 * picture cannot hold the mask in any aspect does the window reach beyond it.
 *
 * @param box what is painted, picture px
 * @param picture its size
 * @param sizes what the model takes
 * @param wanted a size the person chose: its aspect is then the window's
 */
export function chooseWindow(
  box: Rect,
  picture: Size,
  sizes: SizeRule,
  wanted: WantedSize = "auto",
): ChosenWindow {
  const area = box.width * box.height;
  const longSide = Math.max(picture.width, picture.height);
  const pad = Math.max(0.5 * Math.sqrt(area), longSide / 16, LEAST_PAD_PX);
  const candidates = fitAll(box, pad, picture, sizes, wanted);
  const rect = padWithin(box, pad, picture);
  const aspect = (box.width + 2 * pad) / (box.height + 2 * pad);
  return cheapest(candidates, { rect, aspect }) ?? closest(candidates, rect);
}

/** The smallest window of a supported aspect that holds the whole picture. */
export function wholePictureWindow(
  picture: Size,
  sizes: SizeRule,
  wanted: WantedSize = "auto",
): ChosenWindow {
  const whole = { x: 0, y: 0, ...picture };
  const candidates = candidateAspects(sizes, wanted).map((candidate) => {
    const size = smallestAround(picture, candidate.aspect);
    return finish(placeAround(whole, size, picture), candidate.sizes);
  });
  return closest(candidates, whole);
}

/**
 * Snaps a window that the person dragged to what is supported, around its own
 * centre, without adding context.
 */
export function snapWindow(
  dragged: Rect,
  picture: Size,
  sizes: SizeRule,
  wanted: WantedSize = "auto",
): ChosenWindow {
  const box = padWithin(dragged, 0, picture);
  return closest(fitAll(box, 0, picture, sizes, wanted), box);
}

/** An aspect that can be sent. */
export interface Candidate {
  readonly aspect: Aspect;
  /** Ascending. */
  readonly sizes: readonly Size[];
}

/** The window of each aspect; only those that lie in the picture, where any do. */
function fitAll(
  box: Rect,
  pad: number,
  picture: Size,
  sizes: SizeRule,
  wanted: WantedSize,
): readonly ChosenWindow[] {
  const candidates = candidateAspects(sizes, wanted).map((candidate) =>
    finish(fitAspect(box, pad, picture, candidate), candidate.sizes),
  );
  const inside = candidates.filter(({ window }) => isWithin(window, picture));
  return inside.length > 0 ? inside : candidates;
}

/** The aspects a window may have, each with the sizes that can be asked for, largest first. */
export function candidateAspects(sizes: SizeRule, wanted: WantedSize): Candidate[] {
  if (wanted !== "auto") return [{ aspect: reduceAspect(wanted), sizes: [wanted] }];
  if (sizes.kind === "free") {
    return freeAspects(sizes).map((aspect) => ({ aspect, sizes: autoSizes(sizes, aspect) }));
  }
  const byAspect = new Map<string, { aspect: Aspect; sizes: Size[] }>();
  for (const size of sizes.sizes) {
    const aspect = reduceAspect(size);
    const key = `${aspect.across}:${aspect.down}`;
    const known = byAspect.get(key);
    if (known) known.sizes.push(size);
    else byAspect.set(key, { aspect, sizes: [size] });
  }
  for (const { sizes: list } of byAspect.values()) list.sort((a, b) => a.width - b.width);
  return [...byAspect.values()];
}

function fitAspect(box: Rect, pad: number, picture: Size, candidate: Candidate): Rect {
  const { aspect, sizes } = candidate;
  const padded = padWithin(box, pad, picture);
  const wished = smallestAround(largerOf(padded, leastWindow(sizes, pad)), aspect);
  const largest = largestWithin(picture, aspect);
  if (!largest || wished.width <= largest.width) return place(padded, box, wished, picture);
  const tight = padWithin(box, Math.min(pad, SMALL_PAD_PX), picture);
  const isHeld = tight.width <= largest.width && tight.height <= largest.height;
  if (isHeld) return place(tight, box, largest, picture);
  // What it reaches beyond the picture is sent in vain: context there is not worth the detail.
  return placeAround(box, smallestAround(tight, aspect), picture);
}

/** Small windows are widened instead of upscaled too far; a dragged one is kept. */
function leastWindow(sizes: readonly Size[], pad: number): Size {
  const [first] = sizes;
  if (!first || pad === 0) return { width: 1, height: 1 };
  return {
    width: Math.ceil(first.width / MAX_UPSCALE),
    height: Math.ceil(first.height / MAX_UPSCALE),
  };
}

/** Around the mask itself, as long as the padded box stays inside. */
function place(padded: Rect, box: Rect, size: Size, picture: Size): Rect {
  const around = placeAround(box, size, picture);
  return {
    ...around,
    x: keepHeld(around.x, size.width, padded.x, padded.width),
    y: keepHeld(around.y, size.height, padded.y, padded.height),
  };
}

function keepHeld(start: number, length: number, heldStart: number, heldLength: number): number {
  return Math.min(Math.max(start, heldStart + heldLength - length), heldStart);
}

function largerOf(a: Size, b: Size): Size {
  return { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) };
}

/** Sends a window at the smallest size that loses no detail, else the largest. */
export function finish(window: Rect, sizes: readonly Size[]): ChosenWindow {
  const sentSize = sizes.find(({ width }) => width >= window.width) ?? sizes.at(-1);
  return { window, sentSize: sentSize ?? { width: window.width, height: window.height } };
}

/** The one that wastes least around `wished` and cuts least off it; of equals the first. */
export function closest(candidates: readonly ChosenWindow[], wished: Rect): ChosenWindow {
  const [first, ...rest] = candidates;
  if (!first) throw new Error("A capability names no sizes.");
  const cost = ({ window }: ChosenWindow) => {
    const shared = sharedArea(window, wished);
    return window.width * window.height - shared + (wished.width * wished.height - shared);
  };
  return rest.reduce((best, next) => (cost(next) < cost(best) ? next : best), first);
}

/** Whether a rectangle lies in the picture. Picture px. */
export function isWithin({ x, y, width, height }: Rect, picture: Size): boolean {
  return x >= 0 && y >= 0 && x + width <= picture.width && y + height <= picture.height;
}
