import { describe, expect, it } from "vitest";
import { FEATURES } from "@/utils/pixels/erase/features";
import { patchSums, sumsAt, surelyDiffer } from "@/utils/pixels/erase/patch-sums";
import { seededRandom } from "../../../support/seeded-random";

const RADIUS = 3;
const SIZES = [
  [7, 7],
  [8, 7],
  [7, 9],
  [23, 17],
] as const;

/** Bytes in one of three tempers: all alike, smooth, wild. */
function featuresLike(temper: number, pixels: number, random: () => number): Uint8Array {
  const level = Math.floor(random() * 256);
  return Uint8Array.from({ length: pixels * FEATURES }, () =>
    temper === 0 ? level : temper === 1 ? level * 0.9 + random() * 20 : random() * 256,
  );
}

function middles(width: number, height: number): number[] {
  const all = Array.from({ length: width * height }, (_, i) => i);
  return all.filter((i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return x >= RADIUS && y >= RADIUS && x < width - RADIUS && y < height - RADIUS;
  });
}

function differenceOf(features: Uint8Array, width: number, a: number, b: number): number {
  let sum = 0;
  for (let dy = -RADIUS; dy <= RADIUS; dy++) {
    for (let dx = -RADIUS; dx <= RADIUS; dx++) {
      for (let k = 0; k < FEATURES; k++) {
        const at = (dy * width + dx) * FEATURES + k;
        sum += ((features[a * FEATURES + at] ?? 0) - (features[b * FEATURES + at] ?? 0)) ** 2;
      }
    }
  }
  return sum;
}

describe.each(SIZES)("the sums of patches of %i × %i px", (width, height) => {
  it("are those of every pixel's patch that is whole, up to white", () => {
    const random = seededRandom(width * height);
    for (const features of [
      ...[0, 1, 2].map((temper) => featuresLike(temper, width * height, random)),
      new Uint8Array(width * height * FEATURES).fill(255),
    ]) {
      const all = patchSums(features, width, height);
      for (const pixel of middles(width, height)) {
        const own = new Int32Array(FEATURES);
        sumsAt(features, width, pixel, own);
        expect([...all.subarray(pixel * FEATURES, (pixel + 1) * FEATURES)]).toEqual([...own]);
        let red = 0;
        for (let dy = -RADIUS; dy <= RADIUS; dy++) {
          for (let dx = -RADIUS; dx <= RADIUS; dx++) {
            red += features[(pixel + dy * width + dx) * FEATURES] ?? 0;
          }
        }
        expect(own[0]).toBe(red);
      }
    }
  });
});

describe("patches that surely differ", () => {
  it("differ by the limit or more when they are compared to the end", () => {
    const random = seededRandom(5);
    const [width, height] = [23, 17];
    let told = 0;
    for (let round = 0; round < 300; round++) {
      const features = featuresLike(round % 3, width * height, random);
      const all = patchSums(features, width, height);
      const inner = middles(width, height);
      const pick = () => inner[Math.floor(random() * inner.length)] ?? 0;
      const [a, b] = [pick(), pick()];
      const own = new Int32Array(FEATURES);
      sumsAt(features, width, a, own);
      const difference = differenceOf(features, width, a, b);
      expect(surelyDiffer(own, all, b, difference + 1)).toBe(false);
      if (surelyDiffer(own, all, b, difference / 50 + 1)) told++;
    }
    // And it does tell: otherwise it would be of no use.
    expect(told).toBeGreaterThan(10);
  });

  it("differ in nothing but a step of all their pixels: then the bound is the difference itself", () => {
    const features = new Uint8Array(20 * 7 * FEATURES);
    for (let i = 0; i < features.length; i++)
      if (Math.floor(i / FEATURES) % 20 >= 10) features[i] = 9;
    const [a, b] = [3 * 20 + 4, 3 * 20 + 15];
    const all = patchSums(features, 20, 7);
    const own = new Int32Array(FEATURES);
    sumsAt(features, 20, a, own);
    const difference = 49 * FEATURES * 81;
    expect(differenceOf(features, 20, a, b)).toBe(difference);
    expect([difference, difference + 1].map((limit) => surelyDiffer(own, all, b, limit))).toEqual([
      true,
      false,
    ]);
  });
});
