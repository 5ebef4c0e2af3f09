import { defaultFeather } from "@/utils/core/edit/stitch-choice";
import { fitWithin, type Rect, type Size } from "@/utils/core/geometry";
import type { StitchRequest } from "@/utils/pixels/job-types";
import { sizeOf } from "@/utils/pixels/read/decode";
import { drawWindow } from "@/utils/pixels/send/window-image";
import { drawAnswer } from "@/utils/pixels/stitch/answer-band";
import {
  type AnswerPosition,
  aspectOff,
  movedBack,
  possiblePositions,
} from "@/utils/pixels/stitch/answer-position";
import type { ColourMatch } from "@/utils/pixels/stitch/apply-colours";
import { matchColours } from "@/utils/pixels/stitch/colour-match";
import { measureDrift } from "@/utils/pixels/stitch/drift";
import { detailError } from "@/utils/pixels/stitch/register/detail-error";
import { lumaOf, type Plane } from "@/utils/pixels/stitch/register/plane";
import {
  findAlignment,
  isInside,
  type Registration,
} from "@/utils/pixels/stitch/register/register";
import type { Alignment } from "@/utils/pixels/stitch/register/samples";
import { featherShare } from "@/utils/pixels/stitch/rim";
import { placesIn } from "@/utils/pixels/stitch/ring-pairs";
import { findZones, type Zones } from "@/utils/pixels/stitch/zones";

/** What was measured where answer and picture should be equal. */
export interface Analysis {
  /** Where the answer is drawn, in this order. */
  readonly positions: readonly AnswerPosition[];
  readonly colour?: ColourMatch | undefined;
  /** How wide the feather should be, as a share of the usual one; colours matched. */
  readonly featherShare?: number;
  readonly aspectOff?: number;
  /** px of the answer. */
  readonly shift?: Alignment;
  readonly drift?: number | undefined;
}

/** Long side of the compared images. */
const COMPARED_SIDE = 1024;
/** The range of most answers: shifts in px of the answer, found on the finest detail. */
const NEAR = { maxShift: 8, maxScale: 0.02, reach: 4 };
/**
 * The range of models that crop by up to 5 %, which enlarges by 1 / 0.95: shares of the compared
 * images' long side.
 */
const FAR = { maxShift: 0.04, maxScale: 0.056, reach: 8 };
/** The answer is moved only if that lowers the error to this share or less. */
const WORTH = 0.85;
/** And by so many levels: less is what rounding and a vignette make of a soft picture. */
const LEAST_GAIN = 0.5;
/** A small movement that lowers the error to this share is the right one: no larger one is looked for. */
const PLAIN = 0.6;
/** So many pixels tell whether a movement brings the finest detail nearer. */
const DETAIL_PLACES = 20_000;

/**
 * Compares the answer with the picture: how it lies over the window, which
 * small shift and scale it suffered, which colour cast, and how far it drifted.
 *
 * @param picture sRGB
 */
export function analyse(
  request: StitchRequest,
  picture: ImageBitmap,
  answer: ImageBitmap,
): Analysis {
  const { window, maskWay, operations } = request;
  const size = comparedSize(window, answer);
  const source = pixelsOf(drawWindow(picture, window, size));
  const mask = maskWay === "transparency" ? undefined : operations;
  const keepOut = mask ? defaultFeather(window) : 0;
  const zones = findZones(mask, source, window, sizeOf(picture), size, keepOut);
  const lies = findPosition(request, answer, lumaOf(source, size.width, size.height), zones, size);
  const drift = measureDrift(source, lies.raw, zones.outside);
  const { positions, pixels, shift } = movedWhereBetter(request, answer, source, zones, size, lies);
  const off = aspectOff(sizeOf(answer), window);
  const colour = matchColours(source, pixels, zones.ring, size.width);
  return {
    positions,
    colour,
    featherShare: featherShare(source, pixels, colour, zones, size.width),
    drift,
    ...(off !== 0 && { aspectOff: off }),
    ...(shift && { shift }),
  };
}

