import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { erase } from "@/utils/pixels/erase/erase";
import { erased, gravel, hash, inBox, paintOf, picture, requestOf } from "./pictures";

const ground = gravel(110, 90);
/** Enough for what does not depend on how much there is to copy from. */
const small = gravel(64, 56);
/** Paint reaches 4 px further, and 10 px around that may be replaced for a better seam. */
const REACH = 14 * Math.SQRT2;

// A second of work each, which a busy machine makes many.
vi.setConfig({ testTimeout: 120_000 });

describe("erasing", () => {
  it("changes no byte beyond the paint and its ring, and no alpha at all", async () => {
    const glass = picture(64, 56, (x, y) => [
      hash(x, y),
      hash(x, y, 2),
      90,
      40 + hash(x, y, 3) / 2,
    ]);
    const corner = fc.record({
      left: fc.integer({ min: 0, max: 54 }),
      top: fc.integer({ min: 0, max: 46 }),
      width: fc.integer({ min: 1, max: 16 }),
      height: fc.integer({ min: 1, max: 16 }),
    });
    await fc.assert(
      fc.asyncProperty(corner, async ({ left, top, width, height }) => {
        const { rgba } = await erased(glass, paintOf(glass, inBox(left, top, width, height)));
        let [alphas, farthest] = [0, 0];
        for (let i = 0; i < rgba.length; i++) {
          if (rgba[i] === glass.rgba[i]) continue;
          if (i % 4 === 3) alphas++;
          const [x, y] = [(i >> 2) % glass.width, Math.floor((i >> 2) / glass.width)];
          const dx = Math.max(left - x, x - (left + width - 1), 0);
          const dy = Math.max(top - y, y - (top + height - 1), 0);
          farthest = Math.max(farthest, Math.hypot(dx, dy));
        }
        expect(alphas).toBe(0);
        expect(farthest).toBeLessThanOrEqual(REACH);
      }),
      { numRuns: 6 },
    );
  });

  it("leaves nothing of what was painted over", async () => {
    const isLoud = inBox(50, 40, 16, 14);
    const marked = picture(110, 90, (x, y) => {
      const at = (y * 110 + x) * 4;
      if (isLoud(x, y)) return [255, 0, 255];
      return [ground.rgba[at] ?? 0, ground.rgba[at + 1] ?? 0, ground.rgba[at + 2] ?? 0];
    });
    const { rgba } = await erased(marked, paintOf(marked, isLoud));
    let loudest = 0;
    for (let i = 0; i < rgba.length; i += 4) {
      loudest = Math.max(loudest, (rgba[i + 2] ?? 0) - (rgba[i + 1] ?? 0));
    }
    expect(loudest).toBeLessThan(60);
  });

  it("gives the same bytes for the same request", async () => {
    const paint = paintOf(small, inBox(24, 20, 14, 12));
    const [one, two] = [await erased(small, paint), await erased(small, paint)];
    expect(Buffer.from(one.rgba).equals(Buffer.from(two.rgba))).toBe(true);
    expect(one.risk).toBe(two.risk);
  });

  it("continues a pattern that repeats without a fault", async () => {
    const tiles = picture(160, 160, (x, y) =>
      ((x >> 3) + (y >> 3)) % 2 ? [30, 60, 90] : [220, 210, 200],
    );
    const { rgba } = await erased(tiles, paintOf(tiles, inBox(70, 66, 20, 24)));
    let worst = 0;
    for (let i = 0; i < rgba.length; i++) {
      worst = Math.max(worst, Math.abs((rgba[i] ?? 0) - (tiles.rgba[i] ?? 0)));
    }
    expect(worst).toBeLessThanOrEqual(1);
  });

  it("continues a gradient to within a grey level or two", async () => {
    const dusk = picture(160, 120, (x, y) => [40 + x / 2, 200 - y, 90 + x / 4 + y / 3]);
    const { rgba, risk } = await erased(dusk, paintOf(dusk, inBox(60, 40, 40, 30)));
    let worst = 0;
    for (let i = 0; i < rgba.length; i++) {
      worst = Math.max(worst, Math.abs((rgba[i] ?? 0) - (dusk.rgba[i] ?? 0)));
    }
    expect(worst).toBeLessThanOrEqual(2);
    expect(risk).toBeLessThan(1);
  });

  it("thinks better of a plain sky than of lines that must meet", async () => {
    const sky = picture(150, 150, (x, y) => [90 + y / 4, 140 + y / 4, 220 + hash(x, y) / 128]);
    const rings = picture(150, 150, (x, y) =>
      Math.hypot(x - 60, y - 70) % 23 < 5 ? [20, 20, 30] : [245, 240, 230],
    );
    const paint = paintOf(sky, inBox(70, 60, 34, 34));
    const [calm, hard] = [await erased(sky, paint), await erased(rings, paint)];
    expect(hard.risk).toBeGreaterThan(calm.risk + 1);
  });
});

