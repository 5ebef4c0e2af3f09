import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Rect } from "@/utils/core/geometry";
import { erase } from "@/utils/pixels/erase/erase";
import { findSides } from "@/utils/pixels/erase/sides";
import { continued, gravel, hash, inBox, type Picture, paintOf, picture } from "./pictures";

// A second of work each, which a busy machine makes many.
vi.setConfig({ testTimeout: 120_000 });

/** A seam may be cut so far inside of the old picture, px. */
const RING = 10;

/** The picture in a larger frame, blank around it. */
function framed(from: Picture, left: number, top: number, right: number, bottom: number) {
  const kept: Rect = { x: left, y: top, width: from.width, height: from.height };
  const frame = picture(left + from.width + right, top + from.height + bottom, (x, y) => {
    const [column, row] = [x - left, y - top];
    if (column < 0 || row < 0 || column >= from.width || row >= from.height) return [0, 0, 0, 0];
    const at = (row * from.width + column) * 4;
    const [r = 0, g = 0, b = 0, a = 0] = from.rgba.subarray(at, at + 4);
    return [r, g, b, a];
  });
  return { frame, kept };
}

/** Pixels of the old picture further than `px` from what was blank beside it. */
function changedWithin(before: Picture, after: Uint8ClampedArray, kept: Rect, px: number): number {
  const left = kept.x > 0 ? kept.x + px : 0;
  const top = kept.y > 0 ? kept.y + px : 0;
  const right = kept.x + kept.width < before.width ? kept.x + kept.width - px : before.width;
  const bottom = kept.y + kept.height < before.height ? kept.y + kept.height - px : before.height;
  let count = 0;
  for (let i = 0; i < before.width * before.height; i++) {
    const [x, y] = [i % before.width, Math.floor(i / before.width)];
    if (x < left || y < top || x >= right || y >= bottom) continue;
    for (let c = 0; c < 4; c++) if (after[i * 4 + c] !== before.rgba[i * 4 + c]) count++;
  }
  return count;
}

const ground = gravel(120, 100);
/** Enough for what does not depend on how much there is to copy from. */
const small = gravel(64, 56);

