import type { Image } from "../stitch/image.ts";

export type Colour = readonly [r: number, g: number, b: number];
export type Shade = (x: number, y: number) => Colour;
export type Shape = (x: number, y: number) => boolean;

/** A picture from a function of its pixels, opaque. */
export function draw(width: number, height: number, shade: Shade): Image {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const [r, g, b] = shade(x, y);
      data[at] = r;
      data[at + 1] = g;
      data[at + 2] = b;
      data[at + 3] = 255;
    }
  }
  return { data, width, height };
}

/** One byte a pixel, 1 inside of the shape. */
export function rasterise(width: number, height: number, shape: Shape): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let i = 0; i < mask.length; i++) mask[i] = shape(i % width, Math.floor(i / width)) ? 1 : 0;
  return mask;
}

export const ellipse =
  (cx: number, cy: number, rx: number, ry = rx): Shape =>
  (x, y) =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;

export const box =
  (left: number, top: number, width: number, height: number): Shape =>
  (x, y) =>
    x >= left && y >= top && x < left + width && y < top + height;

export const either =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    shapes.some((shape) => shape(x, y));

/** A hand's round blob: its edge is no circle. */
export const blob =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) => {
    const angle = Math.atan2(y - cy, x - cx);
    const wobble = 1 + 0.14 * Math.sin(3 * angle + 1) + 0.08 * Math.sin(7 * angle);
    return Math.hypot(x - cx, y - cy) < radius * wobble;
  };

/** A line through points, x, y, x, y …, so many px wide. */
export const stroke =
  (points: readonly number[], width: number): Shape =>
  (x, y) => {
    for (let i = 0; i + 3 < points.length; i += 2) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points.slice(i, i + 4);
      const [dx, dy] = [x1 - x0, y1 - y0];
      const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
      const t = Math.min(1, Math.max(0, along));
      if (Math.hypot(x - x0 - t * dx, y - y0 - t * dy) < width / 2) return true;
    }
    return false;
  };

/** What looks like a line of letters: strokes in cells, the same every time. */
export const words =
  (left: number, top: number, count: number, size: number, thickness: number): Shape =>
  (x, y) => {
    const cell = Math.floor((x - left) / (size * 0.7));
    if (cell < 0 || cell >= count || cell % 6 === 5) return false;
    const u = (x - left - cell * size * 0.7) / size;
    const v = (y - top) / size;
    if (v < 0 || v > 1 || u > 0.6) return false;
    const pick = hash(cell, 7, 3);
    const half = thickness / size / 2;
    const near = (value: number, at: number) => Math.abs(value - at) < half;
    const lines = [
      near(u, 0.08),
      near(u, 0.5) && v > 0.1,
      near(v, 0.05) && u > 0.05,
      near(v, 0.5) && u < 0.52,
      near(v, 0.95) && u < 0.52,
      near(u, 0.08 + v * 0.4),
    ];
    return lines.some((isHit, n) => isHit && (pick >> n) & 1) || (pick & 63) === 0;
  };

/** 0…255, the same for the same place. */
export function hash(x: number, y: number, seed: number): number {
  let mixed =
    Math.imul(x | 0, 374_761_393) ^ Math.imul(y | 0, 668_265_263) ^ Math.imul(seed, 97_531);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1_274_126_177);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 2_246_822_519);
  return ((mixed ^ (mixed >>> 16)) >>> 4) & 255;
}

/** Smooth noise, 0…1, of features about one unit wide. */
export function noise(x: number, y: number, seed: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const ease = (t: number) => t * t * (3 - 2 * t);
  const [u, v] = [ease(x - x0), ease(y - y0)];
  const at = (dx: number, dy: number) => hash(x0 + dx, y0 + dy, seed) / 255;
  const upper = at(0, 0) + u * (at(1, 0) - at(0, 0));
  const lower = at(0, 1) + u * (at(1, 1) - at(0, 1));
  return upper + v * (lower - upper);
}

/** Noise of many sizes, 0…1, the largest `size` px. */
export function cloud(x: number, y: number, size: number, seed: number, octaves = 5): number {
  let [sum, weight, total] = [0, 1, 0];
  for (let n = 0; n < octaves; n++) {
    sum += weight * noise((x * 2 ** n) / size, (y * 2 ** n) / size, seed + n);
    total += weight;
    weight /= 2;
  }
  return sum / total;
}

export function mix(a: Colour, b: Colour, t: number): Colour {
  const by = Math.min(1, Math.max(0, t));
  return [a[0] + (b[0] - a[0]) * by, a[1] + (b[1] - a[1]) * by, a[2] + (b[2] - a[2]) * by];
}

export function lighter([r, g, b]: Colour, by: number): Colour {
  return [r + by, g + by, b + by];
}
