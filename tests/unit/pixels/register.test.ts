import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detailError } from "@/utils/pixels/stitch/register/detail-error";
import { createLevels, createVersions } from "@/utils/pixels/stitch/register/levels";
import type { Plane } from "@/utils/pixels/stitch/register/plane";
import {
  errorUnmoved,
  findAlignment,
  isInside,
  type Range,
} from "@/utils/pixels/stitch/register/register";

const WIDTH = 320;
const HEIGHT = 240;

/** A scene that is known between its pixels too: waves of several lengths and directions. */
function scene(x: number, y: number): number {
  return (
    128 +
    34 * Math.sin(x / 17 + Math.sin(y / 29)) +
    27 * Math.cos(y / 13 - x / 51) +
    18 * Math.sin((x + y) / 7.3) +
    9 * Math.cos((x - 2 * y) / 5.1)
  );
}

function planeOf(value: (x: number, y: number) => number): Plane {
  const data = new Float32Array(WIDTH * HEIGHT).map((_, i) =>
    value(i % WIDTH, Math.floor(i / WIDTH)),
  );
  return { data, width: WIDTH, height: HEIGHT };
}

const source = planeOf(scene);
const everywhere = new Uint8Array(WIDTH * HEIGHT).fill(255);

/** The scene as a model gives it back: what belongs at p lies at T(p). */
function moved(x: number, y: number, scale: number, gain = 1, offset = 0): Plane {
  const [middleX, middleY] = [(WIDTH - 1) / 2, (HEIGHT - 1) / 2];
  return planeOf((px, py) => {
    const sx = middleX + (px - middleX - x) / scale;
    const sy = middleY + (py - middleY - y) / scale;
    return scene(sx, sy) * gain + offset;
  });
}

const NEAR = { maxShift: 8, maxScale: 0.02, reach: 4 };

function levelsOf(picture: Plane, answer: Plane, usable: Uint8Array = everywhere) {
  return createLevels(createVersions(picture), createVersions(answer), usable);
}

function align(picture: Plane, answer: Plane, usable: Uint8Array, range: Range) {
  return findAlignment(levelsOf(picture, answer, usable), range);
}

describe("registration", () => {
  it("finds shifts of ±6 px and scales of ±1.5 % to a tenth of a pixel", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: 0.985, max: 1.015, noNaN: true }),
        (x, y, scale) => {
          const found = align(source, moved(x, y, scale), everywhere, NEAR);
          expect(found?.alignment.x).toBeCloseTo(x, 1);
          expect(found?.alignment.y).toBeCloseTo(y, 1);
          expect(found?.alignment.scale).toBeCloseTo(scale, 3);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("is not misled by a colour cast", () => {
    const found = align(source, moved(3, -2, 1, 0.92, 14), everywhere, NEAR);
    expect(found?.alignment.x).toBeCloseTo(3, 1);
    expect(found?.alignment.y).toBeCloseTo(-2, 1);
  });

  it("is not misled by a third of the picture drawn anew", () => {
    const other = moved(-4, 1.5, 1.004);
    const answer = planeOf((x, y) =>
      x > 100 && x < 240 && y > 40 && y < 220
        ? 255 - scene(y * 1.7, x * 0.6)
        : (other.data[y * WIDTH + x] ?? 0),
    );
    const found = align(source, answer, everywhere, NEAR);
    expect(found?.alignment.x).toBeCloseTo(-4, 1);
    expect(found?.alignment.y).toBeCloseTo(1.5, 1);
  });

  it("says by how much moving back lowers the error", () => {
    const levels = levelsOf(source, moved(5, 5, 1.01));
    const error = findAlignment(levels, NEAR)?.errorAfter;
    expect(error).toBeLessThan((errorUnmoved(levels) ?? 0) / 10);
  });

  it("leaves an answer where it is that did not move", () => {
    const found = align(source, source, everywhere, NEAR);
    expect(Math.hypot(found?.alignment.x ?? 9, found?.alignment.y ?? 9)).toBeLessThan(0.01);
  });

  it("finds nothing to move in flat content", () => {
    const flat = planeOf(() => 90);
    const found = align(
      flat,
      planeOf(() => 95),
      everywhere,
      NEAR,
    );
    expect(found?.alignment).toEqual({ x: 0, y: 0, scale: 1 });
  });

  it("does not guess where there is nothing to compare", () => {
    const nowhere = new Uint8Array(WIDTH * HEIGHT);
    expect(align(source, moved(2, 2, 1), nowhere, NEAR)).toBeUndefined();
  });

  it.each([
    [15, -9, 1],
    [-12, 8, 1.03],
    [4, 18, 0.97],
  ])("finds what a model cropped: %d, %d, × %d", (x, y, scale) => {
    const range = { maxShift: 24, maxScale: 0.04, reach: 8 };
    const found = align(source, moved(x, y, scale), everywhere, range);
    expect(found?.alignment.x).toBeCloseTo(x, 0);
    expect(found?.alignment.y).toBeCloseTo(y, 0);
    expect(Math.abs((found?.alignment.scale ?? 0) - scale)).toBeLessThan(0.002);
    expect(isInside({ x, y, scale }, range)).toBe(true);
  });

  it("believes a crop of 4 % in the range of models that crop", () => {
    const range = { maxShift: 13, maxScale: 0.056, reach: 8 };
    const found = align(source, moved(3, -2, 1 / 0.96), everywhere, range);
    expect(found?.alignment.scale).toBeCloseTo(1 / 0.96, 2);
    expect(found && isInside(found.alignment, range)).toBe(true);
  });

  it("takes the nearest of the places where a pattern that repeats looks alike", () => {
    const rows = (y: number) => 30 * Math.sin(y / 11 + Math.sin(y / 37));
    const repeated = (x: number, y: number) =>
      128 + 50 * Math.sin((x * 2 * Math.PI) / 16) + rows(y);
    const range = { maxShift: 24, maxScale: 0.04, reach: 8 };
    const found = align(
      planeOf(repeated),
      planeOf((x, y) => repeated(x - 4, y - 4)),
      everywhere,
      range,
    );
    expect(found?.alignment.x).toBeCloseTo(4, 0);
    expect(found?.alignment.y).toBeCloseTo(4, 0);
  });

  it("believes no movement at the bound of what is looked for", () => {
    expect(isInside({ x: 0, y: 0, scale: 1.02 }, NEAR)).toBe(false);
    expect(isInside({ x: 6, y: 6, scale: 1 }, NEAR)).toBe(false);
    expect(isInside({ x: 5, y: 3, scale: 1.01 }, NEAR)).toBe(true);
  });
});

describe("the error of the finest detail", () => {
  const places = Int32Array.from({ length: 400 }, (_, i) => i);
  const stripes = (phase: number, more = 0) =>
    Uint8ClampedArray.from({ length: 1600 }, (_, i) => (((i >> 2) + phase) % 2 ? 60 : 180) + more);

  it("is nothing where only the brightness differs", () => {
    expect(detailError(stripes(0), stripes(0, 20), places)).toBe(0);
  });

  it("tells stripes of single pixels that lie wrong, which smoothed versions do not show", () => {
    const grey = new Uint8ClampedArray(1600).fill(120);
    expect(detailError(stripes(0), stripes(1), places)).toBeGreaterThan(
      detailError(stripes(0), grey, places),
    );
  });
});
