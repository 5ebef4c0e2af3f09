import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refine } from "@/utils/pixels/select/refine";
import { drawn, type Picture } from "./pictures";

type Tile = { x: number; y: number; width: number; height: number };

function reader({ data, width }: Picture, seen: Tile[] = []) {
  return (tile: Tile) => {
    seen.push(tile);
    const out = new Uint8ClampedArray(tile.width * tile.height * 4);
    for (let row = 0; row < tile.height; row += 1) {
      const start = ((tile.y + row) * width + tile.x) * 4;
      out.set(data.subarray(start, start + tile.width * 4), row * tile.width * 4);
    }
    return out;
  };
}

function raster(runs: readonly number[], width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let i = 0; i < runs.length; i += 3) {
    const start = (runs[i] ?? 0) * width + (runs[i + 1] ?? 0);
    out.fill(1, start, start + (runs[i + 2] ?? 0));
  }
  return out;
}

/** What a proxy `scale` times smaller has of a shape. */
function proxyOf(
  isIn: (x: number, y: number) => boolean,
  width: number,
  height: number,
  scale: number,
) {
  const size = { width: width / scale, height: height / scale };
  const mask = Uint8Array.from({ length: size.width * size.height }, (_, i) =>
    isIn((i % size.width) * scale + scale / 2, Math.floor(i / size.width) * scale + scale / 2)
      ? 1
      : 0,
  );
  return { size, mask };
}

function wrong(found: Uint8Array, width: number, isIn: (x: number, y: number) => boolean): number {
  return found.reduce(
    (sum, value, i) => sum + (Boolean(value) === isIn(i % width, Math.floor(i / width)) ? 0 : 1),
    0,
  );
}

describe("the refined edge", () => {
  const isIn = (x: number, y: number) => Math.hypot(x - 250, y - 210) < 131;
  const picture = drawn(480, 400, (x, y) => (isIn(x, y) ? [180, 60, 50] : [220, 225, 230]));
  const { size, mask } = proxyOf(isIn, 480, 400, 4);

  it("lies on the picture's own edge, across tiles, where the proxy's has stairs", async () => {
    const plain = Uint8Array.from({ length: 480 * 400 }, (_, i) => {
      const at = Math.floor(i / 480 / 4) * size.width + Math.floor((i % 480) / 4);
      return mask[at] ?? 0;
    });
    const runs = await refine(mask, size, picture, reader(picture));
    const refined = raster(runs ?? [], 480, 400);
    // An edge between two pixels may be given to either: half of the circle's pixels at most.
    expect(wrong(refined, 480, isIn)).toBeLessThan(Math.PI * 131);
    expect(wrong(refined, 480, isIn)).toBeLessThan(wrong(plain, 480, isIn) / 2);
  });

  it("reads only tiles that hold an edge", async () => {
    const seen: Tile[] = [];
    const small = proxyOf((x, y) => x < 40 && y < 40, 480, 400, 4);
    await refine(small.mask, small.size, picture, reader(picture, seen));
    expect(seen).toHaveLength(1);
    const all = new Uint8Array(size.width * size.height).fill(1);
    const runs = await refine(all, size, picture, reader(picture, seen));
    expect(seen).toHaveLength(1);
    expect(raster(runs ?? [], 480, 400).every((value) => value === 1)).toBe(true);
  });

  it("keeps parts and gaps of one proxy pixel", async () => {
    const bar = (x: number, y: number) => y >= 200 && y < 204 && x >= 80 && x < 400;
    const line = drawn(480, 400, (x, y) => (bar(x, y) ? [20, 20, 20] : [240, 240, 240]));
    const proxy = proxyOf(bar, 480, 400, 4);
    const runs = await refine(proxy.mask, proxy.size, line, reader(line));
    const found = raster(runs ?? [], 480, 400);
    expect(found[202 * 480 + 240]).toBe(1);
    expect(wrong(found, 480, bar)).toBeLessThan(320 * 3);
  });

  it("follows the proxy where the picture is flat", async () => {
    const flat = drawn(480, 400, () => [128, 128, 128]);
    const runs = await refine(mask, size, flat, reader(flat));
    expect(wrong(raster(runs ?? [], 480, 400), 480, isIn)).toBeLessThan(2 * Math.PI * 131 * 2);
  });

  it("ends when it is told to", async () => {
    expect(await refine(mask, size, picture, reader(picture), () => false)).toBeUndefined();
  });

  it("gives runs that are sorted, inside of the picture, and do not touch, for any mask", async () => {
    const masks = fc.record({
      width: fc.integer({ min: 1, max: 12 }),
      height: fc.integer({ min: 1, max: 12 }),
      scaleX: fc.constantFrom(1, 1.3, 3, 4.7),
      scaleY: fc.constantFrom(1, 1.3, 3, 4.7),
      seed: fc.integer(),
    });
    await fc.assert(
      fc.asyncProperty(masks, async ({ width, height, scaleX, scaleY, seed }) => {
        const large = { width: Math.round(width * scaleX), height: Math.round(height * scaleY) };
        const some = drawn(large.width, large.height, (x, y) => [
          (x * 31 + seed) % 256,
          (y * 57) % 256,
          9,
        ]);
        const bits = Uint8Array.from(
          { length: width * height },
          (_, i) => ((seed >> (i % 29)) & 1) as number,
        );
        const runs = await refine(bits, { width, height }, large, reader(some));
        let [row, end] = [-1, -1];
        for (let i = 0; i < (runs?.length ?? 0); i += 3) {
          const [y = -1, x = -1, length = 0] = runs?.slice(i, i + 3) ?? [];
          expect(length).toBeGreaterThan(0);
          expect(y > row || (y === row && x > end)).toBe(true);
          expect(x + length).toBeLessThanOrEqual(large.width);
          expect(y).toBeLessThan(large.height);
          [row, end] = [y, x + length];
        }
      }),
    );
  });
});
