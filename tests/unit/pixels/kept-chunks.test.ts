import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readExifOrientation } from "@/utils/core/image-header/exif";
import { harmlessExif } from "@/utils/pixels/png/harmless-exif";
import { keptChunks } from "@/utils/pixels/png/kept-chunks";
import { chunkOf, u32s, withChunks } from "../../support/pixels-page/png-chunks.ts";

const pngs = sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } })
  .png()
  .toBuffer();

const resolution = Buffer.concat([u32s(11_811, 11_811), Buffer.from([1])]);

async function keptOf(added: Readonly<Record<string, Uint8Array>>, after?: Buffer) {
  const file = withChunks(await pngs, added, ["pHYs"]);
  const whole = after ? Buffer.concat([file.subarray(0, -12), after, file.subarray(-12)]) : file;
  return keptChunks(whole).map((chunk) => Buffer.from(chunk));
}

describe("what a PNG holds beside its pixels", () => {
  it("stays: resolution, EXIF and texts, in their order", async () => {
    const added = {
      tEXt: Buffer.from("Title\0Noise", "latin1"),
      pHYs: resolution,
      eXIf: exifOf({ isLittle: false, orientation: 1 }),
      iTXt: Buffer.from("Author\0\0\0\0\0Mei", "latin1"),
    };
    expect(await keptOf(added)).toEqual(
      Object.entries(added).map(([type, data]) => chunkOf(type, data)),
    );
  });

  it("is kept behind the pixels too, but for a resolution, which does not count there", async () => {
    const text = chunkOf("tEXt", Buffer.from("Title\0Noise", "latin1"));
    expect(await keptOf({}, Buffer.concat([text, chunkOf("pHYs", resolution)]))).toEqual([text]);
  });

  it("goes where it would be wrong: colours, signatures, what is only about the old pixels", async () => {
    const gone = ["iCCP", "gAMA", "cHRM", "sRGB", "cICP", "caBX", "bKGD", "hIST", "sBIT", "tIME"];
    const added = Object.fromEntries(gone.map((type) => [type, Buffer.from([1, 2, 3, 4])]));
    expect(await keptOf(added)).toEqual([]);
  });

  it("loses texts that hold a picture of it, or more than a caption can be", async () => {
    const xmp = Buffer.from("XML:com.adobe.xmp\0\0\0\0\0<xmpGImg:image>abc", "latin1");
    expect(await keptOf({ iTXt: xmp })).toEqual([]);
    expect(await keptOf({ tEXt: Buffer.alloc((1 << 20) + 1, 65) })).toEqual([]);
  });

  it("is nothing in other files", async () => {
    expect(
      keptChunks(
        await sharp(await pngs)
          .jpeg()
          .toBuffer(),
      ),
    ).toEqual([]);
  });
});

interface Exif {
  readonly isLittle: boolean;
  readonly orientation: number;
  readonly thumbnail?: Buffer;
}

/** A resolution unit and an orientation; with a thumbnail, a second directory that names it. */
function exifOf({ isLittle, orientation, thumbnail }: Exif): Buffer {
  const u16 = (value: number) => {
    const data = Buffer.alloc(2);
    isLittle ? data.writeUInt16LE(value) : data.writeUInt16BE(value);
    return data;
  };
  const u32 = (value: number) => {
    const data = Buffer.alloc(4);
    isLittle ? data.writeUInt32LE(value) : data.writeUInt32BE(value);
    return data;
  };
  const short = (tag: number, value: number) => [u16(tag), u16(3), u32(1), u16(value), u16(0)];
  const long = (tag: number, value: number) => [u16(tag), u16(4), u32(1), u32(value)];
  const second = thumbnail
    ? [u16(2), ...long(0x0201, 68), ...long(0x0202, thumbnail.length), u32(0), thumbnail]
    : [];
  return Buffer.concat([
    Buffer.from(isLittle ? "II" : "MM"),
    u16(42),
    u32(8),
    u16(2),
    ...short(0x0112, orientation),
    ...short(0x0128, 2),
    u32(thumbnail ? 38 : 0),
    ...second,
  ]);
}

describe("EXIF in a picture that was changed", () => {
  const anExif = fc.record({
    isLittle: fc.boolean(),
    orientation: fc.integer({ min: 1, max: 8 }),
    thumbnail: fc.option(fc.uint8Array({ minLength: 1, maxLength: 40 }).map(Buffer.from), {
      nil: undefined,
    }),
  });

  it("is upright, without its thumbnail, and otherwise as it was", () => {
    fc.assert(
      fc.property(anExif, ({ thumbnail, ...rest }) => {
        const made = harmlessExif(exifOf({ ...rest, ...(thumbnail && { thumbnail }) }));
        expect(made && readExifOrientation(made)).toBe(1);
        const bare = exifOf({ ...rest, orientation: 1 });
        expect(Buffer.from(made?.subarray(0, bare.length) ?? [])).toEqual(bare);
        const lost = made?.subarray(68);
        expect(lost?.every((byte) => byte === 0)).toBe(true);
      }),
    );
  });

  it("is left out where it makes no sense, and never makes anything throw", () => {
    expect(harmlessExif(Buffer.from("Exif\0\0, more or less"))).toBeUndefined();
    fc.assert(
      fc.property(anExif, fc.nat(), fc.nat(255), fc.nat(), (exif, at, byte, cut) => {
        const { thumbnail = Buffer.alloc(8), ...rest } = exif;
        const data = exifOf({ ...rest, thumbnail });
        data[at % data.length] = byte;
        harmlessExif(data.subarray(0, cut % (data.length + 1)));
      }),
      { numRuns: 1000 },
    );
  });
});
