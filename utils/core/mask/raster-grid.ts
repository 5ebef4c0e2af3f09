import type { Rect, Size } from "@/utils/core/geometry";

/**
 * A hard mask (0 or 255) over a part of the picture, at any scale. Pixel
 * (column, row) stands for its centre: `x + (column + 0.5) * pixelWidth` and
 * the like, in picture px.
 */
export interface MaskGrid {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Picture px of the top left corner of pixel 0,0. */
  readonly x: number;
  readonly y: number;
  /** Picture px per pixel of the grid. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
}

/**
 * Half the diagonal of one pixel of the grid, in picture px: no point of a
 * pixel is farther from its centre. Slightly more, so that rounding cannot
 * leave a point on a shared corner outside all four pixels.
 */
export function halfDiagonal(grid: MaskGrid): number {
  return (Math.hypot(grid.pixelWidth, grid.pixelHeight) / 2) * (1 + 1e-9);
}

/** An empty grid of the same area and size. */
export function blankLike(grid: MaskGrid): MaskGrid {
  return { ...grid, data: new Uint8Array(grid.data.length) };
}

/**
 * The part of the raster of `area` at `size` whose pixel centres lie in the
 * picture, `margin` picture px wider on each side, and where that part starts
 * in the raster (may be negative because of the margin).
 */
export function gridInside(
  area: Rect,
  size: Size,
  picture: Size,
  margin: number,
): { grid: MaskGrid; column: number; row: number } {
  const pixelWidth = area.width / size.width;
  const pixelHeight = area.height / size.height;
  const [column, width] = insideRange(area.x, pixelWidth, size.width, picture.width, margin);
  const [row, height] = insideRange(area.y, pixelHeight, size.height, picture.height, margin);
  const grid = {
    data: new Uint8Array(width * height),
    width,
    height,
    x: area.x + column * pixelWidth,
    y: area.y + row * pixelHeight,
    pixelWidth,
    pixelHeight,
  };
  return { grid, column, row };
}

function insideRange(
  start: number,
  step: number,
  count: number,
  limit: number,
  margin: number,
): [first: number, count: number] {
  const extra = Math.ceil(margin / step);
  const first = Math.max(-extra, Math.ceil(-start / step - 0.5));
  const end = Math.min(count + extra, Math.ceil((limit - start) / step - 0.5));
  return [first, Math.max(0, end - first)];
}

/** Sets the pixels of `row` whose centres lie in [left, right], picture px. */
export function fillInterval(
  grid: MaskGrid,
  row: number,
  left: number,
  right: number,
  value: number,
): void {
  const first = Math.max(0, Math.ceil((left - grid.x) / grid.pixelWidth - 0.5));
  const last = Math.min(grid.width - 1, Math.floor((right - grid.x) / grid.pixelWidth - 0.5));
  if (last < first) return;
  const start = row * grid.width;
  grid.data.fill(value, start + first, start + last + 1);
}

/** First and last row of the grid whose centres lie in [top, bottom], picture px. */
export function rowsBetween(
  grid: MaskGrid,
  top: number,
  bottom: number,
): [first: number, last: number] {
  return [
    Math.max(0, Math.ceil((top - grid.y) / grid.pixelHeight - 0.5)),
    Math.min(grid.height - 1, Math.floor((bottom - grid.y) / grid.pixelHeight - 0.5)),
  ];
}

/** Picture px of the centres of a row. */
export function rowCentre(grid: MaskGrid, row: number): number {
  return grid.y + (row + 0.5) * grid.pixelHeight;
}
