import { deflateSync } from "node:zlib";
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

/** Of an iTXt or zTXt chunk the text itself deflated, where its kind or its flag says so. */
function packed(type: string, text: string): Buffer {
  const data = Buffer.from(text, "latin1");
  const keyword = data.indexOf(0) + 1;
  const isPacked = type === "zTXt" || (type === "iTXt" && data[keyword] === 1);
  if (!isPacked) return data;
  const start = type === "zTXt" ? keyword + 1 : keyword + 4;
  return Buffer.concat([data.subarray(0, start), deflateSync(data.subarray(start))]);
}

async function keptOf(added: Readonly<Record<string, Uint8Array>>, after?: Buffer) {
  const file = withChunks(await pngs, added, ["pHYs"]);
  const whole = after ? Buffer.concat([file.subarray(0, -12), after, file.subarray(-12)]) : file;
  return (await keptChunks(whole)).map((chunk) => Buffer.from(chunk));
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
    expect(await keptOf({ tEXt: Buffer.from(`Comment\0${"A".repeat(1 << 20)}`) })).toEqual([]);
  });

  const thumbnail = `${"x".repeat(500)}<xmpGImg:image>abc`;
  const jpeg = `{"image": "data:image/jpeg;base64,/9j/4AAQSkZJRg"}`;
  const profile = Buffer.from("Exif\0\0").toString("hex");
  const kinds: Readonly<Record<string, readonly [type: string, text: string, isKept: boolean]>> = {
    "a caption that is packed": ["zTXt", "Comment\0\0Mei at the sea", true],
    "XMP that is packed": ["iTXt", "XML:com.adobe.xmp\0\u0001\0\0\0<x:xmpmeta/>", true],
    "a thumbnail in packed XMP": ["iTXt", `XML:com.adobe.xmp\0\u0001\0\0\0${thumbnail}`, false],
    "a thumbnail in XMP of other prefixes": [
      "iTXt",
      'XML:com.adobe.xmp\0\0\0\0\0<x xmlns:g="http://ns.adobe.com/xap/1.0/g/img/"/>',
      false,
    ],
    "a picture in base64": ["tEXt", `Source\0${jpeg}`, false],
    "a picture in base64, packed": ["zTXt", `Source\0\0${jpeg}`, false],
    "EXIF as ImageMagick writes it": [
      "zTXt",
      `Raw profile type exif\0\0\nexif\n6\n${profile}`,
      false,
    ],
    "the same, not packed": ["tEXt", `Raw profile type APP1\0\nAPP1\n6\n${profile}`, false],
    "more packed than a caption can be": ["zTXt", `Comment\0\0${"A".repeat((1 << 20) + 1)}`, false],
  };
  it.each(Object.entries(kinds))("keeps texts that show nothing: %s", async (_what, row) => {
    const [type, text, isKept] = row;
    const data = packed(type, text);
    expect(await keptOf({ [type]: data })).toEqual(isKept ? [chunkOf(type, data)] : []);
  });

  it("loses a packed text that cannot be read", async () => {
    expect(await keptOf({ zTXt: Buffer.from("Comment\0\0abc") })).toEqual([]);
    expect(await keptOf({ iTXt: Buffer.from("Comment\0\0\0") })).toEqual([]);
  });

  it("is nothing in other files", async () => {
    const jpeg = await sharp(await pngs)
      .jpeg()
      .toBuffer();
    expect(await keptChunks(jpeg)).toEqual([]);
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

  it("is upright whichever of its orientations is read, of whatever type", () => {
    for (const isLittle of [true, false]) {
      const data = exifOf({ isLittle, orientation: 6 });
      // The resolution's unit becomes a second orientation, a number of four bytes.
      if (isLittle) data.writeUInt16LE(0x0112, 22);
      else data.writeUInt16BE(0x0112, 22);
      data[isLittle ? 24 : 25] = 4;
      const made = Buffer.from(harmlessExif(data) ?? []);
      expect(made.subarray(22, 34)).toEqual(made.subarray(10, 22));
      expect(readExifOrientation(made)).toBe(1);
    }
  });

  it("keeps no thumbnail of bare pixels, whose strips are listed elsewhere", () => {
    const pixels = Buffer.alloc(24, 0xab);
    const entry = (tag: number, value: number) => {
      const data = Buffer.alloc(12);
      data.writeUInt16BE(tag);
      data.writeUInt16BE(4, 2);
      data.writeUInt32BE(2, 4);
      data.writeUInt32BE(value, 8);
      return data;
    };
    const main = exifOf({ isLittle: false, orientation: 1 });
    main.writeUInt32BE(main.length, 34);
    const second = [Buffer.from([0, 2]), entry(0x0111, 68), entry(0x0117, 76), u32s(0)];
    const whole = Buffer.concat([main, ...second, u32s(84, 96, 12, 12), pixels]);
    expect(whole.indexOf(pixels)).toBe(84);
    expect(Buffer.from(harmlessExif(whole) ?? []).includes(0xab)).toBe(false);
  });

  it("keeps no preview that a camera's maker has put somewhere else", () => {
    const preview = Buffer.from([0xff, 0xd8, 0xff, 0xdb, 1, 2, 3, 0xff, 0xd9]);
    const [before, after] = [Buffer.from("Nikon"), Buffer.from("lens")];
    const main = exifOf({ isLittle: true, orientation: 1 });
    const made = Buffer.from(
      harmlessExif(Buffer.concat([main, before, preview, after, preview])) ?? [],
    );
    const none = Buffer.alloc(preview.length);
    expect(made).toEqual(Buffer.concat([main, before, none, after, none]));
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
