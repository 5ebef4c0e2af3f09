import { describe, expect, it } from "vitest";
import { scaledDown, sizeWithin } from "@/utils/pixels/select/scaled-down";

function grey(...values: number[]): Uint8ClampedArray {
  return Uint8ClampedArray.from(values.flatMap((value) => [value, value, value, 255]));
}

function reds(rgba: Uint8ClampedArray): number[] {
  return [...rgba].filter((_, i) => i % 4 === 0);
}

describe("the size of a small copy", () => {
  it("has no more pixels than it may, the same aspect, and is never larger", () => {
    expect(sizeWithin({ width: 4000, height: 1000 }, 250_000)).toEqual({
      width: 1000,
      height: 250,
    });
    expect(sizeWithin({ width: 30, height: 20 }, 250_000)).toEqual({ width: 30, height: 20 });
  });

  it("keeps a strip of one pixel at one pixel", () => {
    expect(sizeWithin({ width: 1, height: 4_000_000 }, 500_000).width).toBe(1);
  });
});

describe("scaling down", () => {
  it("takes the mean of all that a pixel covers, parts of pixels by their part", () => {
    const copy = scaledDown(grey(0, 90, 180), { width: 3, height: 1 }, { width: 2, height: 1 });
    // The first covers all of 0 and half of 90.
    expect(reds(copy)).toEqual([30, 150]);
  });

  it("leaves out no pixel: the mean of the copy is the mean of the picture", () => {
    const values = Array.from({ length: 12 * 8 }, (_, i) => (i * 37) % 256);
    const copy = scaledDown(grey(...values), { width: 12, height: 8 }, { width: 5, height: 3 });
    const mean = (all: readonly number[]) => all.reduce((a, b) => a + b, 0) / all.length;
    expect(Math.abs(mean(reds(copy)) - mean(values))).toBeLessThan(1);
  });

  it("does not mix in colours that lie under transparency", () => {
    const pair = Uint8ClampedArray.of(200, 0, 0, 255, 0, 255, 0, 0);
    const copy = scaledDown(pair, { width: 2, height: 1 }, { width: 1, height: 1 });
    expect([...copy]).toEqual([200, 0, 0, 128]);
  });
});