/** The answer moved back, or as it lies where its finest detail would fit worse than before. */
function movedWhereBetter(
  { window }: StitchRequest,
  answer: ImageBitmap,
  source: Uint8ClampedArray,
  { outside }: Zones,
  size: Size,
  { position, moved, raw, shift }: Lie,
): Pick<Analysis, "positions" | "shift"> & { readonly pixels: Uint8ClampedArray } {
  const unmoved = { positions: [position], pixels: raw };
  if (!moved) return unmoved;
  const positions = [position, moved];
  const pixels = drawAnswer(answer, positions, window, size);
  const places = placesIn(outside, DETAIL_PLACES);
  if (detailError(source, pixels, places) > detailError(source, raw, places)) return unmoved;
  return { positions, pixels, ...(shift && { shift }) };
}

interface Lie {
  readonly position: AnswerPosition;
  /** RGBA of the answer lying so. */
  readonly raw: Uint8ClampedArray;
  readonly error: number;
  /** Where it belongs, where that differs enough. */
  readonly moved?: AnswerPosition;
  readonly shift?: Alignment;
}

function findPosition(
  request: StitchRequest,
  answer: ImageBitmap,
  source: Plane,
  { outside }: Zones,
  size: Size,
): Lie {
  const { window } = request;
  const lies = possiblePositions(sizeOf(answer), window).map((position): Lie => {
    const raw = drawAnswer(answer, [position], window, size);
    const usable = opaquePart(outside, raw);
    const perPixel = size.width / answer.width;
    const luma = lumaOf(raw, size.width, size.height);
    const found = findMovement(source, luma, usable, perPixel);
    if (!found) return { position, raw, error: Number.POSITIVE_INFINITY };
    const { alignment, errorBefore, errorAfter } = found;
    if (request.register === false || !alignment) return { position, raw, error: errorBefore };
    const moved = movedBack(position, alignment, window, size);
    const { x, y, scale } = alignment;
    const shift = { x: x / perPixel, y: y / perPixel, scale };
    return { position, raw, error: errorAfter, moved, shift };
  });
  const [first, ...rest] = lies;
  if (!first) throw new Error("An answer lies over its window in at least one way.");
  return rest.reduce((best, next) => (next.error < best.error ? next : best), first);
}

/**
 * The movement that is worth undoing: a small one if there is, else a larger one.
 * Without an alignment there is none; the error is then that of the answer as it lies.
 */
function findMovement(
  source: Plane,
  luma: Plane,
  usable: Uint8Array,
  perPixel: number,
): (Omit<Registration, "alignment"> & { readonly alignment?: Alignment }) | undefined {
  const side = Math.max(source.width, source.height);
  const ranges = [
    { ...NEAR, maxShift: NEAR.maxShift * perPixel },
    { ...FAR, maxShift: FAR.maxShift * side },
  ];
  let best: (Omit<Registration, "alignment"> & { alignment?: Alignment }) | undefined;
  for (const range of ranges) {
    const found = findAlignment(source, luma, usable, range);
    if (!found) return best;
    const { errorBefore, errorAfter } = found;
    best ??= { errorBefore, errorAfter: errorBefore };
    const least = best.errorAfter;
    const isWorth = errorAfter <= Math.min(least * WORTH, least - LEAST_GAIN);
    if (isWorth && isInside(found.alignment, range)) best = found;
    if (best.errorAfter <= errorBefore * PLAIN) return best;
  }
  return best;
}

/** Where the answer shows something at all: it may not cover the whole window. */
function opaquePart(zone: Uint8Array, pixels: Uint8ClampedArray): Uint8Array {
  const part = new Uint8Array(zone.length);
  for (let i = 0; i < zone.length; i++) part[i] = pixels[i * 4 + 3] === 255 ? zone[i]! : 0;
  return part;
}

/** The resolution of the coarser of the two: finer detail exists in one of them only. */
function comparedSize(window: Rect, answer: ImageBitmap): Size {
  const side = Math.min(COMPARED_SIDE, Math.max(answer.width, answer.height));
  return fitWithin(window, side);
}

function pixelsOf(canvas: OffscreenCanvas): Uint8ClampedArray {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("No 2D canvas.");
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}
