import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { findColours } from "@/utils/pixels/colour/own-colours";
import { openPng } from "@/utils/pixels/png/read";
import { createPngWriter, encodePng } from "@/utils/pixels/png/write";

interface Raw {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

const picture: fc.Arbitrary<Raw> = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 40 }),
    channels: fc.constantFrom(3 as const, 4 as const),
    smooth: fc.boolean(),
  })
  .chain(({ width, height, channels, smooth }) => {
    const length = width * height * channels;
    const data = smooth
      ? fc.constant(Uint8Array.from({ length }, (_, i) => i / 3))
      : fc.uint8Array({ minLength: length, maxLength: length });
    return data.map((bytes) => ({ data: new Uint8Array(bytes), width, height, channels }));
  });

async function readAll(file: Uint8Array): Promise<Uint8Array> {
  const reader = openPng(new Uint8Array(file));
  const parts: Uint8Array[] = [];
  for (let rows = await reader?.next(); rows; rows = await reader?.next()) parts.push(rows.slice());
  return new Uint8Array(Buffer.concat(parts));
}

async function bytesOf(blob: Blob): Promise<Buffer> {
  return Buffer.from(await blob.arrayBuffer());
}

describe("PNGs we write", () => {
  it("are read by others exactly as they were meant", async () => {
    await fc.assert(
      fc.asyncProperty(picture, async ({ data, ...shape }) => {
        const png = await bytesOf(encodePng(data, shape));
        const { data: seen, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
        expect(info).toMatchObject(shape);
        expect(new Uint8Array(seen)).toEqual(data);
      }),
      { numRuns: 60 },
    );
  });

  it("do not depend on how many rows are handed over at once", async () => {
    const width = 13;
    const data = Uint8Array.from({ length: width * 3 * 10 }, (_, i) => (i * i) % 251);
    const writer = createPngWriter({ width, height: 10, channels: 3, depth: 8 });
    for (const [from, to] of [
      [0, 1],
      [1, 4],
      [4, 10],
    ] as const) {
      writer.write(data.subarray(from * width * 3, to * width * 3));
    }
    const seen = await sharp(await bytesOf(writer.finish()))
      .raw()
      .toBuffer();
    expect(new Uint8Array(seen)).toEqual(data);
  });

  it("refuse to end before the last row", () => {
    const writer = createPngWriter({ width: 1, height: 2, channels: 3, depth: 8 });
    writer.write(new Uint8Array(3));
    expect(() => writer.finish()).toThrow(RangeError);
  });
});

describe("PNGs we read", () => {
  it("give every value that others see in them, colour under alpha 0 included", async () => {
    await fc.assert(
      fc.asyncProperty(
        picture,
        fc.record({
          compressionLevel: fc.integer({ min: 0, max: 9 }),
          adaptiveFiltering: fc.boolean(),
        }),
        async ({ data, ...raw }, options) => {
          const png = await sharp(data, { raw }).png(options).toBuffer();
          expect(await readAll(png)).toEqual(data);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("may be grey, have a palette, fewer bits, or 16 of them", async () => {
    const side = 37;
    const smooth = Buffer.from(
      Uint8Array.from({ length: side * side * 4 }, (_, i) =>
        i % 4 === 3 ? 40 + (i % 200) : (i / 9) % 256,
      ),
    );
    const rgba = sharp(smooth, { raw: { width: side, height: side, channels: 4 } });
    const grey = rgba.clone().removeAlpha().greyscale();
    const kinds = [
      grey.clone().png(),
      grey.clone().toColourspace("b-w").png(),
      rgba.clone().png({ palette: true, colours: 16 }),
      rgba.clone().removeAlpha().png({ palette: true, colours: 4 }),
      rgba.clone().removeAlpha().png({ palette: true, colours: 2 }),
    ];
    for (const kind of kinds) {
      const png = await kind.toBuffer();
      const reader = openPng(new Uint8Array(png));
      const wanted = await sharp(png)
        .toColourspace("srgb")
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(reader?.channels).toBe(wanted.info.channels);
      expect(await readAll(png)).toEqual(new Uint8Array(wanted.data));
    }
  });

  it("keep their 16 bits a channel on the way through", async () => {
    const values = new Uint16Array(9 * 7 * 3).map((_, i) => (i * 7919) % 65_536);
    const png = await sharp(values, { raw: { width: 9, height: 7, channels: 3 } })
      .toColourspace("rgb16")
      .png()
      .toBuffer();
    const reader = openPng(new Uint8Array(png));
    expect(reader?.depth).toBe(16);
    const rows = await reader?.next();
    const writer = createPngWriter({ width: 9, height: 7, channels: 3, depth: 16 });
    if (rows) writer.write(rows);
    const again = await sharp(await bytesOf(writer.finish()))
      .toColourspace("rgb16")
      .raw({ depth: "ushort" })
      .toBuffer();
    expect(new Uint16Array(again.buffer, again.byteOffset, values.length)).toEqual(values);
  });

  it("hand on the chunks that say what their colours mean", async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } })
      .withIccProfile("p3")
      .png()
      .toBuffer();
    const colours = await findColours(png);
    const reader = openPng(new Uint8Array(png), colours?.extra);
    const names = reader?.extra.map((chunk) => String.fromCharCode(...chunk.subarray(4, 8)));
    expect(names).toContain("iCCP");
    const rows = (await reader?.next()) ?? new Uint8Array(0);
    const written = encodePng(rows, {
      width: 4,
      height: 4,
      channels: 3,
      extra: reader?.extra ?? [],
    });
    const before = await sharp(png).metadata();
    const after = await sharp(await bytesOf(written)).metadata();
    expect(after.icc).toEqual(before.icc);
  });

  it("are left to the browser where they are interlaced, and where they are no PNG", async () => {
    const interlaced = await sharp({
      create: { width: 9, height: 9, channels: 3, background: "red" },
    })
      .png({ progressive: true })
      .toBuffer();
    expect(openPng(new Uint8Array(interlaced))).toBeUndefined();
    expect(openPng(new TextEncoder().encode("no picture"))).toBeUndefined();
  });

  it("that end early are an error, not a shorter picture", async () => {
    const data = new Uint8Array(64 * 64 * 3).map((_, i) => (i * 31) % 255);
    const whole = await bytesOf(encodePng(data, { width: 64, height: 64, channels: 3 }));
    for (const broken of [whole.subarray(0, 900), whole.with(500, 1), whole.with(60, 255)]) {
      const reader = openPng(new Uint8Array(broken));
      while (await reader?.next());
      expect(reader?.isDamaged?.()).toBe(true);
    }
  });

  it("that promise what no canvas holds, or what there is not, are left to the browser", async () => {
    const whole = await bytesOf(encodePng(new Uint8Array(3), { width: 1, height: 1, channels: 3 }));
    const withHead = (at: number, value: number) => {
      const file = whole.slice();
      new DataView(file.buffer).setUint32(at, value);
      return openPng(file);
    };
    for (const side of [0, 65_536, 0xffff_ffff]) {
      expect(withHead(16, side)).toBeUndefined();
      expect(withHead(20, side)).toBeUndefined();
    }
    for (const bits of [0, 3, 4, 32]) expect(openPng(whole.with(24, bits))).toBeUndefined();
  });
});
