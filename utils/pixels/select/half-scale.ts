import type { Channels, Planes } from "@/utils/pixels/select/planes";
import { within } from "@/utils/pixels/select/within";

/** Half the size, each pixel the mean of up to four. */
export function halved({ channels, rgba, width, height }: Planes): Planes {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const planes = channels.map((plane) => halvedPlane(plane, width, height));
  return { channels: planes as unknown as Channels, rgba, ...half };
}

function halvedPlane(from: Float32Array, width: number, height: number): Float32Array {
  const [w, h] = [(width + 1) >> 1, (height + 1) >> 1];
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y += 1) {
    const upper = 2 * y * width;
    const lower = 2 * y + 1 < height ? upper + width : upper;
    for (let x = 0; x < w; x += 1) {
      const left = 2 * x;
      const right = left + 1 < width ? left + 1 : left;
      out[y * w + x] =
        ((from[upper + left] as number) +
          (from[upper + right] as number) +
          (from[lower + left] as number) +
          (from[lower + right] as number)) *
        0.25;
    }
  }
  return out;
}

/** Adds `factor` × a plane of half the size, read between its pixels, to one of full size. */
export function addDoubled(
  half: Float32Array,
  out: Float32Array,
  width: number,
  height: number,
  factor: number,
): void {
  const [w, h] = [(width + 1) >> 1, (height + 1) >> 1];
  const row = new Float32Array(w);
  for (let y = 0; y < height; y += 1) {
    // Pixel centres: every pixel lies a quarter away from its half-size pixel's centre.
    const near = (y >> 1) * w;
    const far = within((y >> 1) + (y & 1 ? 1 : -1), h) * w;
    for (let x = 0; x < w; x += 1)
      row[x] = factor * (0.75 * (half[near + x] as number) + 0.25 * (half[far + x] as number));
    addRow(row, out, y * width, width);
  }
}

function addRow(row: Float32Array, out: Float32Array, start: number, width: number): void {
  const last = row.length - 1;
  for (let x = 0; x < width; x += 1) {
    const near = x >> 1;
    const far = x & 1 ? (near < last ? near + 1 : last) : near > 0 ? near - 1 : 0;
    const value = 0.75 * (row[near] as number) + 0.25 * (row[far] as number);
    (out[start + x] as number) += value;
  }
}
