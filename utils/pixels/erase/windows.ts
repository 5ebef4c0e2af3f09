import type { Rect, Size } from "@/utils/core/geometry";
import { CHAMFER_PX, chamferDistance } from "./distance";
import { cropPaint, type Paint } from "./paint";

/** A hole to be filled by itself, and what is looked at for it. */
export interface Hole {
  readonly paint: Paint;
  /** Picture px. */
  readonly window: Rect;
  /** What is looked at for a repetition, which may lie further off, picture px. */
  readonly wide: Rect;
  /** The hole's pixels. */
  readonly size: number;
  /** Nothing was there: transparency may continue in it, too. */
  readonly isBlank?: boolean;
}

/** Spots of paint nearer to each other than this, about, are one hole, picture px. */
const CELL = 16;
/** The least that is looked at on every side, picture px. */
const MIN_MARGIN = 64;
/** Around thin holes, in times their depth: a wire needs no window as high as it is long. */
const DEPTHS = 12;
/** On every side where repetitions are looked for: times the longer side, and at least, picture px. */
const WIDE = 3;
const MIN_WIDE = 200;

/**
 * The holes that some paint makes, each with its window: spots that lie far from each other need
 * not know of each other, and a window around all of them would be as large as the picture.
 *
 * @param wider times the usual margin
 */
export function findHoles(paint: Paint, picture: Size, wider = 1): Hole[] {
  return clustersOf(paint).map((rect) => {
    const own = { rect, data: cropPaint(paint, rect) };
    let size = 0;
    for (let i = 0; i < own.data.length; i++) if (own.data[i]) size++;
    const margin = Math.round(wider * marginOf(own));
    const wide = grown(
      rect,
      Math.max(margin, MIN_WIDE, WIDE * Math.max(rect.width, rect.height)),
      picture,
    );
    return { paint: own, window: grown(rect, margin, picture), wide, size };
  });
}

function marginOf({ rect, data }: Paint): number {
  const distance = chamferDistance(rect.width, rect.height, data, 0, true);
  let depth = 0;
  for (let i = 0; i < data.length; i++) {
    if (data[i]) depth = Math.max(depth, (distance[i] ?? 0) / CHAMFER_PX);
  }
  const longer = Math.max(rect.width, rect.height);
  return Math.max(MIN_MARGIN, Math.min(longer, DEPTHS * depth));
}

function grown(rect: Rect, margin: number, picture: Size): Rect {
  const x = Math.max(0, rect.x - margin);
  const y = Math.max(0, rect.y - margin);
  return {
    x,
    y,
    width: Math.min(picture.width, rect.x + rect.width + margin) - x,
    height: Math.min(picture.height, rect.y + rect.height + margin) - y,
  };
}

/** Bounding boxes of what hangs together by cells that touch, also at corners. */
function clustersOf({ rect, data }: Paint): Rect[] {
  const columns = Math.ceil(rect.width / CELL);
  const rows = Math.ceil(rect.height / CELL);
  const boxes = cellBoxes(rect, data, columns);
  const isSeen = new Uint8Array(columns * rows);
  const clusters: Rect[] = [];
  for (const first of boxes.keys()) {
    if (isSeen[first]) continue;
    isSeen[first] = 1;
    const stack = [first];
    let [left, top, right, bottom] = [rect.width, rect.height, 0, 0];
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      const box = boxes.get(cell) ?? [0, 0, 0, 0];
      [left, top] = [Math.min(left, box[0]), Math.min(top, box[1])];
      [right, bottom] = [Math.max(right, box[2]), Math.max(bottom, box[3])];
      const column = cell % columns;
      for (let dy = -columns; dy <= columns; dy += columns) {
        for (let dx = Math.max(-1, -column); dx <= Math.min(1, columns - 1 - column); dx++) {
          const other = cell + dy + dx;
          if (isSeen[other] || !boxes.has(other)) continue;
          isSeen[other] = 1;
          stack.push(other);
        }
      }
    }
    const [width, height] = [right - left + 1, bottom - top + 1];
    clusters.push({ x: rect.x + left, y: rect.y + top, width, height });
  }
  return clusters;
}

type Box = [left: number, top: number, right: number, bottom: number];

/** The painted part of every cell that has one, relative to the paint. */
function cellBoxes(rect: Rect, data: Uint8Array, columns: number): Map<number, Box> {
  const boxes = new Map<number, Box>();
  for (let y = 0; y < rect.height; y++) {
    const row = Math.floor(y / CELL) * columns;
    for (let x = 0; x < rect.width; x++) {
      if (!data[y * rect.width + x]) continue;
      const cell = row + Math.floor(x / CELL);
      const box = boxes.get(cell);
      if (!box) boxes.set(cell, [x, y, x, y]);
      else {
        box[0] = Math.min(box[0], x);
        box[2] = Math.max(box[2], x);
        box[3] = y;
      }
    }
  }
  return boxes;
}
