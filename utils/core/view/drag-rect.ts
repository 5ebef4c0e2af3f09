import type { Rect, Size } from "@/utils/core/geometry";

/** Where a frame is taken hold of: to move it, or by one of its corners. */
export type FrameHandle = "move" | "nw" | "ne" | "sw" | "se";

/** Smaller frames cannot be taken hold of, picture px. */
const MIN_SIDE = 16;

/**
 * A frame after it was dragged by `dx`, `dy`, all in picture px. Moved, it
 * stays inside the picture as far as it fits; dragged by a corner it does not
 * grow beyond the picture, and the opposite corner stays where it is.
 */
export function dragRect(
  rect: Rect,
  handle: FrameHandle,
  dx: number,
  dy: number,
  picture: Size,
): Rect {
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;
  if (handle === "move") {
    return {
      ...rect,
      x: keepInside(Math.round(rect.x + dx), rect.width, picture.width),
      y: keepInside(Math.round(rect.y + dy), rect.height, picture.height),
    };
  }
  const isWest = handle === "nw" || handle === "sw";
  const isNorth = handle === "nw" || handle === "ne";
  const [x, width] = dragSide(rect.x, right, dx, isWest, picture.width);
  const [y, height] = dragSide(rect.y, bottom, dy, isNorth, picture.height);
  return { x, y, width, height };
}

function keepInside(start: number, length: number, limit: number): number {
  const room = limit - length;
  return room < 0 ? Math.round(room / 2) : Math.min(Math.max(start, 0), room);
}

function dragSide(
  start: number,
  end: number,
  by: number,
  isStart: boolean,
  limit: number,
): [start: number, length: number] {
  if (isStart) {
    const next = Math.max(Math.min(Math.round(start + by), end - MIN_SIDE), Math.min(start, 0));
    return [next, end - next];
  }
  const next = Math.min(Math.max(Math.round(end + by), start + MIN_SIDE), Math.max(end, limit));
  return [start, next - start];
}
