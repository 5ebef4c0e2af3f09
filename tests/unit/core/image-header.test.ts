import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readHeader, sniffType } from "@/utils/core/image-header/read-header";

const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 4,
      background: { r: 200, g: 40, b: 90, alpha: 0.5 },
      noise: { type: "gaussian", mean: 128, sigma: 30 },
    },
  });

const text = (words: string) => new TextEncoder().encode(words);

describe("the type of a picture", () => {
  it.each(["png", "jpeg", "webp", "gif", "avif"] as const)(
    "is told by the bytes of %s",
    async (type) => {
      const bytes = await noise(37, 21).toFormat(type).toBuffer();
      expect(readHeader(bytes)).toEqual({
        type: `image/${type}`,
        size: { width: 37, height: 21 },
        isAnimated: false,
      });
    },
  );

  it.each([
    ["a page", "<!doctype html><html><body><svg width='5' height='5'></svg></body></html>"],
    ["JSON", '{"error":"no"}'],
    ["a text that begins like a BMP", "BMW builds cars, and this is a text about them."],
    ["nothing", ""],
    ["one byte", "x"],
    ["an unclosed comment", "<!-- <svg"],
    ["an element whose name only begins so", "<svgish></svgish>"],
  ])("is not found in %s", (_name, words) => {
    expect(sniffType(text(words))).toBeUndefined();
  });

  it("tells HEIC and AVIF apart by their brands", () => {
    const ftyp = (major: string, others: string) =>
      text(`\0\0\0${String.fromCharCode(16 + others.length)}ftyp${major}\0\0\0\0${others}`);
    expect(sniffType(ftyp("heic", "mif1heic"))).toBe("image/heic");
    expect(sniffType(ftyp("mif1", "avifmif1"))).toBe("image/avif");
    expect(sniffType(ftyp("mp42", "isom"))).toBeUndefined();
  });
});

