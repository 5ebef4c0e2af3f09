import { fitWithin, type Rect, type Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { gridInside, halfDiagonal, type MaskGrid } from "@/utils/core/mask/raster-grid";
import { dilate, erode, fillUnreached, invert } from "@/utils/core/mask/raster-morphology";
import { drawPolygon, drawRectangle, drawSpans } from "@/utils/core/mask/raster-shapes";
import { drawStroke } from "@/utils/core/mask/raster-stroke";

/** Long side of the raster that answers questions about the mask as a whole. */
const OVERVIEW_SIDE = 2048;

/**
 * `near`: each pixel by its centre, things thinner than a pixel kept.
 * `over`: every pixel that holds any point of the mask is set. `under`: only
 * pixels that lie wholly in the mask are set.
 */
type Rounding = "near" | "over" | "under";

/**
 * Draws the mask that the operations describe.
 *
 * @param operations all of them count; pass a history's first `position` ones
 * @param area what the raster shows, picture px; may reach beyond the picture,
 *   where nothing is ever set
 * @param size pixels of the raster
 * @param pictureSize picture px; *all* and *invert* end there
 * @returns one byte a pixel, row by row, 0 (keep) or 255 (may change)
 */
export function rasterise(
  operations: readonly MaskOperation[],
  area: Rect,
  size: Size,
  pictureSize: Size,
): Uint8Array {
  return draw(operations, area, size, pictureSize, "near");
}

/** A raster of the whole picture, its long side at most 2048 px. */
export interface MaskOverview {
  readonly data: Uint8Array;
  readonly size: Size;
}

/**
 * The mask as a whole: every pixel that holds anything painted is set. On
 * pictures that are no larger than the overview it is exact.
 */
export function drawOverview(
  operations: readonly MaskOperation[],
  pictureSize: Size,
): MaskOverview {
  const size = fitWithin(pictureSize, OVERVIEW_SIDE);
  const isExact = size.width === pictureSize.width && size.height === pictureSize.height;
  const area = { x: 0, y: 0, ...pictureSize };
  return { data: draw(operations, area, size, pictureSize, isExact ? "near" : "over"), size };
}

/** A box in an overview's pixels as whole picture px around it. */
export function toPicturePx(box: Rect, overview: Size, picture: Size): Rect {
  const x = Math.floor((box.x * picture.width) / overview.width);
  const y = Math.floor((box.y * picture.height) / overview.height);
  const right = Math.ceil(((box.x + box.width) * picture.width) / overview.width);
  const bottom = Math.ceil(((box.y + box.height) * picture.height) / overview.height);
  return {
    x,
    y,
    width: Math.min(picture.width, right) - x,
    height: Math.min(picture.height, bottom) - y,
  };
}

/**
 * The box of what is painted, whole picture px, or `undefined` if nothing is.
 * Never too small; on pictures whose long side is over 2048 px it may be too
 * large by up to four of the pixels that such a raster has.
 */
export function maskBounds(
  operations: readonly MaskOperation[],
  pictureSize: Size,
): Rect | undefined {
  const { data, size } = drawOverview(operations, pictureSize);
  const box = boxOf(data, size);
  return box && toPicturePx(box, size, pictureSize);
}

/** The box of the set pixels of a raster, in its own pixels. */
function boxOf(data: Uint8Array, size: Size): Rect | undefined {
  const { width, height } = size;
  const first = data.indexOf(255);
  if (first < 0) return undefined;
  const top = Math.floor(first / width);
  const bottom = Math.floor(data.lastIndexOf(255) / width);
  let left = width;
  let right = -1;
  for (let row = top; row <= Math.min(bottom, height - 1); row++) {
    const line = data.subarray(row * width, (row + 1) * width);
    const start = line.indexOf(255);
    if (start < 0) continue;
    left = Math.min(left, start);
    right = Math.max(right, line.lastIndexOf(255));
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function draw(
  operations: readonly MaskOperation[],
  area: Rect,
  size: Size,
  pictureSize: Size,
  rounding: Rounding,
): Uint8Array {
  const living = sinceLastReset(operations);
  // Growing pulls in paint from outside the area, so a larger area is drawn.
  const margin = living.reduce((sum, op) => sum + (op.kind === "grow" ? Math.abs(op.by) : 0), 0);
  const { grid, column, row } = gridInside(area, size, pictureSize, margin);
  const roundings = roundingByStep(living, rounding);
  for (const [index, operation] of living.entries()) {
    const step = roundings[index] ?? rounding;
    if (operation.kind === "fillHoles") fillHoles(grid, living.slice(0, index), pictureSize, step);
    else apply(grid, operation, step);
  }
  return copyPart(grid, -column, -row, size);
}

function sinceLastReset(operations: readonly MaskOperation[]): readonly MaskOperation[] {
  const last = operations.findLastIndex((op) => op.kind === "clear" || op.kind === "all");
  if (last < 0) return operations;
  return operations.slice(operations[last]?.kind === "clear" ? last + 1 : last);
}

/** Inverting swaps over- and underestimates, so the steps before it are rounded the other way. */
function roundingByStep(operations: readonly MaskOperation[], final: Rounding): Rounding[] {
  const roundings: Rounding[] = new Array(operations.length).fill(final);
  if (final === "near") return roundings;
  let current = final;
  for (let index = operations.length - 1; index >= 0; index--) {
    roundings[index] = current;
    if (operations[index]?.kind === "invert") current = current === "over" ? "under" : "over";
  }
  return roundings;
}

function apply(
  grid: MaskGrid,
  operation: Exclude<MaskOperation, { kind: "fillHoles" }>,
  rounding: Rounding,
): void {
  const slack = rounding === "near" ? 0 : halfDiagonal(grid) * (rounding === "over" ? 1 : -1);
  switch (operation.kind) {
    case "all":
      grid.data.fill(255);
      return;
    case "clear":
      grid.data.fill(0);
      return;
    case "invert":
      invert(grid);
      return;
    case "grow":
      grow(grid, operation.by, slack * 2);
      return;
    default:
      paint(grid, operation, operation.mode === "add" ? slack : -slack);
  }
}

function paint(
  grid: MaskGrid,
  operation: Extract<MaskOperation, { mode: unknown }>,
  spread: number,
): void {
  const value = operation.mode === "add" ? 255 : 0;
  switch (operation.kind) {
    case "rectangle":
      drawRectangle(grid, operation.rect, spread, value);
      return;
    case "polygon":
      drawPolygon(grid, operation.points, spread, value);
      return;
    case "spans":
      drawSpans(grid, operation.runs, spread, value);
      return;
    case "stroke": {
      const { radius, radii } = operation;
      // A stroke thinner than a pixel would fall between the centres.
      const least = spread < 0 ? 0 : halfDiagonal(grid);
      const radiusAt = (index: number) => Math.max((radii?.[index] ?? radius) + spread, least);
      drawStroke(grid, operation.points, radiusAt, value);
    }
  }
}

function grow(grid: MaskGrid, by: number, slack: number): void {
  if (by > 0) dilate(grid, Math.max(0, by + slack));
  if (by < 0) erode(grid, Math.max(0, -by - slack));
}

/**
 * A hole is what cannot be reached from the picture's border. A grid that
 * shows only a part cannot tell by itself, so an overview of the whole picture
 * says from where to start.
 */
function fillHoles(
  grid: MaskGrid,
  before: readonly MaskOperation[],
  pictureSize: Size,
  rounding: Rounding,
): void {
  const isWhole =
    grid.x < grid.pixelWidth / 2 &&
    grid.y < grid.pixelHeight / 2 &&
    grid.x + (grid.width + 0.5) * grid.pixelWidth >= pictureSize.width &&
    grid.y + (grid.height + 0.5) * grid.pixelHeight >= pictureSize.height;
  if (isWhole) {
    const { width, height } = grid;
    fillUnreached(
      grid,
      (column, row) => column === 0 || row === 0 || column === width - 1 || row === height - 1,
    );
    return;
  }
  const size = fitWithin(pictureSize, OVERVIEW_SIDE);
  const area = { x: 0, y: 0, ...pictureSize };
  const open = draw(before, area, size, pictureSize, rounding);
  const filled = draw([...before, { kind: "fillHoles" }], area, size, pictureSize, rounding);
  fillUnreached(grid, (column, row) => {
    const x = Math.floor(((grid.x + (column + 0.5) * grid.pixelWidth) * size.width) / area.width);
    const y = Math.floor(((grid.y + (row + 0.5) * grid.pixelHeight) * size.height) / area.height);
    const index = y * size.width + x;
    return open[index] === 0 && filled[index] === 0;
  });
}

function copyPart(grid: MaskGrid, column: number, row: number, size: Size): Uint8Array {
  if (column === 0 && row === 0 && grid.width === size.width && grid.height === size.height) {
    return grid.data;
  }
  const out = new Uint8Array(size.width * size.height);
  const first = Math.max(0, -column);
  const end = Math.min(size.width, grid.width - column);
  for (let y = Math.max(0, -row); y < Math.min(size.height, grid.height - row); y++) {
    const start = (y + row) * grid.width + column;
    if (end > first)
      out.set(grid.data.subarray(start + first, start + end), y * size.width + first);
  }
  return out;
}
