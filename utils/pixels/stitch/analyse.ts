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
import { createLevels, createVersions } from "@/utils/pixels/stitch/register/levels";
import { findMovement } from "@/utils/pixels/stitch/register/movement";
import { lumaOf, type Plane } from "@/utils/pixels/stitch/register/plane";
import { errorUnmoved } from "@/utils/pixels/stitch/register/register";
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
  const versions = createVersions(source);
  const lies = possiblePositions(sizeOf(answer), window).map((position): Lie => {
    const raw = drawAnswer(answer, [position], window, size);
    const luma = createVersions(lumaOf(raw, size.width, size.height));
    const levels = createLevels(versions, luma, opaquePart(outside, raw));
    const perPixel = size.width / answer.width;
    const error = errorUnmoved(levels);
    // Too little can be compared.
    if (error === undefined) return { position, raw, error: Number.POSITIVE_INFINITY };
    const isAsked = request.register !== false;
    const found = isAsked ? findMovement(levels, error, perPixel, size) : undefined;
    if (!found) return { position, raw, error };
    const { alignment, errorAfter } = found;
    const moved = movedBack(position, alignment, window, size);
    const { x, y, scale } = alignment;
    const shift = { x: x / perPixel, y: y / perPixel, scale };
    return { position, raw, error: errorAfter, moved, shift };
  });
  const [first, ...rest] = lies;
  if (!first) throw new Error("An answer lies over its window in at least one way.");
  return rest.reduce((best, next) => (next.error < best.error ? next : best), first);
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
