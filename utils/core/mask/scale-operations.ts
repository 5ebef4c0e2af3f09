import type { Rect, Size } from "@/utils/core/geometry";
import { MAX_GROWTH, type MaskOperation } from "@/utils/core/mask/operation";

/**
 * The operations of one picture at the same relative place of another. Where
 * the aspect differs, places are stretched with the picture, and widths of
 * strokes by the geometric mean, so that a round brush stays round.
 *
 * @param from the size they were painted at, picture px
 * @param to the size they are wanted at, picture px
 */
export function scaleOperations(
  operations: readonly MaskOperation[],
  from: Size,
  to: Size,
): readonly MaskOperation[] {
  if (from.width === to.width && from.height === to.height) return operations;
  const scale = { x: to.width / from.width, y: to.height / from.height };
  return operations.map((operation) => scaleOperation(operation, scale, to));
}

interface Scale {
  readonly x: number;
  readonly y: number;
}

function scaleOperation(operation: MaskOperation, scale: Scale, to: Size): MaskOperation {
  const mean = Math.sqrt(scale.x * scale.y);
  switch (operation.kind) {
    case "stroke": {
      const { radius, points, radii } = operation;
      return {
        ...operation,
        radius: radius * mean,
        points: scalePoints(points, scale),
        ...(radii ? { radii: radii.map((each) => each * mean) } : {}),
      };
    }
    case "rectangle":
      return { ...operation, rect: scaleRect(operation.rect, scale) };
    case "polygon":
      return { ...operation, points: scalePoints(operation.points, scale) };
    case "spans":
      return { ...operation, runs: scaleRuns(operation.runs, scale, to) };
    case "grow":
      return { ...operation, by: clampGrowth(operation.by * mean) };
    default:
      return operation;
  }
}

function clampGrowth(by: number): number {
  return Math.max(-MAX_GROWTH, Math.min(MAX_GROWTH, by));
}

function scalePoints(points: readonly number[], scale: Scale): number[] {
  return points.map((value, index) => value * (index % 2 === 0 ? scale.x : scale.y));
}

function scaleRect({ x, y, width, height }: Rect, scale: Scale): Rect {
  return { x: x * scale.x, y: y * scale.y, width: width * scale.x, height: height * scale.y };
}

/** Each row of the new picture takes the row of the old one below its middle (nearest neighbour). */
function scaleRuns(runs: readonly number[], scale: Scale, to: Size): number[] {
  const rows = rowsOf(runs);
  const scaled: number[] = [];
  for (let y = 0; y < to.height; y += 1) {
    let filledTo = 0;
    for (const [x, length] of rows.get(Math.floor((y + 0.5) / scale.y)) ?? []) {
      const left = Math.max(filledTo, Math.round(x * scale.x));
      const right = Math.min(to.width, Math.round((x + length) * scale.x));
      if (right <= left) continue;
      scaled.push(y, left, right - left);
      filledTo = right;
    }
  }
  return scaled;
}

type Run = readonly [x: number, length: number];

/** The runs of each row, by y. */
function rowsOf(runs: readonly number[]): ReadonlyMap<number, readonly Run[]> {
  const rows = new Map<number, Run[]>();
  for (let at = 0; at + 2 < runs.length; at += 3) {
    const [y = 0, x = 0, length = 0] = runs.slice(at, at + 3);
    const row = rows.get(y);
    if (row) row.push([x, length]);
    else rows.set(y, [[x, length]]);
  }
  return rows;
}
