import type { Size } from "@/utils/core/geometry";

/**
 * The pixels inside of a closed line, by winding number: what is gone around
 * twice is inside too, as hands mean it. Parts beyond the picture are cut off.
 *
 * @param points flat x, y …, picture px; the last is joined to the first
 * @returns one byte a pixel of `size`, 0 or 1: whether its centre is inside
 */
export function rasteriseLoop(points: readonly number[], size: Size, picture: Size): Uint8Array {
  const { width, height } = size;
  // Where the winding number changes, row by row; the sum from the left is the number itself.
  const changes = new Int16Array((width + 1) * height);
  const [scaleX, scaleY] = [width / picture.width, height / picture.height];
  let [top, bottom, left] = [height, 0, width];
  for (let i = 0; i < points.length; i += 2) {
    const j = i + 2 < points.length ? i + 2 : 0;
    const x0 = (points[i] as number) * scaleX - 0.5;
    const y0 = (points[i + 1] as number) * scaleY - 0.5;
    const x1 = (points[j] as number) * scaleX - 0.5;
    const y1 = (points[j + 1] as number) * scaleY - 0.5;
    top = Math.min(top, Math.ceil(y0));
    bottom = Math.max(bottom, Math.ceil(y0));
    left = Math.min(left, Math.ceil(x0));
    if (y0 < y1) addSide(changes, size, [x0, y0, x1, y1], 1);
    else addSide(changes, size, [x1, y1, x0, y0], -1);
  }
  const mask = new Uint8Array(width * height);
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y += 1)
    fillRow(
      changes.subarray(y * (width + 1), (y + 1) * (width + 1)),
      mask,
      y * width,
      Math.max(0, left),
    );
  return mask;
}

/** @param left where the first change may be */
function fillRow(changes: Int16Array, mask: Uint8Array, start: number, left: number): void {
  let winding = 0;
  for (let x = left; x < changes.length - 1; x += 1) {
    winding += changes[x] as number;
    if (winding !== 0) mask[start + x] = 1;
  }
}

/** One side, from its upper end to its lower one; rows it crosses at their middle. */
function addSide(
  changes: Int16Array,
  { width, height }: Size,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  sign: number,
): void {
  if (!(y1 > y0)) return;
  const end = Math.min(Math.ceil(y1), height);
  for (let y = Math.max(Math.ceil(y0), 0); y < end; y += 1) {
    const x = x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);
    const column = Math.min(Math.max(Math.ceil(x), 0), width);
    const at = y * (width + 1) + column;
    (changes[at] as number) += sign;
  }
}
