import { describe, expect, it } from "vitest";
import { readExifOrientation } from "@/utils/core/image-header/exif";
import { readHeader } from "@/utils/core/image-header/read-header";

type Part = string | number | readonly Part[];

/** Bytes written as texts and numbers, in order. */
function bytes(...parts: readonly Part[]): Uint8Array {
  const flat = (part: Part): number[] => {
    if (typeof part === "string") return [...part].map((letter) => letter.charCodeAt(0));
    return typeof part === "number" ? [part] : part.flatMap(flat);
  };
  return Uint8Array.from(flat(parts));
}

const be16 = (value: number) => [value >> 8, value & 255];
const be32 = (value: number) => [...be16(value >>> 16), ...be16(value & 0xffff)];
const le16 = (value: number) => [value & 255, value >> 8];
const le24 = (value: number) => [...le16(value & 0xffff), value >> 16];
const le32 = (value: number) => [...le16(value & 0xffff), ...le16(value >>> 16)];
const read = (...parts: readonly Part[]) => {
  const header = readHeader(bytes(...parts));
  if (!header) throw new Error("of no known type");
  const { type: _, ...rest } = header;
  return rest;
};
const still = (width: number, height: number) => ({ size: { width, height }, isAnimated: false });

describe("EXIF", () => {
  const entry = (tag: number, value: number) => [be16(tag), be16(3), be32(1), be16(value), 0, 0];
  const tiff = (...entries: readonly Part[]) => ["MM\0*", be32(8), be16(entries.length), entries];

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("tells the orientation %i, in both byte orders", (value) => {
    expect(readExifOrientation(bytes(...tiff(entry(0x100, 9), entry(0x112, value))))).toBe(value);
    const little = ["II*\0", le32(8), le16(1), le16(0x112), le16(3), le32(1), le32(value)];
    expect(readExifOrientation(bytes(little))).toBe(value);
  });

  it.each([0, 9, 256])("does not believe the orientation %i", (value) => {
    expect(readExifOrientation(bytes(...tiff(entry(0x112, value))))).toBeUndefined();
  });

  it("is none without its tag, its byte order, or all of its entry", () => {
    expect(readExifOrientation(bytes(...tiff(entry(0x113, 3))))).toBeUndefined();
    expect(readExifOrientation(bytes("XX", ...tiff(entry(0x112, 3)).slice(1)))).toBeUndefined();
    const whole = bytes(...tiff(entry(0x112, 3)));
    expect(readExifOrientation(whole.subarray(0, -1))).toBeUndefined();
    expect(readExifOrientation(new Uint8Array())).toBeUndefined();
  });

  it.each([
    ["BYTE", 1, 1],
    ["ASCII", 2, 1],
    ["LONG", 4, 1],
    ["RATIONAL", 5, 1],
    ["SBYTE", 6, 1],
    ["SSHORT", 8, 1],
    ["several SHORT", 3, 2],
  ])("is none as %s, which browsers pass over", (_name, type, count) => {
    const odd = [be16(0x112), be16(type), be32(count), be16(6), 0, 0];
    expect(readExifOrientation(bytes(...tiff(odd)))).toBeUndefined();
  });

  it("is looked through for a thousand entries", () => {
    const many = (count: number) =>
      bytes(...tiff(...Array(count).fill(entry(1, 1)), entry(0x112, 3)));
    expect(readExifOrientation(many(999))).toBe(3);
    expect(readExifOrientation(many(1000))).toBeUndefined();
  });
});

