import { fillInterval, type MaskGrid, rowCentre, rowsBetween } from "@/utils/core/mask/raster-grid";

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/**
 * Draws a stroke: the hull of every two neighbouring discs. Points closer than
 * a quarter of a pixel to the last drawn one are skipped, so the cost follows
 * the raster, not the pointer's event rate.
 *
 * @param points flat x0, y0, x1, y1 … in picture px
 * @param radiusAt radius in picture px by index of the point; 0 or less breaks the stroke
 */
export function drawStroke(
  grid: MaskGrid,
  points: readonly number[],
  radiusAt: (index: number) => number,
  value: number,
): void {
  const count = Math.floor(points.length / 2);
  const skip = Math.min(grid.pixelWidth, grid.pixelHeight) / 4;
  let last: Disc | undefined;
  for (let index = 0; index < count; index++) {
    const x = points[index * 2] ?? 0;
    const y = points[index * 2 + 1] ?? 0;
    const disc = { x, y, radius: radiusAt(index) };
    if (disc.radius <= 0) {
      last = undefined;
      continue;
    }
    if (!last) {
      drawHull(grid, disc, disc, value);
      last = disc;
      continue;
    }
    const isNear =
      Math.abs(x - last.x) < skip &&
      Math.abs(y - last.y) < skip &&
      Math.abs(disc.radius - last.radius) < skip;
    if (isNear && index < count - 1) continue;
    drawHull(grid, last, disc, value);
    last = disc;
  }
}

/** Fills the convex hull of two discs (picture px), row by row: its cut with a row is one interval. */
export function drawHull(grid: MaskGrid, a: Disc, b: Disc, value: number): void {
  const big = a.radius >= b.radius ? a : b;
  const small = big === a ? b : a;
  const dx = small.x - big.x;
  const dy = small.y - big.y;
  const distance = Math.hypot(dx, dy);
  const difference = big.radius - small.radius;
  const isContained = distance <= difference || distance === 0;
  const quad = isContained ? undefined : tangentQuad(big, small, dx, dy, distance, difference);
  const [first, last] = rowsBetween(
    grid,
    Math.min(big.y - big.radius, small.y - small.radius),
    Math.max(big.y + big.radius, small.y + small.radius),
  );
  const interval = { left: 0, right: 0 };
  for (let row = first; row <= last; row++) {
    const y = rowCentre(grid, row);
    interval.left = Number.POSITIVE_INFINITY;
    interval.right = Number.NEGATIVE_INFINITY;
    widenByDisc(interval, big, y);
    if (quad) {
      widenByDisc(interval, small, y);
      widenByQuad(interval, quad, y);
    }
    if (interval.left <= interval.right)
      fillInterval(grid, row, interval.left, interval.right, value);
  }
}

/** The four points at which the outer tangents touch two discs of which neither holds the other. */
function tangentQuad(
  big: Disc,
  small: Disc,
  dx: number,
  dy: number,
  distance: number,
  difference: number,
): number[] {
  const along = difference / distance;
  const across = Math.sqrt(1 - along * along);
  const ux = dx / distance;
  const uy = dy / distance;
  const points: number[] = [];
  for (const [disc, side] of [
    [big, 1],
    [small, 1],
    [small, -1],
    [big, -1],
  ] as const) {
    points.push(
      disc.x + disc.radius * (along * ux - side * across * uy),
      disc.y + disc.radius * (along * uy + side * across * ux),
    );
  }
  return points;
}

interface Interval {
  left: number;
  right: number;
}

function widenByDisc(interval: Interval, disc: Disc, y: number): void {
  const rest = disc.radius * disc.radius - (y - disc.y) * (y - disc.y);
  if (rest < 0) return;
  const half = Math.sqrt(rest);
  if (disc.x - half < interval.left) interval.left = disc.x - half;
  if (disc.x + half > interval.right) interval.right = disc.x + half;
}

function widenByQuad(interval: Interval, quad: readonly number[], y: number): void {
  for (let corner = 0; corner < 8; corner += 2) {
    const x0 = quad[corner] ?? 0;
    const y0 = quad[corner + 1] ?? 0;
    const x1 = quad[(corner + 2) % 8] ?? 0;
    const y1 = quad[(corner + 3) % 8] ?? 0;
    if (y0 === y1 || (y < y0 && y < y1) || (y > y0 && y > y1)) continue;
    const x = x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
    if (x < interval.left) interval.left = x;
    if (x > interval.right) interval.right = x;
  }
}
