import type { Rect, Size } from "@/utils/core/geometry";
import { toRuns } from "@/utils/core/mask/runs";
import { decideTile, uniformTile } from "@/utils/pixels/select/band-tile";
import { type Band, INSIDE, UNDECIDED, undecidedBand } from "@/utils/pixels/select/undecided-band";

const TILE = 192;
/** Proxy px around a tile, so that neighbouring tiles decide alike. */
const MARGIN = 3;
/** Proxies nearly as large as the picture have its edges already. */
const LEAST_SCALE = 1.25;

/** Pixels of a rectangle inside the picture, straight alpha. */
export type ReadTile = (tile: Rect) => Uint8ClampedArray | Promise<Uint8ClampedArray>;

/**
 * A mask of the proxy as runs of the picture, on the picture's own edge. Only
 * tiles with an edge in them are read.
 *
 * @param mask one byte a proxy pixel, 0 or 1
 * @param size the proxy's
 * @param goOn asked after every row of tiles; `false` ends the work
 * @returns flat y, x, length …, sorted, not overlapping: the `runs` of a mask operation. Nothing when ended
 */
export async function refine(
  mask: Uint8Array,
  size: Size,
  picture: Size,
  readTile: ReadTile,
  goOn: () => boolean | Promise<boolean> = () => true,
): Promise<number[] | undefined> {
  if (picture.width < size.width * LEAST_SCALE) return toRuns(mask, size, picture);
  const band = undecidedBand(mask, size);
  const runs: number[] = [];
  for (let y = 0; y < picture.height; y += TILE) {
    const height = Math.min(TILE, picture.height - y);
    const strip = { x: 0, y, width: picture.width, height };
    const isEmpty = uniformTile(band, picture, strip) === 0;
    if (!isEmpty) addRuns(await decideStrip(band, picture, strip, readTile), strip, runs);
    if (!(await goOn())) return undefined;
  }
  return runs;
}

async function decideStrip(band: Band, picture: Size, strip: Rect, readTile: ReadTile) {
  const out = new Uint8Array(strip.width * strip.height);
  for (let x = 0; x < strip.width; x += TILE) {
    const tile = { ...strip, x, width: Math.min(TILE, strip.width - x) };
    const state = uniformTile(band, picture, tile);
    if (state === INSIDE) {
      for (let row = 0; row < tile.height; row += 1)
        out.fill(1, row * strip.width + x, row * strip.width + x + tile.width);
    } else if (state === UNDECIDED) {
      const around = withMargin(tile, picture, (MARGIN * picture.width) / band.size.width);
      const decided = decideTile(band, picture, around, await readTile(around));
      const left = tile.x - around.x;
      for (let row = 0; row < tile.height; row += 1) {
        const start = (row + tile.y - around.y) * around.width + left;
        out.set(decided.subarray(start, start + tile.width), row * strip.width + x);
      }
    }
  }
  return out;
}

function withMargin(tile: Rect, picture: Size, margin: number): Rect {
  const by = Math.ceil(margin);
  const x = Math.max(0, tile.x - by);
  const y = Math.max(0, tile.y - by);
  const right = Math.min(picture.width, tile.x + tile.width + by);
  const bottom = Math.min(picture.height, tile.y + tile.height + by);
  return { x, y, width: right - x, height: bottom - y };
}

function addRuns(decided: Uint8Array, strip: Rect, runs: number[]): void {
  for (let y = 0; y < strip.height; y += 1) {
    const row = decided.subarray(y * strip.width, (y + 1) * strip.width);
    for (let at = row.indexOf(1); at >= 0; ) {
      const gap = row.indexOf(0, at);
      const stop = gap < 0 ? row.length : gap;
      runs.push(strip.y + y, at, stop - at);
      at = row.indexOf(1, stop);
    }
  }
}
