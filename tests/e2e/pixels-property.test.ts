import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Rect } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { rasterise } from "@/utils/core/mask/raster";
import { answered, asBlob, asBytes, type PixelsBrowser } from "../support/pixels-page/open.ts";
import { encoded, noise, pixelsOf } from "../support/pixels-page/pictures.ts";
import type { Wire } from "../support/pixels-page/wire.ts";
import { withPixels } from "../support/pixels-page/with-pixels.ts";

let browser: PixelsBrowser;

withPixels((opened) => {
  browser = opened;
});

const SIZE = { width: 72, height: 54 };
const RUNS = 100;

const x = fc.integer({ min: -8, max: SIZE.width + 8 });
const y = fc.integer({ min: -8, max: SIZE.height + 8 });
const side = fc.integer({ min: 3, max: 40 });
const mode = fc.constantFrom("add" as const, "erase" as const);
const points = (minLength: number) =>
  fc.array(fc.tuple(x, y), { minLength, maxLength: 5 }).map((pairs) => pairs.flat());
const operation: fc.Arbitrary<MaskOperation> = fc.oneof(
  fc.record({
    kind: fc.constant("stroke" as const),
    mode,
    radius: fc.integer({ min: 1, max: 9 }),
    points: points(1),
  }),
  fc.record({
    kind: fc.constant("rectangle" as const),
    mode,
    rect: fc.record({ x, y, width: side, height: side }),
  }),
  fc.record({ kind: fc.constant("polygon" as const), mode, points: points(3) }),
  fc.constantFrom<MaskOperation>({ kind: "invert" }, { kind: "clear" }, { kind: "grow", by: 2 }),
);

const someEdit = fc.record({
  operations: fc.array(operation, { minLength: 1, maxLength: 5 }),
  window: fc.record({ x, y, width: fc.integer({ min: 24, max: 90 }), height: side }),
  answer: fc.record({ width: side, height: side, step: fc.integer({ min: 1, max: 200 }) }),
  answerType: fc.constantFrom("png" as const, "jpeg" as const),
  isOpaque: fc.boolean(),
  feather: fc.integer({ min: 0, max: 8 }),
  growth: fc.integer({ min: 0, max: 6 }),
});

type SomeEdit = typeof someEdit extends fc.Arbitrary<infer T> ? T : never;

/** Some noise, the same for the same numbers. */
function picture(width: number, height: number, isOpaque: boolean, step = 7): Buffer {
  return isOpaque ? noise(width, height) : noise(width, height, (i) => (i * step) % 256);
}

/** Whether a pixel may differ: in the window, and not farther from the paint than the feather reaches. */
function mayDiffer({ operations, window, feather, growth }: SomeEdit): (i: number) => boolean {
  const mask = rasterise(operations, { x: 0, y: 0, ...SIZE }, SIZE, SIZE);
  const painted = [...mask.keys()].filter((i) => mask[i]);
  // The feather is counted from the outermost painted pixel's middle, the growth in whole pixels.
  const reach = feather + growth + 1;
  return (i) => {
    const [column, row] = [i % SIZE.width, Math.floor(i / SIZE.width)];
    if (!isInside(window, column, row)) return false;
    return painted.some((at) => {
      const dx = (at % SIZE.width) - column;
      const dy = Math.floor(at / SIZE.width) - row;
      return Math.hypot(dx, dy) <= reach;
    });
  };
}

function isInside(window: Rect, column: number, row: number): boolean {
  const isAcross = column >= window.x && column < window.x + window.width;
  return isAcross && row >= window.y && row < window.y + window.height;
}

describe("whatever was painted, sent and answered", () => {
  it("every pixel beyond the feather stays what it was, byte for byte", async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(someEdit, async (edit) => {
        const { operations, window, answer, answerType, isOpaque, feather, growth } = edit;
        const source = picture(SIZE.width, SIZE.height, isOpaque);
        const reply = picture(answer.width, answer.height, answer.step % 2 === 0, answer.step);
        const request: Wire = {
          picture: asBlob(await encoded(source, SIZE.width, SIZE.height).png().toBuffer()),
          operations: operations as unknown as Wire,
          window,
          maskWay: "mask",
          answer: asBlob(
            await encoded(reply, answer.width, answer.height).toFormat(answerType).toBuffer(),
          ),
          feather,
          growth,
        };
        const done = answered(await browser.call("stitch", request));
        const result = await pixelsOf(asBytes(done["picture"]));
        expect(result.length).toBe(source.length);
        const isFree = mayDiffer(edit);
        for (let i = 0; i < SIZE.width * SIZE.height; i++) {
          if (result.readInt32LE(i * 4) === source.readInt32LE(i * 4)) continue;
          changed++;
          if (!isFree(i)) expect.fail(`pixel ${i % SIZE.width}, ${Math.floor(i / SIZE.width)}`);
        }
      }),
      { numRuns: RUNS },
    );
    // Or else nothing was put to the test.
    expect(changed).toBeGreaterThan(1000);
  }, 120_000);

  it("image and mask are of one size, below their limits", async () => {
    const source = asBlob(await encoded(noise(72, 54), 72, 54).png().toBuffer());
    const limits = fc.record({ byteLimit: fc.integer({ min: 40_000, max: 300_000 }) });
    await fc.assert(
      fc.asyncProperty(someEdit, limits, async ({ operations, window }, { byteLimit }) => {
        const sent = answered(
          await browser.call("prepare", {
            picture: source,
            operations: operations as unknown as Wire,
            window: { x: window.x, y: window.y, width: 48, height: 32 },
            sentSize: { width: 384, height: 256 },
            byteLimit,
            maskByteLimit: byteLimit,
            maskWay: "mask",
          }),
        );
        const [image, mask] = [asBytes(sent["image"]), asBytes(sent["mask"])];
        expect(Math.max(image.length, mask.length)).toBeLessThan(byteLimit);
        const { width, height } = await sharp(image).metadata();
        expect(width * 2).toBe(height * 3);
        const pixels = await Promise.all([image, mask].map(pixelsOf));
        expect(pixels.map(({ length }) => length)).toEqual(Array(2).fill(width * height * 4));
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});
