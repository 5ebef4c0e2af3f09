import type { Rect, Size } from "@/utils/core/geometry";
import { type Band, INSIDE, OUTSIDE, UNDECIDED } from "@/utils/pixels/select/undecided-band";
import { createRelief, flood } from "@/utils/pixels/select/watershed";
import { within } from "@/utils/pixels/select/within";

const OUT = 1;
const IN = 2;
/** Parts too thin for an inside grow from what is surely theirs: the mask, read between its pixels, above this. */
const THIN_CORE = 0.75;

/**
 * Finds the edge within one tile of the picture: what is surely inside and
 * what is surely outside flood the band between them, and meet on its edge.
 *
 * @param tile picture px
 * @param rgba the tile's pixels, straight alpha
 * @returns one byte a pixel of the tile, 0 or 1
 */
export function decideTile(
  band: Band,
  picture: Size,
  tile: Rect,
  rgba: Uint8ClampedArray,
): Uint8Array {
  const { width, height } = tile;
  const relief = createRelief(tile);
  const { stride, labels, levels } = relief;
  const places = placesOf(band, picture, tile);
  for (let y = 0; y < height; y += 1) {
    const cellRow = (places.rows[y] as number) * (band.size.width + 1);
    for (let x = 0; x < width; x += 1) {
      const i = (y + 1) * stride + x + 1;
      const cell = band.cells[cellRow + (places.columns[x] as number)];
      if (cell === UNDECIDED) labels[i] = thinMarker(band, places, x, y);
      else labels[i] = cell === INSIDE ? IN : OUT;
      levels[i] = labels[i] === 0 ? edgeAt(rgba, tile, x, y) : 0;
    }
  }
  flood(relief);
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const label = labels[(y + 1) * stride + x + 1];
      // Nothing to flood from: as the proxy has it.
      if (label ? label === IN : maskAt(band, places, x, y) > 0.5) out[y * width + x] = 1;
    }
  }
  return out;
}

/** For every column and row of a tile: its cell, and how far into it. */
interface Places {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
  readonly partX: Float32Array;
  readonly partY: Float32Array;
}

function placesOf({ size }: Band, picture: Size, tile: Rect): Places {
  const [columns, partX] = along(tile.x, tile.width, size.width / picture.width, size.width);
  const [rows, partY] = along(tile.y, tile.height, size.height / picture.height, size.height);
  return { columns, rows, partX, partY };
}

function along(start: number, count: number, scale: number, end: number) {
  const cells = new Int32Array(count);
  const parts = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    const value = Math.min(Math.max((start + i + 0.5) * scale + 0.5, 0), end);
    cells[i] = Math.floor(value);
    parts[i] = value - Math.floor(value);
  }
  return [cells, parts] as const;
}

/** The proxy's mask read between the centres of its pixels, 0…1. */
function maskAt({ mask, size }: Band, places: Places, x: number, y: number): number {
  const { width, height } = size;
  const [column, row] = [places.columns[x] as number, places.rows[y] as number];
  const [left, right] = [within(column - 1, width), within(column, width)];
  const [upper, lower] = [within(row - 1, height) * width, within(row, height) * width];
  const [fx, fy] = [places.partX[x] as number, places.partY[y] as number];
  const above = (mask[upper + left] as number) * (1 - fx) + (mask[upper + right] as number) * fx;
  const below = (mask[lower + left] as number) * (1 - fx) + (mask[lower + right] as number) * fx;
  return above * (1 - fy) + below * fy;
}

function thinMarker(band: Band, places: Places, x: number, y: number): number {
  const { width, height } = band.size;
  const nearX = Math.round((places.columns[x] as number) + (places.partX[x] as number) - 1);
  const nearY = Math.round((places.rows[y] as number) + (places.partY[y] as number) - 1);
  const thin = band.thin[within(nearY, height) * width + within(nearX, width)];
  if (!thin) return 0;
  const value = maskAt(band, places, x, y);
  if (thin === 1) return value >= THIN_CORE ? IN : 0;
  return value <= 1 - THIN_CORE ? OUT : 0;
}

/** Sobel's gradient over the channels, as one of 256 levels; edges of the tile are repeated. */
function edgeAt(rgba: Uint8ClampedArray, { width, height }: Size, x: number, y: number): number {
  const left = (x > 0 ? x - 1 : x) * 4;
  const right = (x < width - 1 ? x + 1 : x) * 4;
  const upper = (y > 0 ? y - 1 : y) * width * 4;
  const lower = (y < height - 1 ? y + 1 : y) * width * 4;
  const row = y * width * 4;
  const column = x * 4;
  let squared = 0;
  for (let c = 0; c < 4; c += 1) {
    const topLeft = rgba[upper + left + c] as number;
    const topRight = rgba[upper + right + c] as number;
    const bottomLeft = rgba[lower + left + c] as number;
    const bottomRight = rgba[lower + right + c] as number;
    const dx =
      topRight +
      bottomRight -
      topLeft -
      bottomLeft +
      2 * ((rgba[row + right + c] as number) - (rgba[row + left + c] as number));
    const dy =
      bottomLeft +
      bottomRight -
      topLeft -
      topRight +
      2 * ((rgba[lower + column + c] as number) - (rgba[upper + column + c] as number));
    squared += dx * dx + dy * dy;
  }
  // An eighth of Sobel's sums is the slope a pixel; the root spends the levels on weak edges.
  return Math.min(255, 11 * Math.sqrt(Math.sqrt(squared) / 8));
}

/** OUTSIDE or INSIDE when nothing within the tile is undecided. */
export function uniformTile(band: Band, picture: Size, tile: Rect): number {
  const { columns, rows } = placesOf(band, picture, tile);
  const first = band.cells[(rows[0] as number) * (band.size.width + 1) + (columns[0] as number)];
  if (first !== INSIDE && first !== OUTSIDE) return UNDECIDED;
  for (let row = rows[0] as number; row <= (rows.at(-1) as number); row += 1) {
    const start = row * (band.size.width + 1);
    const end = start + (columns.at(-1) as number);
    for (let i = start + (columns[0] as number); i <= end; i += 1)
      if (band.cells[i] !== first) return UNDECIDED;
  }
  return first;
}
