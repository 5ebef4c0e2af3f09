import type { PicturePoint, Size } from "@/utils/core/geometry";

export interface WandRequest {
  /** Pixels of the working copy. */
  readonly seed: PicturePoint;
  /** Greatest distance in CIE LAB (1976) from the seed's colour. */
  readonly tolerance: number;
  /** Only the region connected with the seed (4-connected). */
  readonly isContiguous: boolean;
}

const UNSEEN = 0;
const TAKEN = 255;
const REFUSED = 1;

/**
 * Everything whose colour is near to that of the seed.
 *
 * @param rgba four bytes a pixel, not premultiplied, sRGB
 * @returns one byte a pixel, 0 or 255
 */
export function selectSimilar(
  rgba: Uint8ClampedArray,
  size: Size,
  request: WandRequest,
): Uint8Array {
  const { width, height } = size;
  const marks = new Uint8Array(width * height);
  const x = Math.min(Math.max(Math.floor(request.seed.x), 0), width - 1);
  const y = Math.min(Math.max(Math.floor(request.seed.y), 0), height - 1);
  const isNear = colourTest(rgba, y * width + x, request.tolerance);
  const take = (index: number) => {
    const mark = marks[index];
    if (mark !== UNSEEN) return false;
    const isTaken = isNear(index);
    if (!isTaken) marks[index] = REFUSED;
    return isTaken;
  };
  if (request.isContiguous) flood(marks, width, height, y * width + x, take);
  else for (let index = 0; index < marks.length; index += 1) if (take(index)) marks[index] = TAKEN;
  for (let index = 0; index < marks.length; index += 1)
    if (marks[index] === REFUSED) marks[index] = 0;
  closePinholes(marks, size);
  return marks;
}

/** Scanline flood fill: whole runs at once, and one entry on the stack for each run next to them. */
function flood(
  marks: Uint8Array,
  width: number,
  height: number,
  seed: number,
  take: (index: number) => boolean,
): void {
  const stack = [seed];
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (!take(index)) continue;
    const start = index - (index % width);
    let left = index;
    while (left > start && take(left - 1)) left -= 1;
    let right = index;
    while (right < start + width - 1 && take(right + 1)) right += 1;
    marks.fill(TAKEN, left, right + 1);
    if (start > 0) pushRuns(marks, left - width, right - width, stack, take);
    if (start + width < width * height) pushRuns(marks, left + width, right + width, stack, take);
  }
}

function pushRuns(
  marks: Uint8Array,
  from: number,
  to: number,
  stack: number[],
  take: (index: number) => boolean,
): void {
  let isInRun = false;
  for (let index = from; index <= to; index += 1) {
    const isOpen = marks[index] === UNSEEN && take(index);
    if (isOpen && !isInRun) stack.push(index);
    isInRun = isOpen;
  }
}

/** Closes single-pixel holes, which are grain. Larger holes may be intended. */
function closePinholes(marks: Uint8Array, { width, height }: Size): void {
  for (let y = 1; y < height - 1; y += 1) {
    for (let index = y * width + 1; index < (y + 1) * width - 1; index += 1) {
      if (marks[index]) continue;
      const isAlone =
        marks[index - 1] && marks[index + 1] && marks[index - width] && marks[index + width];
      if (isAlone) marks[index] = TAKEN;
    }
  }
}

type Lab = readonly [l: number, a: number, b: number];

function colourTest(
  rgba: Uint8ClampedArray,
  seed: number,
  tolerance: number,
): (index: number) => boolean {
  const [l, a, b] = labAt(rgba, seed);
  const seedAlpha = rgba[seed * 4 + 3]!;
  const limit = tolerance * tolerance;
  return (index) => {
    // Alpha counts like lightness: 255 levels are 100 of L.
    const alphaStep = ((rgba[index * 4 + 3]! - seedAlpha) * 100) / 255;
    const [l2, a2, b2] = labAt(rgba, index);
    return (l2 - l) ** 2 + (a2 - a) ** 2 + (b2 - b) ** 2 + alphaStep ** 2 <= limit;
  };
}

/** IEC 61966-2-1: an sRGB byte as linear light. */
const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** CIE 15: the cube root with its linear foot, for arguments 0…1 in 4,096 steps. */
const ROOT_STEPS = 4096;
const ROOT = Float64Array.from({ length: ROOT_STEPS + 2 }, (_, step) => {
  const value = step / ROOT_STEPS;
  return value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27) * (value / 116) + 16 / 116;
});

function labAt(rgba: Uint8ClampedArray, index: number): Lab {
  const red = LINEAR[rgba[index * 4]!]!;
  const green = LINEAR[rgba[index * 4 + 1]!]!;
  const blue = LINEAR[rgba[index * 4 + 2]!]!;
  // sRGB to XYZ, divided by the D65 white point.
  const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = root(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function root(value: number): number {
  const at = value * ROOT_STEPS;
  const low = Math.min(Math.floor(at), ROOT_STEPS);
  const below = ROOT[low]!;
  return below + ((ROOT[low + 1] ?? below) - below) * (at - low);
}
