import type { Image } from "../stitch/image.ts";
import { hash } from "./picture.ts";

const RADIUS = 3;
const ROUNDS = 3;

interface Plane {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
  readonly hole: Uint8Array;
}

/**
 * The peer that most open code follows: a field of nearest patches by chance and neighbours, and
 * the plain mean of what they say, level by level, colours enlarged in between (after Barnes,
 * Shechtman, Finkelstein, Goldman, PatchMatch, 2009, and Wexler, Shechtman, Irani, 2007). Part of
 * the bench alone, never of the product.
 */
export function patchMatch(image: Image, mask: Uint8Array): Image {
  const levels = [toPlane(image, mask)];
  for (let plane = levels[0]; plane && Math.min(plane.width, plane.height) > 48; ) {
    plane = halve(plane);
    levels.push(plane);
  }
  let guess: Plane | undefined;
  for (const level of levels.toReversed()) {
    const plane = guess ? enlargeInto(guess, level) : withMean(level);
    refine(plane);
    guess = plane;
  }
  const data = image.data.slice();
  for (let i = 0; i < mask.length; i++) {
    if (mask[i]) for (let c = 0; c < 3; c++) data[i * 4 + c] = guess?.rgb[i * 3 + c] ?? 0;
  }
  return { ...image, data };
}

function toPlane({ data, width, height }: Image, hole: Uint8Array): Plane {
  const rgb = new Float32Array(width * height * 3);
  for (let i = 0; i < hole.length; i++)
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] = data[i * 4 + c] ?? 0;
  return { width, height, rgb, hole };
}

function halve(fine: Plane): Plane {
  const [width, height] = [fine.width >> 1, fine.height >> 1];
  const rgb = new Float32Array(width * height * 3);
  const hole = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = y * width + x;
      let known = 0;
      for (const from of [0, 1, fine.width, fine.width + 1].map(
        (d) => y * 2 * fine.width + x * 2 + d,
      )) {
        if (fine.hole[from]) {
          hole[to] = 1;
          continue;
        }
        known++;
        for (let c = 0; c < 3; c++)
          rgb[to * 3 + c] = (rgb[to * 3 + c] ?? 0) + (fine.rgb[from * 3 + c] ?? 0);
      }
      for (let c = 0; c < 3; c++) rgb[to * 3 + c] = (rgb[to * 3 + c] ?? 0) / (known || 1);
    }
  }
  return { width, height, rgb, hole };
}

function withMean(plane: Plane): Plane {
  const rgb = plane.rgb.slice();
  const mean = [0, 0, 0];
  const known = plane.hole.reduce((count, h) => count + (h ? 0 : 1), 0);
  plane.hole.forEach((h, i) => {
    if (!h) for (let c = 0; c < 3; c++) mean[c] = (mean[c] ?? 0) + (rgb[i * 3 + c] ?? 0) / known;
  });
  plane.hole.forEach((h, i) => {
    if (h) rgb.set(mean, i * 3);
  });
  return { ...plane, rgb };
}

function enlargeInto(coarse: Plane, fine: Plane): Plane {
  const rgb = fine.rgb.slice();
  for (let i = 0; i < fine.hole.length; i++) {
    if (!fine.hole[i]) continue;
    const x = Math.min(coarse.width - 1, (i % fine.width) >> 1);
    const y = Math.min(coarse.height - 1, Math.floor(i / fine.width) >> 1);
    const from = (y * coarse.width + x) * 3;
    rgb.set(coarse.rgb.subarray(from, from + 3), i * 3);
  }
  return { ...fine, rgb };
}

function refine(plane: Plane): void {
  const { width, height, hole } = plane;
  const isInside = (i: number) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return x >= RADIUS && y >= RADIUS && x < width - RADIUS && y < height - RADIUS;
  };
  const targets = [...hole.keys()].filter((i) => isInside(i) && touches(plane, i));
  const sources = [...hole.keys()].filter((i) => isInside(i) && !touches(plane, i));
  const isSource = new Uint8Array(hole.length);
  for (const i of sources) isSource[i] = 1;
  const match = new Int32Array(hole.length).fill(-1);
  for (const i of targets) match[i] = sources[Math.floor(chance(i, 1) * sources.length)] ?? 0;
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? targets : targets.toReversed();
    const step = round % 2 === 0 ? -1 : 1;
    for (const i of order) improve(plane, match, isSource, i, step, round);
    average(plane, targets, match);
  }
}

const chance = (i: number, seed: number) => hash(i, seed, 5) / 256 + hash(i, seed, 6) / 65_536;

function touches({ width, hole }: Plane, i: number): boolean {
  for (let dy = -RADIUS; dy <= RADIUS; dy++) {
    for (let dx = -RADIUS; dx <= RADIUS; dx++) if (hole[i + dy * width + dx]) return true;
  }
  return false;
}

function improve(
  plane: Plane,
  match: Int32Array,
  isSource: Uint8Array,
  i: number,
  step: number,
  round: number,
): void {
  const { width, height } = plane;
  let best = match[i] ?? 0;
  let least = cost(plane, i, best, Number.POSITIVE_INFINITY);
  const offer = (source: number) => {
    if (!isSource[source]) return;
    const value = cost(plane, i, source, least);
    if (value < least) [best, least] = [source, value];
  };
  for (const beside of [step, step * width]) {
    const other = match[i + beside] ?? -1;
    if (other >= 0) offer(other - beside);
  }
  for (let reach = Math.max(width, height), k = 0; reach > 1; reach /= 2, k++) {
    const dx = Math.round((chance(i, round * 40 + k * 2 + 9) * 2 - 1) * reach);
    const dy = Math.round((chance(i, round * 40 + k * 2 + 10) * 2 - 1) * reach);
    const x = (best % width) + dx;
    const y = Math.floor(best / width) + dy;
    if (x >= 0 && y >= 0 && x < width && y < height) offer(y * width + x);
  }
  match[i] = best;
}

function cost({ width, rgb }: Plane, a: number, b: number, limit: number): number {
  let sum = 0;
  for (let dy = -RADIUS; dy <= RADIUS && sum < limit; dy++) {
    const p = (a + dy * width - RADIUS) * 3;
    const q = (b + dy * width - RADIUS) * 3;
    for (let k = 0; k < (2 * RADIUS + 1) * 3; k++)
      sum += ((rgb[p + k] ?? 0) - (rgb[q + k] ?? 0)) ** 2;
  }
  return sum;
}

function average(plane: Plane, targets: readonly number[], match: Int32Array): void {
  const { width, rgb, hole } = plane;
  const sums = new Float32Array(rgb.length);
  const counts = new Float32Array(hole.length);
  for (const i of targets) {
    const source = match[i] ?? 0;
    for (let dy = -RADIUS; dy <= RADIUS; dy++) {
      for (let dx = -RADIUS; dx <= RADIUS; dx++) {
        const d = dy * width + dx;
        counts[i + d] = (counts[i + d] ?? 0) + 1;
        for (let c = 0; c < 3; c++) {
          const to = (i + d) * 3 + c;
          sums[to] = (sums[to] ?? 0) + (rgb[(source + d) * 3 + c] ?? 0);
        }
      }
    }
  }
  for (let i = 0; i < hole.length; i++) {
    if (!hole[i] || !counts[i]) continue;
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] = (sums[i * 3 + c] ?? 0) / (counts[i] ?? 1);
  }
}
