import type { Image } from "./image.ts";
import { distanceBeyond, type Scene } from "./scene.ts";

/** One channel of a rectangle of the picture. */
interface Plane {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

const BANDS = 5;
const ROUNDS = 600;
/** Over-relaxation of Gauss and Seidel's method: near the best for an area of 200 px. */
const RELAX = 1.96;
const TAPS = [1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16] as const;

/**
 * Multi-band blending (Burt and Adelson, A Multiresolution Spline, 1983) of the pasted
 * answer into the picture along the painted edge.
 */
export function multiBand(scene: Scene, pasted: Image): Image {
  const weights = [paintedPlane(scene)];
  for (let band = 0; band < BANDS; band++) {
    weights.push(soften(weights[band] ?? paintedPlane(scene), 2 ** band));
  }
  return perChannel(scene, pasted, (source, answer) => {
    const sum = new Float32Array(source.data.length);
    let [s, a] = [source, answer];
    for (let band = 0; band <= BANDS; band++) {
      const isLast = band === BANDS;
      const softS = isLast ? undefined : soften(s, 2 ** band);
      const softA = isLast ? undefined : soften(a, 2 ** band);
      addMixed(sum, [s, softS], [a, softA], weights[band]?.data ?? sum);
      if (softS && softA) [s, a] = [softS, softA];
    }
    return { ...source, data: sum };
  });
}

/** Adds a band of the one picture, or of the other, or some of both. */
function addMixed(
  sum: Float32Array,
  [source, softSource]: readonly [Plane, Plane | undefined],
  [answer, softAnswer]: readonly [Plane, Plane | undefined],
  share: Float32Array,
): void {
  for (let i = 0; i < sum.length; i++) {
    const s = at(source.data, i) - (softSource ? at(softSource.data, i) : 0);
    const a = at(answer.data, i) - (softAnswer ? at(softAnswer.data, i) : 0);
    sum[i] = at(sum, i) + s + (a - s) * at(share, i);
  }
}

/**
 * Poisson blending (Pérez, Gangnet and Blake, Poisson Image Editing, 2003): the answer's
 * slopes inside of what is painted, the picture's values at its edge.
 */
export function poisson(scene: Scene, pasted: Image): Image {
  const painted = paintedPlane(scene);
  const inside = insideOf(painted);
  return perChannel(scene, pasted, (source, answer) => {
    const { width } = source;
    const offset = source.data.map((value, i) => value - at(answer.data, i));
    for (const i of inside) offset[i] = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (let k = 0; k < inside.length; k++) {
        const i = inside[k] ?? 0;
        const own = at(offset, i);
        const near =
          at(offset, i - 1) + at(offset, i + 1) + at(offset, i - width) + at(offset, i + width);
        offset[i] = own + RELAX * (near / 4 - own);
      }
    }
    const data = source.data.slice();
    for (const i of inside) data[i] = at(answer.data, i) + at(offset, i);
    return { ...source, data };
  });
}

/** Where something is painted, but for the rectangle's edge. */
function insideOf({ data, width, height }: Plane): Int32Array {
  const found: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      if (at(data, y * width + x) > 0) found.push(y * width + x);
    }
  }
  return Int32Array.from(found);
}

function at(data: Float32Array, index: number): number {
  return data[index] ?? 0;
}

/** The part of the window that lies in the picture. */
function areaOf({ window, source }: Scene) {
  const [left, top] = [Math.max(0, window.x), Math.max(0, window.y)];
  const right = Math.min(source.width, window.x + window.width);
  const bottom = Math.min(source.height, window.y + window.height);
  return { left, top, width: right - left, height: bottom - top };
}

/** 1 where painted, over the part of the window that lies in the picture. */
function paintedPlane(scene: Scene): Plane {
  const { left, top, width, height } = areaOf(scene);
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isPainted = distanceBeyond(scene, left + x + 0.5, top + y + 0.5) < 0;
      data[y * width + x] = isPainted ? 1 : 0;
    }
  }
  return { data, width, height };
}

function perChannel(
  scene: Scene,
  pasted: Image,
  blend: (source: Plane, answer: Plane) => Plane,
): Image {
  const { source } = scene;
  const { left, top, width, height } = areaOf(scene);
  const out = source.data.slice();
  const placeOf = (i: number) =>
    ((top + Math.floor(i / width)) * source.width + left + (i % width)) * 4;
  for (let c = 0; c < 3; c++) {
    const from = (image: Image): Plane => {
      const data = new Float32Array(width * height);
      for (let i = 0; i < data.length; i++) data[i] = image.data[placeOf(i) + c] ?? 0;
      return { data, width, height };
    };
    const { data } = blend(from(source), from(pasted));
    for (let i = 0; i < data.length; i++) out[placeOf(i) + c] = at(data, i);
  }
  return { ...source, data: out };
}

/** By 1-4-6-4-1 in both directions, `step` px apart; edges repeated. */
function soften({ data, width, height }: Plane, step: number): Plane {
  const across = new Float32Array(data.length);
  const both = new Float32Array(data.length);
  blurLines(data, across, { lines: height, length: width, ahead: 1, next: width }, step);
  blurLines(across, both, { lines: width, length: height, ahead: width, next: 1 }, step);
  return { data: both, width, height };
}

interface Lines {
  readonly lines: number;
  readonly length: number;
  /** From one value to the next of its line, and from one line to the next. */
  readonly ahead: number;
  readonly next: number;
}

function blurLines(from: Float32Array, to: Float32Array, shape: Lines, step: number): void {
  const { lines, length, ahead, next } = shape;
  for (let line = 0; line < lines; line++) {
    for (let k = 0; k < length; k++) {
      let sum = 0;
      for (let tap = 0; tap < 5; tap++) {
        const place = Math.min(length - 1, Math.max(0, k + (tap - 2) * step));
        sum += (TAPS[tap] ?? 0) * at(from, line * next + place * ahead);
      }
      to[line * next + k * ahead] = sum;
    }
  }
}
