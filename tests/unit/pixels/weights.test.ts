import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultFeather } from "@/utils/core/edit/stitch-choice";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { featherOutward } from "@/utils/pixels/stitch/feather";
import { makeWeights } from "@/utils/pixels/stitch/weights";

const SIDE = 40;
const size = { width: SIDE, height: SIDE };
const masks = fc
  .array(fc.nat(SIDE * SIDE - 1), { minLength: 1, maxLength: 30 })
  .map((set) => new Uint8Array(SIDE * SIDE).map((_, i) => (set.includes(i) ? 255 : 0)));

/** Distance to the nearest set pixel, the slow and certain way. */
function distanceTo(mask: Uint8Array, index: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const [i, value] of mask.entries()) {
    if (value === 0) continue;
    const dx = (i % SIDE) - (index % SIDE);
    const dy = Math.floor(i / SIDE) - Math.floor(index / SIDE);
    best = Math.min(best, Math.hypot(dx, dy));
  }
  return best;
}

describe("the feather", () => {
  it("is full inside, falls by true distance, and is exactly 0 from its end on", () => {
    fc.assert(
      fc.property(masks, fc.double({ min: 1, max: 14, noNaN: true }), (mask, feather) => {
        const weights = mask.slice();
        featherOutward(weights, size, feather);
        for (let i = 0; i < mask.length; i += 3) {
          const t = Math.min(1, distanceTo(mask, i) / feather);
          const wanted = 255 * (1 - t * t * (3 - 2 * t));
          expect(Math.abs((weights[i] ?? 0) - wanted)).toBeLessThanOrEqual(0.51);
          if (t === 1) expect(weights[i]).toBe(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("of less than a pixel leaves the mask hard", () => {
    const mask = new Uint8Array(SIDE * SIDE).map((_, i) => (i % 7 === 0 ? 255 : 0));
    const weights = mask.slice();
    featherOutward(weights, size, 0.5);
    expect(weights).toEqual(mask);
  });

  it("is 1.5 % of the window's diagonal, between 4 and 32 px", () => {
    expect(defaultFeather({ width: 60, height: 60 })).toBe(4);
    expect(defaultFeather({ width: 800, height: 600 })).toBeCloseTo(15);
    expect(defaultFeather({ width: 8000, height: 6000 })).toBe(32);
  });
});

describe("the weights of a stitch", () => {
  const picture = { width: 400, height: 300 };
  const dot: MaskOperation = { kind: "stroke", mode: "add", radius: 20, points: [100, 100] };

  it("cover the mask, the growth and the feather, and no more", () => {
    const weights = makeWeights([dot], { x: 0, y: 0, width: 400, height: 300 }, picture, 5, 10);
    expect(weights?.rect.x).toBeLessThanOrEqual(65);
    expect(weights?.rect.width).toBeLessThan(80);
    const at = (x: number, y: number) =>
      weights?.data[(y - weights.rect.y) * weights.rect.width + x - weights.rect.x];
    expect(at(100, 100)).toBe(255);
    expect(at(124, 100)).toBe(255);
    expect(at(129, 100)).toBeGreaterThan(0);
    expect(at(135, 100)).toBe(0);
  });

  it("end at the window: what was not sent is not replaced", () => {
    const window = { x: 100, y: 0, width: 300, height: 300 };
    const weights = makeWeights([dot], window, picture, 0, 10);
    expect(weights?.rect.x).toBe(100);
  });

  it("fade towards a window that cuts through what is painted, but not towards the picture's border", () => {
    const all: MaskOperation = { kind: "all" };
    const weights = makeWeights([all], { x: 0, y: 0, width: 200, height: 300 }, picture, 0, 10);
    const at = (x: number, y: number) =>
      weights?.data[(y - weights.rect.y) * weights.rect.width + x - weights.rect.x] ?? -1;
    expect([at(0, 150), at(100, 0), at(100, 299)]).toEqual([255, 255, 255]);
    expect(at(180, 150)).toBe(255);
    expect(at(194, 150)).toBeLessThan(200);
    expect(at(199, 150)).toBeLessThan(8);
  });

  it("look the same at half the scale", () => {
    const window = { x: 0, y: 0, width: 400, height: 300 };
    const full = makeWeights([dot], window, picture, 4, 12);
    const half = makeWeights([dot], window, picture, 4, 12, 0.5);
    expect(half?.rect).toEqual(full?.rect);
    if (!full || !half) return;
    for (let y = 1; y < half.size.height - 1; y++) {
      for (let x = 1; x < half.size.width - 1; x++) {
        const fine = full.data[Math.round(y * 2 + 0.5) * full.size.width + Math.round(x * 2 + 0.5)];
        const coarse = half.data[y * half.size.width + x];
        expect(Math.abs((fine ?? 0) - (coarse ?? 0))).toBeLessThan(70);
      }
    }
  });

  it("are none where nothing is painted inside of the window", () => {
    const window = { x: 300, y: 200, width: 50, height: 50 };
    expect(makeWeights([dot], window, picture, 0, 10)).toBeUndefined();
    expect(makeWeights([], window, picture, 0, 10)).toBeUndefined();
  });
});