describe("the size of a picture", () => {
  it("is read from lossless and from extended WebP", async () => {
    const lossless = await noise(300, 20).webp({ lossless: true }).toBuffer();
    const lossy = await noise(301, 19).removeAlpha().webp().toBuffer();
    expect(readHeader(lossless)?.size).toEqual({ width: 300, height: 20 });
    expect(readHeader(lossy)?.size).toEqual({ width: 301, height: 19 });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "is the upright one at EXIF orientation %i",
    async (orientation) => {
      const bytes = await noise(40, 30).withMetadata({ orientation }).jpeg().toBuffer();
      const isTurned = orientation >= 5;
      expect(readHeader(bytes)).toMatchObject({
        orientation,
        size: isTurned ? { width: 30, height: 40 } : { width: 40, height: 30 },
      });
    },
  );

  it("is read from progressive and CMYK JPEG, and from one that breaks off", async () => {
    const progressive = await noise(64, 48).jpeg({ progressive: true }).toBuffer();
    const cmyk = await noise(64, 48).toColourspace("cmyk").jpeg().toBuffer();
    for (const bytes of [progressive, cmyk, progressive.subarray(0, progressive.length * 0.9)]) {
      expect(readHeader(bytes)?.size).toEqual({ width: 64, height: 48 });
    }
  });

  it("is read from BMP, upside down or not, and from OS/2's", () => {
    const bmp = (width: number, height: number) => {
      const bytes = new DataView(new ArrayBuffer(54));
      bytes.setUint16(0, 0x424d);
      bytes.setUint32(14, 40, true);
      bytes.setInt32(18, width, true);
      bytes.setInt32(22, height, true);
      return new Uint8Array(bytes.buffer);
    };
    expect(readHeader(bmp(20, -10))?.size).toEqual({ width: 20, height: 10 });
    expect(readHeader(bmp(20, 10))?.size).toEqual({ width: 20, height: 10 });
    const old = bmp(0, 0);
    old.set([12, 0, 0, 0, 7, 0, 9, 0], 14);
    expect(readHeader(old)?.size).toEqual({ width: 7, height: 9 });
  });

  it("of an icon is its largest picture's", async () => {
    const png = await noise(128, 128).png().toBuffer();
    const head = [0, 0, 1, 0, 2, 0];
    const small = [16, 16, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const large = [0, 0, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 38, 0, 0, 0];
    const bytes = Uint8Array.from([...head, ...small, ...large, ...png]);
    expect(readHeader(bytes)).toMatchObject({
      type: "image/x-icon",
      size: { width: 128, height: 128 },
    });
  });

  it("is missing where the file ends before it", async () => {
    const png = await noise(20, 10).png().toBuffer();
    expect(readHeader(png.subarray(0, 20))).toEqual({ type: "image/png", isAnimated: false });
  });
});

describe("the size of a drawing", () => {
  it.each([
    ["its own", '<svg width="40" height="2em">', { width: 40, height: 32 }],
    ["in inches", "<svg width='1in' height='.5in'/>", { width: 96, height: 48 }],
    ["its view box", '<svg viewBox="0 0 30 20">', { width: 30, height: 20 }],
    [
      "one side and the proportions",
      '<svg width="60" viewBox="0,0,30,20">',
      { width: 60, height: 40 },
    ],
    [
      "the view box for percentages",
      '<svg width="100%" height="100%" viewBox="0 0 8 4">',
      { width: 8, height: 4 },
    ],
    ["nothing", "<svg>", undefined],
    ["nothing of use", '<svg width="auto" height="-3" viewBox="0 0 0 0">', undefined],
    [
      "not that of a data attribute",
      '<svg data-width="5" width="7" height="9">',
      { width: 7, height: 9 },
    ],
    [
      "behind a quoted bracket",
      '<svg aria-label="a > b" width="7" height="9">',
      { width: 7, height: 9 },
    ],
  ])("is %s", (_name, svg, size) => {
    expect(readHeader(text(svg))?.size).toEqual(size);
  });

  it("is found behind declarations, comments and prefixes, in UTF-16 too", () => {
    const svg = `<?xml version="1.0"?>\n<!-- <svg width="1" height="1"> -->
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "" [ <!ENTITY ns "x>y"> ]>
      <svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="12" height="34"></svg:svg>`;
    expect(readHeader(text(`\ufeff${svg}`))?.size).toEqual({ width: 12, height: 34 });
    const wide = new Uint8Array(Uint16Array.from(`\ufeff${svg}`, (c) => c.charCodeAt(0)).buffer);
    expect(readHeader(wide)?.size).toEqual({ width: 12, height: 34 });
  });
});

describe("whether a picture moves", () => {
  it.each(["gif", "webp"] as const)("is told for %s", async (type) => {
    const frames = await Promise.all([
      noise(16, 16).png().toBuffer(),
      noise(16, 16).png().toBuffer(),
    ]);
    const moving = await sharp(frames, { join: { animated: true } })
      .toFormat(type)
      .toBuffer();
    expect(readHeader(moving)).toMatchObject({ isAnimated: true, size: { width: 16, height: 16 } });
  });

  it("is told for a PNG by its control chunk", async () => {
    const png = await noise(8, 8).png().toBuffer();
    const control = [0, 0, 0, 8, ...text("acTL"), 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0];
    const moving = Uint8Array.from([...png.subarray(0, 33), ...control, ...png.subarray(33)]);
    expect(readHeader(moving)).toMatchObject({ isAnimated: true });
  });
});

describe("hostile bytes", () => {
  const magics = [
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    [0xff, 0xd8, 0xff, 0xe1],
    [...text("GIF89a")],
    [...text("RIFF1234WEBPVP8X")],
    [0, 0, 0, 24, ...text("ftypavif\0\0\0\0mif1"), 0, 0, 0, 99, ...text("meta")],
    [0, 0, 1, 0, 9, 0],
    [...text("BM"), ...Array(12).fill(0), 40, 0],
    [0xff, 0x0a],
    [0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a],
    [...text("<svg ")],
  ];

  it("never make it throw or hang, and never give a size that is none", () => {
    const hostile = fc
      .tuple(fc.constantFrom([], ...magics), fc.uint8Array({ maxLength: 400 }))
      .map(([magic, rest]) => Uint8Array.from([...magic, ...rest]));
    fc.assert(
      fc.property(hostile, (bytes) => {
        const size = readHeader(bytes)?.size;
        expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("made from real files by cutting and flipping never make it throw", async () => {
    const files = await Promise.all(
      (["png", "jpeg", "webp", "gif", "avif"] as const).map((type) =>
        noise(50, 40).withMetadata({ orientation: 6 }).toFormat(type).toBuffer(),
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(),
        fc.nat(255),
        (file, cut, at, flip) => {
          const bytes = Uint8Array.from(file.subarray(0, cut % (file.length + 1)));
          if (bytes.length > 0) bytes[at % Math.min(bytes.length, 300)] = flip;
          readHeader(bytes);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("that repeat a tiny step over many megabytes are done with in a moment", () => {
    const gif = new Uint8Array(20_000_000).fill(1);
    gif.set([...text("GIF89a"), 1, 0, 1, 0, 0, 0, 0, 0x21, 1]);
    const jpeg = new Uint8Array(20_000_000);
    jpeg.set([0xff, 0xd8, 0xff]);
    const startedAt = performance.now();
    readHeader(gif);
    readHeader(jpeg);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
