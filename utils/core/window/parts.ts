import type { Rect, Size } from "@/utils/core/geometry";
import { componentBoxes } from "@/utils/core/mask/component-boxes";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { drawOverview, toPicturePx } from "@/utils/core/mask/raster";
import { padWithin } from "@/utils/core/window/fit-rect";

/** A part of the mask that is better sent on its own. */
export interface MaskPart {
  /** Picture px. */
  readonly box: Rect;
  /** Where the other parts lie, with their surroundings, picture px. */
  readonly others: readonly Rect[];
}

/** Above this ratio of areas, one window around everything is mostly waste. */
const WASTE = 2.5;
const MAX_PARTS = 6;

/**
 * Splits a mask whose parts lie so far apart that one window around all of
 * them would spend most of its pixels on what stays as it is.
 *
 * @returns nothing where one run serves: a single part, parts close together,
 *   or too many of them to be paid for one by one
 */
export function separateParts(
  operations: readonly MaskOperation[],
  pictureSize: Size,
): readonly MaskPart[] | undefined {
  const { data, size } = drawOverview(operations, pictureSize);
  const boxes = componentBoxes(data, size).map((box) => toPicturePx(box, size, pictureSize));
  const context = Math.max(pictureSize.width, pictureSize.height) / 16;
  const parts = mergeNear(boxes, context, pictureSize);
  const [first, ...rest] = parts;
  if (!first || rest.length === 0 || parts.length > MAX_PARTS) return undefined;
  const spent = parts.map((box) => areaOf(padWithin(box, context, pictureSize)));
  const whole = padWithin(rest.reduce(unionOf, first), context, pictureSize);
  if (areaOf(whole) < WASTE * spent.reduce((sum, area) => sum + area, 0)) return undefined;
  return parts.map((box) => {
    // Padded, because a coarse scale draws thin strokes wider; padded parts never overlap.
    const others = parts
      .filter((other) => other !== box)
      .map((other) => padWithin(other, context, pictureSize));
    return { box, others };
  });
}

/** Takes out everything that lies beyond a rectangle of the picture. */
export function eraseAround(rect: Rect, picture: Size): readonly MaskOperation[] {
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;
  const beyond: readonly Rect[] = [
    { x: 0, y: 0, width: rect.x, height: picture.height },
    { x: right, y: 0, width: picture.width - right, height: picture.height },
    { x: 0, y: 0, width: picture.width, height: rect.y },
    { x: 0, y: bottom, width: picture.width, height: picture.height - bottom },
  ];
  return beyond.filter(({ width, height }) => width > 0 && height > 0).map(erase);
}

/** Whether one rectangle contains another. Same coordinate space. */
export function holds(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

function erase(rect: Rect): MaskOperation {
  return { kind: "rectangle", mode: "erase", rect };
}

/** Joins boxes whose surroundings meet: the window of one would show the other. */
function mergeNear(boxes: readonly Rect[], context: number, picture: Size): readonly Rect[] {
  const merged = [...boxes];
  for (let i = 0; i < merged.length; i++) {
    for (let j = i + 1; j < merged.length; j++) {
      const [a, b] = [merged[i], merged[j]];
      if (!a || !b || !meet(padWithin(a, context, picture), padWithin(b, context, picture)))
        continue;
      merged[i] = unionOf(a, b);
      merged.splice(j, 1);
      // The larger box may meet one that was passed already.
      i = -1;
      break;
    }
  }
  return merged;
}

function meet(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function unionOf(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

function areaOf({ width, height }: Rect): number {
  return width * height;
}