describe("JPEG", () => {
  const frame = (marker: number, width: number, height: number) => [
    ...[0xff, marker, be16(11), 8, be16(height), be16(width), 1, 1, 0x11, 0],
  ];
  const app1 = (body: Part) => [0xff, 0xe1, be16(bytes(body).length + 2), body];
  const turned = (value: number) =>
    app1(["Exif\0\0MM\0*", be32(8), be16(1), be16(0x112), be16(3), be32(1), be16(value), 0, 0]);
  const jpeg = (...parts: readonly Part[]) => read(0xff, 0xd8, ...parts);

  it.each([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])(
    "has its size in the frame header %i",
    (marker) => expect(jpeg(frame(marker, 300, 200))).toEqual(still(300, 200)),
  );

  it.each([0xc4, 0xc8, 0xcc, 0xbf, 0xd9, 0xda, 0xe0, 0xfe])(
    "has none in the segment %i",
    (marker) => expect(jpeg(frame(marker, 300, 200))).toEqual({ isAnimated: false }),
  );

  it("is read over filling, markers without a length, and garbage", () => {
    const marks = [0xff, 0x01, 0xff, 0xd0, 0xff, 0xd7, 0xff, 0xff, 0xff, 0xd8];
    expect(jpeg(marks, frame(0xc0, 300, 200))).toEqual(still(300, 200));
    expect(jpeg(0xff, 0xe0, be16(4), 1, 2, 0, 7, frame(0xc0, 300, 200))).toEqual(still(300, 200));
    expect(jpeg(0xff, 0xe0, be16(0), frame(0xc0, 300, 200))).toEqual(still(300, 200));
  });

  it("ends at the first scan and at the end of the image", () => {
    for (const end of [0xda, 0xd9]) {
      expect(jpeg(0xff, end, be16(2), frame(0xc0, 300, 200))).toEqual({ isAnimated: false });
    }
  });

  it("takes the first size and the first orientation", () => {
    expect(jpeg(frame(0xc0, 300, 200), frame(0xc0, 9, 9))).toEqual(still(300, 200));
    expect(jpeg(turned(6), turned(1), frame(0xc0, 300, 200))).toEqual({
      size: { width: 200, height: 300 },
      isAnimated: false,
      orientation: 6,
    });
  });

  it("has an orientation in `Exif` segments only, as far as they go", () => {
    const other = app1([
      "http\0\0MM\0*",
      be32(8),
      be16(1),
      be16(0x112),
      be16(3),
      be32(1),
      be16(6),
      0,
      0,
    ]);
    expect(jpeg(other, frame(0xc0, 300, 200))).toEqual(still(300, 200));
    const cut = bytes(turned(6)).with(3, 20);
    expect(jpeg([...cut], frame(0xc0, 300, 200))).not.toHaveProperty("orientation");
  });

  it("has no size of nothing", () => {
    expect(jpeg(frame(0xc0, 0, 200))).toEqual({ isAnimated: false });
    expect(jpeg(frame(0xc0, 300, 0))).toEqual({ isAnimated: false });
    expect(jpeg([...bytes(frame(0xc0, 300, 200)).subarray(0, 8)])).toEqual({ isAnimated: false });
  });
});

describe("GIF", () => {
  it.each([
    [0, 0, [0, 0, 48, 32], still(48, 32)],
    [20, 20, [0, 0, 48, 32], still(48, 32)],
    [200, 10, [20, 5, 48, 32], still(200, 37)],
    [300, 200, [0, 0, 48, 32], still(300, 200)],
  ])("of a screen of %i × %i is as large as its first frame needs", (width, height, at, shown) => {
    const frame = [0x2c, at.map(le16), 0, 2, 1, 7, 0];
    expect(read("GIF89a", le16(width), le16(height), 0, 0, 0, frame, 0x3b)).toEqual(shown);
  });

  const image = [0x2c, ...Array(8).fill(0), 0, 2, 1, 7, 0];
  const coloured = [0x2c, ...Array(8).fill(0), 0x80, Array(6).fill(0x2c), 2, 1, 7, 0];
  const extension = [0x21, 0xf9, 4, 0, 0, 0, 0, 0];
  const gif = (flags: number, ...parts: readonly Part[]) =>
    read("GIF89a", le16(300), le16(200), flags, 0, 0, ...parts);

  it.each<[string, boolean, readonly Part[]]>([
    ["one image", false, [image, 0x3b]],
    ["two images", true, [image, image]],
    ["images between extensions", true, [extension, image, extension, image]],
    ["an image with colours of its own", true, [coloured, coloured]],
    ["an image after the end", false, [image, 0x3b, image]],
    ["an image after garbage", false, [image, 9, image]],
    ["nothing", false, []],
    ["a chain that breaks off", false, [image, 0x21, 0xfe, 200]],
  ])("of %s moves: %s", (_name, isAnimated, parts) => {
    expect(gif(0, ...parts)).toEqual({ size: { width: 300, height: 200 }, isAnimated });
  });

  it.each([0, 1, 7])("may have a colour table of 2^(%i + 1) first", (bits) => {
    const table = Array(3 * 2 ** (bits + 1)).fill(0x2c);
    expect(gif(0x80 | bits, table, image, image).isAnimated).toBe(true);
    expect(gif(0x80 | bits, table, image).isAnimated).toBe(false);
    expect(gif(bits, image, image).isAnimated).toBe(true);
  });
});

