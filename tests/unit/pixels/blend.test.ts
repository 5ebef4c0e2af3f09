import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blendRow, blendUnderRow, patchRow } from "@/utils/pixels/stitch/blend";

const WIDTH = 12;
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const shapes = fc.constantFrom(
  { channels: 3, depth: 8 } as const,
  { channels: 4, depth: 8 } as const,
  { channels: 3, depth: 16 } as const,
  { channels: 4, depth: 16 } as const,
);

describe("blending a row of the answer over the source", () => {
  it("touches no byte where the weight is 0", () => {
    fc.assert(
      fc.property(shapes, bytes(96), bytes(48), bytes(WIDTH), (shape, source, answer, mix) => {
        const step = (shape.channels * shape.depth) / 8;
        const row = new Uint8Array(source.subarray(0, WIDTH * step));
        const before = row.slice();
        const weights = new Uint8Array(mix.map((value) => (value < 128 ? 0 : value)));
        blendRow(row, 0, new Uint8ClampedArray(answer), weights, shape.channels, shape.depth);
        for (const [i, weight] of weights.entries()) {
          if (weight > 0) continue;
          const range = [i * step, (i + 1) * step] as const;
          expect(row.subarray(...range)).toEqual(before.subarray(...range));
        }
      }),
    );
  });

  it("is the answer alone where the weight is full", () => {
    const row = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    blendRow(row, 1, Uint8ClampedArray.of(90, 80, 70, 200), Uint8Array.of(255), 4, 8);
    expect([...row]).toEqual([1, 2, 3, 4, 90, 80, 70, 200]);
  });

  it("mixes in proportion between", () => {
    const row = Uint8Array.of(100, 0, 50);
    blendRow(row, 0, Uint8ClampedArray.of(200, 100, 50, 255), Uint8Array.of(51), 3, 8);
    expect([...row]).toEqual([120, 20, 50]);
  });

  it("leaves the source's alpha as it is in the feather, so that cut-outs get no halo", () => {
    const row = Uint8Array.of(10, 20, 30, 0, 100, 0, 50, 80);
    const answer = Uint8ClampedArray.of(0, 0, 255, 255, 200, 100, 50, 255);
    blendRow(row, 0, answer, Uint8Array.of(128, 51), 4, 8);
    expect([...row]).toEqual([10, 20, 30, 0, 120, 20, 50, 80]);
  });

  it("uses all 16 bits of a deep source", () => {
    const row = Uint8Array.of(0, 1, 0, 1, 0, 1);
    blendRow(row, 0, Uint8ClampedArray.of(255, 0, 128, 255), Uint8Array.of(255), 3, 16);
    expect([...row]).toEqual([255, 255, 0, 0, 128, 128]);
  });
});

describe("laying the answer under the source", () => {
  it("leaves opaque pixels byte for byte and fills transparent ones", () => {
    const row = Uint8Array.of(9, 8, 7, 255, 1, 1, 1, 0);
    blendUnderRow(row, 0, Uint8ClampedArray.of(0, 0, 0, 255, 40, 50, 60, 255), 8);
    expect([...row]).toEqual([9, 8, 7, 255, 40, 50, 60, 255]);
  });

  it("shines through in proportion where the source is half transparent", () => {
    const row = Uint8Array.of(200, 0, 0, 51);
    blendUnderRow(row, 0, Uint8ClampedArray.of(0, 100, 0, 255), 8);
    expect([...row]).toEqual([40, 80, 0, 255]);
  });
});

describe("a patch over the source", () => {
  it("replaces the colours of the pixels it covers, and not a byte more", () => {
    fc.assert(
      fc.property(shapes, bytes(96), bytes(48), (shape, source, patch) => {
        const { channels, depth } = shape;
        const sample = depth / 8;
        const step = channels * sample;
        const row = new Uint8Array(source.subarray(0, WIDTH * step));
        const before = row.slice();
        const rgba = new Uint8ClampedArray(patch);
        for (let i = 3; i < rgba.length; i += 4) rgba[i] = (rgba[i] ?? 0) < 128 ? 0 : 255;
        patchRow(row, 0, rgba, { channels, depth, fillsBlank: false });
        for (let i = 0; i < row.length; i++) {
          const [pixel, channel] = [Math.floor(i / step), Math.floor((i % step) / sample)];
          const isReplaced = channel < 3 && rgba[pixel * 4 + 3] === 255;
          // 257 × value in 16 bits: both of its bytes are the value.
          expect(row[i]).toBe(isReplaced ? rgba[pixel * 4 + channel] : before[i]);
        }
      }),
    );
  });

  it("brings its own alpha to what is blank where it continues an edge, and to nothing else", () => {
    const row = Uint8Array.of(1, 1, 1, 0, 2, 2, 2, 0, 3, 3, 3, 7, 4, 4, 4, 255);
    const patch = Uint8ClampedArray.of(9, 8, 7, 60, 0, 0, 0, 0, 9, 8, 7, 60, 9, 8, 7, 255);
    patchRow(row, 0, patch, { channels: 4, depth: 8, fillsBlank: true });
    expect([...row]).toEqual([9, 8, 7, 60, 2, 2, 2, 0, 9, 8, 7, 7, 9, 8, 7, 255]);
  });
});
