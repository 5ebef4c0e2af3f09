import type { Rect } from "@/utils/core/geometry";
import {
  blankLike,
  fillInterval,
  type MaskGrid,
  rowCentre,
  rowsBetween,
} from "@/utils/core/mask/raster-grid";
import { drawHull } from "@/utils/core/mask/raster-stroke";

/**
 * Fills a rectangle, `spread` picture px larger on each side (smaller where
 * negative). With no spread even one thinner than a pixel leaves a line.
 */
export function drawRectangle(grid: MaskGrid, rect: Rect, spread: number, value: number): void {
  const [left, right] = axisRange(rect.x, rect.width, grid.x, grid.pixelWidth, spread);
  const [top, bottom] = axisRange(rect.y, rect.height, grid.y, grid.pixelHeight, spread);
  const first = Math.max(0, left);
  const end = Math.min(grid.width, right);
  if (end <= first) return;
  for (let row = Math.max(0, top); row < Math.min(grid.height, bottom); row++) {
    grid.data.fill(value, row * grid.width + first, row * grid.width + end);
  }
}

function axisRange(
  start: number,
  length: number,
  origin: number,
  step: number,
  spread: number,
): [first: number, end: number] {
  const low = (Math.min(start, start + length) - spread - origin) / step;
  const high = (Math.max(start, start + length) + spread - origin) / step;
  const first = Math.ceil(low - 0.5);
  const end = Math.ceil(high - 0.5);
  if (end > first || spread < 0 || length === 0) return [first, end];
  const middle = Math.floor((low + high) / 2);
  return [middle, middle + 1];
}

/**
 * Fills a closed polygon by the even-odd rule, its outline `spread` picture px
 * farther out (in, where negative). With no spread the outline itself is drawn
 * as a hairline, so that slivers thinner than a pixel do not vanish.
 *
 * @param points flat x0, y0, x1, y1 … in picture px
 */
export function drawPolygon(
  grid: MaskGrid,
  points: readonly number[],
  spread: number,
  value: number,
): void {
  if (points.length < 6) return;
  if (spread < 0) {
    const inner = blankLike(grid);
    fillEvenOdd(inner, points, 255);
    drawOutline(inner, points, -spread, 0);
    for (let i = 0; i < inner.data.length; i++) if (inner.data[i]) grid.data[i] = value;
    return;
  }
  const hairline = Math.min(grid.pixelWidth, grid.pixelHeight) * 0.499;
  fillEvenOdd(grid, points, value);
  drawOutline(grid, points, Math.max(spread, hairline), value);
}

/** Every edge, also one so short that a stroke would leave it out: what is inside follows it exactly. */
function drawOutline(
  grid: MaskGrid,
  points: readonly number[],
  radius: number,
  value: number,
): void {
  const count = points.length - (points.length % 2);
  const disc = (i: number) => ({
    x: points[i % count] ?? 0,
    y: points[(i + 1) % count] ?? 0,
    radius,
  });
  for (let i = 0; i < count; i += 2) drawHull(grid, disc(i), disc(i + 2), value);
}

function fillEvenOdd(grid: MaskGrid, points: readonly number[], value: number): void {
  const crossings: number[][] = [];
  const count = points.length - (points.length % 2);
  for (let i = 0; i < count; i += 2) {
    const x0 = points[i] ?? 0;
    const y0 = points[i + 1] ?? 0;
    const x1 = points[(i + 2) % count] ?? 0;
    const y1 = points[(i + 3) % count] ?? 0;
    if (y0 === y1) continue;
    const [first, last] = rowsBetween(grid, Math.min(y0, y1), Math.max(y0, y1));
    for (let row = first; row <= last; row++) {
      const y = rowCentre(grid, row);
      // Half open, so that a corner shared by two edges is counted once.
      if (y === Math.max(y0, y1)) continue;
      let list = crossings[row];
      if (!list) {
        list = [];
        crossings[row] = list;
      }
      list.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    }
  }
  for (let row = 0; row < crossings.length; row++) {
    const list = crossings[row];
    if (!list) continue;
    list.sort((a, b) => a - b);
    for (let i = 0; i + 1 < list.length; i += 2) {
      fillInterval(grid, row, list[i] ?? 0, list[i + 1] ?? 0, value);
    }
  }
}

/**
 * Fills runs of picture pixels. With `spread` ≥ 0 every pixel of the grid that
 * a run touches is set, with a negative one only those that the runs cover
 * wholly; at the picture's own scale both are exact.
 *
 * @param runs flat y, x, length … in picture px
 */
export function drawSpans(
  grid: MaskGrid,
  runs: readonly number[],
  spread: number,
  value: number,
): void {
  if (spread < 0) {
    drawCoveredPixels(grid, runs, value);
    return;
  }
  for (let i = 0; i + 2 < runs.length; i += 3) {
    const rows = touched(runs[i] ?? 0, 1, grid.y, grid.pixelHeight, grid.height);
    const columns = touched(
      runs[i + 1] ?? 0,
      runs[i + 2] ?? 0,
      grid.x,
      grid.pixelWidth,
      grid.width,
    );
    if (columns[1] <= columns[0]) continue;
    for (let row = rows[0]; row < rows[1]; row++) {
      grid.data.fill(value, row * grid.width + columns[0], row * grid.width + columns[1]);
    }
  }
}

/**
 * The pixels which [start, start + length) touches. Where the grid is finer
 * than the picture a pixel counts by its centre: it lies in one picture pixel.
 */
function touched(
  start: number,
  length: number,
  origin: number,
  step: number,
  limit: number,
): [first: number, end: number] {
  const low = (start - origin) / step;
  const high = (start + length - origin) / step;
  const isFiner = step <= 1;
  const first = isFiner ? Math.ceil(low - 0.5) : Math.floor(low + 1e-9);
  const end = isFiner ? Math.ceil(high - 0.5) : Math.ceil(high - 1e-9);
  return [Math.max(0, first), Math.min(limit, end)];
}

function drawCoveredPixels(grid: MaskGrid, runs: readonly number[], value: number): void {
  const covered = new Float32Array(grid.data.length);
  for (let i = 0; i + 2 < runs.length; i += 3) {
    const top = ((runs[i] ?? 0) - grid.y) / grid.pixelHeight;
    const bottom = top + 1 / grid.pixelHeight;
    const left = ((runs[i + 1] ?? 0) - grid.x) / grid.pixelWidth;
    const right = left + (runs[i + 2] ?? 0) / grid.pixelWidth;
    for (
      let row = Math.max(0, Math.floor(top));
      row < Math.min(grid.height, Math.ceil(bottom));
      row++
    ) {
      const tall = Math.min(bottom, row + 1) - Math.max(top, row);
      for (
        let column = Math.max(0, Math.floor(left));
        column < Math.min(grid.width, Math.ceil(right));
        column++
      ) {
        const wide = Math.min(right, column + 1) - Math.max(left, column);
        const index = row * grid.width + column;
        covered[index] = (covered[index] ?? 0) + tall * wide;
      }
    }
  }
  for (let i = 0; i < covered.length; i++) if ((covered[i] ?? 0) > 0.9999) grid.data[i] = value;
}