describe("WebP", () => {
  const webp = (...parts: readonly Part[]) => read("RIFF", le32(0), "WEBP", ...parts);
  const extended = (flags: number, ...more: readonly Part[]) =>
    webp("VP8X", le32(10), flags, 0, 0, 0, le24(299), le24(199), ...more);
  const exif = ["MM\0*", be32(8), be16(1), be16(0x112), be16(3), be32(1), be16(6), 0, 0];
  const chunk = (name: string, body: Part) => {
    const { length } = bytes(body);
    return [name, le32(length), body, length % 2 ? 0 : []];
  };

  it("has its size in any of three first chunks", () => {
    expect(extended(0)).toEqual(still(300, 200));
    const sizes = (299 | (199 << 14)) >>> 0;
    expect(webp("VP8L", le32(0), 0x2f, le32(sizes))).toEqual(still(300, 200));
    expect(webp("VP8L", le32(0), 0x2f, le32(0xffffffff))).toEqual(still(16_384, 16_384));
    const lossy = [le32(0), 0, 0, 0, 0x9d, 0x01, 0x2a, le16(300 | 0x4000), le16(200 | 0x8000)];
    expect(webp("VP8 ", ...lossy)).toEqual(still(300, 200));
    expect(webp("VP8 ", le32(0), 0, 0, 0, 0x9d, 0x01, 0x2b, le16(3), le16(2))).not.toHaveProperty(
      "size",
    );
    expect(webp("VP8L", le32(0), 0x2e, le32(sizes))).not.toHaveProperty("size");
    expect(webp("VP8?", le32(0), 0x2f, le32(sizes))).not.toHaveProperty("size");
  });

  it("says whether it moves", () => {
    expect([extended(0x02).isAnimated, extended(0x3d).isAnimated]).toEqual([true, false]);
  });

  it("is not turned by its EXIF chunk, as in browsers", () => {
    expect(extended(0x08, chunk("EXIF", exif))).toEqual(still(300, 200));
    expect(extended(0x08, chunk("EXIF", ["Exif\0\0", exif]))).toEqual(still(300, 200));
  });

  it("is not turned by a chunk that is cut off or called otherwise", () => {
    expect(extended(0x08, "EXIF", le32(10), exif)).toEqual(still(300, 200));
    expect(extended(0x08, chunk("XMP ", exif))).toEqual(still(300, 200));
    expect(extended(0x08)).toEqual(still(300, 200));
  });
});

describe("BMP, ICO, PNG", () => {
  it("BMP of either header, also upside down", () => {
    const file = ["BM", Array(12).fill(0)];
    expect(read(file, le32(40), le32(300), le32(200))).toEqual(still(300, 200));
    expect(read(file, le32(40), le32(300), le32(2 ** 32 - 200))).toEqual(still(300, 200));
    expect(read(file, le32(12), le16(300), le16(200))).toEqual(still(300, 200));
  });

  it("ICO of its largest picture, where 0 is 256", () => {
    const entry = (width: number, height: number) => [width, height, Array(14).fill(0)];
    const icon = (...sizes: readonly Part[]) => read(0, 0, 1, 0, le16(sizes.length), ...sizes);
    expect(icon(entry(16, 16), entry(32, 48), entry(8, 8))).toEqual(still(32, 48));
    expect(icon(entry(16, 16), entry(0, 0))).toEqual(still(256, 256));
  });
});
