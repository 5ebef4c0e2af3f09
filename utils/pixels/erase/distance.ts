/** Steps of the 3-4 chamfer distance (Borgefors 1986): three of them are a pixel. */
const SIDE = 3;
const DIAGONAL = 4;
export const CHAMFER_PX = 3;
const FAR = 65_535;

/**
 * How far every pixel is from the nearest origin, in thirds of a pixel, at most 65,535. Origins are
 * the pixels whose byte is `value`, or, if `isEqual` is false, whose byte is another. The outside
 * of the raster is no origin.
 */
export function chamferDistance(
  width: number,
  height: number,
  bytes: Uint8Array,
  value: number,
  isEqual: boolean,
): Uint16Array {
  const distance = new Uint16Array(width * height);
  for (let i = 0; i < distance.length; i++) {
    distance[i] = (bytes[i] === value) === isEqual ? 0 : FAR;
  }
  for (let y = 0; y < height; y++) relaxRow(distance, width, y, y > 0 ? -width : 0, 1);
  for (let y = height - 1; y >= 0; y--) {
    relaxRow(distance, width, y, y < height - 1 ? width : 0, -1);
  }
  return distance;
}

/** @param beside from a pixel to the one in the row before; 0: there is none */
function relaxRow(
  distance: Uint16Array,
  width: number,
  y: number,
  beside: number,
  step: 1 | -1,
): void {
  const start = y * width;
  let x = step > 0 ? 0 : width - 1;
  for (let n = 0; n < width; n++, x += step) {
    const i = start + x;
    let best = distance[i] ?? FAR;
    if (best === 0) continue;
    if (n > 0) best = Math.min(best, (distance[i - step] ?? FAR) + SIDE);
    if (beside !== 0) {
      const above = i + beside;
      best = Math.min(best, (distance[above] ?? FAR) + SIDE);
      if (x > 0) best = Math.min(best, (distance[above - 1] ?? FAR) + DIAGONAL);
      if (x < width - 1) best = Math.min(best, (distance[above + 1] ?? FAR) + DIAGONAL);
    }
    distance[i] = best;
  }
}