describe("a second solution", () => {
  it("copies from elsewhere than the first", async () => {
    const wide = gravel(220, 200);
    const paint = paintOf(wide, inBox(96, 90, 22, 22));
    const first = await erased(wide, paint);
    const second = await erased(wide, paint, { avoid: first.sources });
    expect(Buffer.from(second.rgba).equals(Buffer.from(first.rgba))).toBe(false);
    const both = first.sources.counts.filter(
      (count, n) => count >= 12 && (second.sources.counts[n] ?? 0) > 0,
    );
    expect(both.length).toBe(0);
  });
});

describe("what can be erased at all", () => {
  const cases: readonly [string, (x: number, y: number) => boolean][] = [
    ["a single pixel", inBox(30, 25, 1, 1)],
    ["a corner", inBox(0, 0, 12, 11)],
    ["a border", inBox(55, 20, 9, 18)],
    ["whole rows", inBox(0, 24, 64, 8)],
    ["whole columns", inBox(28, 0, 7, 56)],
    ["spots far from each other", (x, y) => inBox(6, 6, 6, 6)(x, y) || inBox(54, 46, 7, 7)(x, y)],
    ["a wire", (x, y) => Math.abs(y - 12 - x / 2) < 1],
  ];
  it.each(cases)("%s", async (_, isPainted) => {
    const { patches, risk } = await erased(small, paintOf(small, isPainted));
    expect(patches.some(({ changed }) => changed.includes(1))).toBe(true);
    expect(Number.isFinite(risk)).toBe(true);
  });

  it.each([
    [1, 60],
    [60, 1],
    [5, 5],
    [3, 80],
  ])("%i × %i px, where no patch fits: colours are spread from the rim", async (width, height) => {
    const strip = picture(width, height, () => [80, 120, 160]);
    const middle = inBox(width >> 1, height >> 1, 1, 1);
    const { rgba, risk } = await erased(strip, paintOf(strip, middle), { growth: 0 });
    expect(rgba).toEqual(strip.rgba);
    expect(risk).toBe(Number.POSITIVE_INFINITY);
  });

  it("does not copy colours that nobody sees", async () => {
    const sticker = picture(120, 120, (x, y) =>
      x < 60 ? [0, 0, 0, 0] : [200, 120 + hash(x, y) / 8, 60, 255],
    );
    const { rgba } = await erased(sticker, paintOf(sticker, inBox(70, 50, 16, 16)));
    for (let y = 50; y < 66; y++) expect(rgba[(y * 120 + 76) * 4]).toBeGreaterThan(150);
  });
});

describe("what cannot be erased", () => {
  it("nothing", async () => {
    const outcome = await erase(
      requestOf(
        ground,
        paintOf(ground, () => false),
      ),
      () => false,
    );
    expect(outcome).toEqual({ ok: false, error: "nothing_painted" });
  });

  it("everything", async () => {
    const outcome = await erase(
      requestOf(
        ground,
        paintOf(ground, () => true),
      ),
      () => false,
    );
    expect(outcome).toEqual({ ok: false, error: "hole_too_large" });
  });

  it("more than half of what is around", async () => {
    const most = paintOf(ground, inBox(0, 0, 110, 60));
    const outcome = await erase(requestOf(ground, most), () => false);
    expect(outcome).toEqual({ ok: false, error: "hole_too_large" });
  });

  it("where all around is to be avoided", async () => {
    const paint = paintOf(ground, inBox(40, 40, 10, 10));
    const { sources } = await erased(ground, paint);
    const avoid = { ...sources, counts: sources.counts.map(() => 255) };
    const outcome = await erase(requestOf(ground, paint, { avoid }), () => false);
    expect(outcome).toEqual({ ok: false, error: "nothing_to_copy" });
  });
});

describe("cancelling", () => {
  it("is heard wherever the work stands", async () => {
    const paint = paintOf(small, inBox(24, 20, 14, 12));
    const request = requestOf(small, paint);
    const shares: number[] = [];
    await erase(request, (done) => {
      shares.push(done);
      return false;
    });
    expect(shares.length).toBeGreaterThan(50);
    for (const share of [0, 0.2, 0.4, 0.6, 0.8]) {
      const stopAt = Math.floor(share * shares.length);
      let calls = 0;
      const outcome = await erase(request, async () => calls++ === stopAt);
      expect(outcome).toEqual({ ok: false, error: "cancelled" });
      expect(calls).toBe(stopAt + 1);
    }
  });

  it("goes with a share that is done, which never falls and ends near one", async () => {
    const shares: number[] = [];
    await erase(requestOf(small, paintOf(small, inBox(24, 20, 14, 12))), (done) => {
      shares.push(done);
      return false;
    });
    expect(shares.every((share, n) => n === 0 || share >= (shares[n - 1] ?? 0) - 1e-9)).toBe(true);
    expect(shares.at(-1)).toBeGreaterThan(0.85);
  });
});