describe("continuing the edges of a picture", () => {
  it("fills all that is blank, on any sides, and changes nothing beyond the ring", async () => {
    const side = fc.integer({ min: 0, max: 12 });
    await fc.assert(
      fc.asyncProperty(side, side, side, side, async (left, top, right, bottom) => {
        fc.pre(left + top + right + bottom > 0);
        const { frame, kept } = framed(small, left, top, right, bottom);
        const { rgba, risk } = await continued(frame, kept);
        expect(changedWithin(frame, rgba, kept, RING)).toBe(0);
        expect(rgba.filter((value, i) => i % 4 === 3 && value !== 255)).toHaveLength(0);
        expect(Number.isFinite(risk)).toBe(true);
      }),
      { numRuns: 3 },
    );
  });

  it("gives the same bytes for the same request", async () => {
    const { frame, kept } = framed(small, 0, 0, 12, 10);
    const [one, two] = [await continued(frame, kept), await continued(frame, kept)];
    expect(Buffer.from(one.rgba).equals(Buffer.from(two.rgba))).toBe(true);
  });

  it("keeps a product's white exactly white", async () => {
    const product = picture(90, 80, (x, y) =>
      inBox(32, 24, 22, 30)(x, y) ? [60, 120 + hash(x, y) / 8, 90] : [255, 255, 255],
    );
    const { frame, kept } = framed(product, 18, 12, 18, 12);
    const { rgba, risk } = await continued(frame, kept);
    const isOld = inBox(kept.x, kept.y, kept.width, kept.height);
    const added = rgba.filter((_, i) => {
      const pixel = i >> 2;
      return !isOld(pixel % frame.width, Math.floor(pixel / frame.width));
    });
    expect(added.length).toBe(4 * (frame.width * frame.height - kept.width * kept.height));
    expect(added.every((value) => value === 255)).toBe(true);
    expect(risk).toBeLessThan(1);
  });

  it("lets a sky that darkens ever faster go on as it was at the edge, and no faster", async () => {
    const toneAt = (x: number) => 230 - 0.006 * x * x;
    const dusk = picture(120, 48, (x, y) => {
      const tone = toneAt(x) + hash(x, y) / 128;
      return [tone, tone, tone];
    });
    const { frame, kept } = framed(dusk, 0, 0, 40, 0);
    const { rgba } = await continued(frame, kept);
    const slope = toneAt(119) - toneAt(118);
    for (const y of [5, 24, 43]) {
      const tone = rgba[(y * frame.width + 159) * 4] ?? 0;
      expect(Math.abs(tone - (toneAt(119) + 40 * slope))).toBeLessThan(4);
    }
  });

  it("continues transparency as transparency, and no outline of the old picture moves", async () => {
    const sticker = picture(120, 120, (x, y) =>
      y < 60 ? [0, 0, 0, 0] : [200, 120 + hash(x, y) / 8, 60, 255],
    );
    const { frame, kept } = framed(sticker, 0, 0, 30, 0);
    const { rgba } = await continued(frame, kept);
    expect(changedWithin(frame, rgba, kept, 0)).toBe(0);
    const alphaAt = (x: number, y: number) => rgba[(y * frame.width + x) * 4 + 3];
    expect([alphaAt(135, 20), alphaAt(135, 100)]).toEqual([0, 255]);
  });

  it("takes away what is painted besides, and the blank part is nothing to copy from", async () => {
    const isLoud = inBox(30, 40, 14, 14);
    const marked = picture(120, 100, (x, y) => {
      const at = (y * 120 + x) * 4;
      if (isLoud(x, y)) return [255, 0, 255];
      return [ground.rgba[at] ?? 0, ground.rgba[at + 1] ?? 0, ground.rgba[at + 2] ?? 0];
    });
    const { frame, kept } = framed(marked, 20, 0, 0, 0);
    const paint = paintOf(frame, inBox(50, 40, 14, 14));
    const { rgba } = await continued(frame, kept, { paint });
    let loudest = 0;
    for (let i = 0; i < rgba.length; i += 4) {
      loudest = Math.max(loudest, (rgba[i + 2] ?? 0) - (rgba[i + 1] ?? 0));
    }
    expect(loudest).toBeLessThan(60);
    expect(rgba.filter((value, i) => i % 4 === 3 && value !== 255)).toHaveLength(0);
  });

  it("copies a second solution from elsewhere", async () => {
    const { frame, kept } = framed(ground, 0, 0, 16, 0);
    const first = await continued(frame, kept);
    const second = await continued(frame, kept, { avoid: first.sources });
    expect(Buffer.from(second.rgba).equals(Buffer.from(first.rgba))).toBe(false);
  });

  it.each([
    [1, 60, 1],
    [60, 1, 20],
    [3, 80, 3],
  ])(
    "spreads colours where a picture of %i × %i px has no whole patch",
    async (width, height, added) => {
      const strip = picture(width, height, () => [80, 120, 160]);
      const { frame, kept } = framed(strip, 0, 0, added, 0);
      const { rgba, risk } = await continued(frame, kept);
      const plain = picture(width + added, height, () => [80, 120, 160]);
      const off = rgba.map((value, i) => Math.abs(value - (plain.rgba[i] ?? 0)));
      expect(Math.max(...off)).toBeLessThanOrEqual(1);
      expect(risk).toBe(Number.POSITIVE_INFINITY);
    },
  );

  it("is refused for more than the picture measures", async () => {
    const { frame, kept } = framed(ground, 0, 0, 130, 0);
    const read = () => frame.rgba;
    const outcome = await erase({ picture: frame, kept, read }, () => false);
    expect(outcome).toEqual({ ok: false, error: "hole_too_large" });
  });
});

describe("the blank strips around a picture", () => {
  const sizes = fc.record({
    x: fc.integer({ min: 0, max: 500 }),
    y: fc.integer({ min: 0, max: 500 }),
    width: fc.integer({ min: 1, max: 2000 }),
    height: fc.integer({ min: 1, max: 2000 }),
  });
  const margin = fc.integer({ min: 0, max: 500 });

  it("cover every blank pixel once, each in a window within the picture that reaches into what is drawn", () => {
    fc.assert(
      fc.property(sizes, margin, margin, (kept, right, bottom) => {
        const size = { width: kept.x + kept.width + right, height: kept.y + kept.height + bottom };
        const sides = findSides(kept, size);
        const blank = size.width * size.height - kept.width * kept.height;
        expect(sides.reduce((sum, hole) => sum + hole.size, 0)).toBe(blank);
        for (const { window, paint } of sides) {
          const { rect } = paint;
          expect(window.x).toBeLessThanOrEqual(rect.x);
          expect(window.y).toBeLessThanOrEqual(rect.y);
          expect(window.x + window.width).toBeGreaterThanOrEqual(rect.x + rect.width);
          expect(window.y + window.height).toBeGreaterThanOrEqual(rect.y + rect.height);
          expect(window.x + window.width).toBeLessThanOrEqual(size.width);
          expect(window.y + window.height).toBeLessThanOrEqual(size.height);
          expect(window.width * window.height).toBeGreaterThan(rect.width * rect.height);
        }
      }),
    );
  });

  it("do not have all of a large picture looked at", () => {
    const kept = { x: 0, y: 0, width: 4600, height: 3450 };
    const [hole] = findSides(kept, { width: 5060, height: 3450 });
    expect(hole?.window.width).toBeLessThan(2000);
  });
});
