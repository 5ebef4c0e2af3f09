import { describe, expect, it } from "vitest";
import { sniffType } from "@/utils/core/image-header/read-header";

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const le16 = (value: number) => String.fromCharCode(value & 255, value >> 8);
const ftyp = (major: string, others = "", length = 16 + others.length) =>
  `\0\0\0${String.fromCharCode(length)}ftyp${major}\0\0\0\0${others}`;
const bmp = (headerLength: number) => `BM${"\0".repeat(12)}${le16(headerLength)}\0\0`;
const icon = (zero: number, kind: number, count: number) => le16(zero) + le16(kind) + le16(count);

describe("the type by the first bytes alone", () => {
  it.each<[string, string | undefined]>([
    ["\x89PNG\r\n\x1a\n", "image/png"],
    ["\x89PNG\r\n\x1a\r", undefined],
    ["\xff\xd8\xff", "image/jpeg"],
    ["\xff\xd8\xfe", undefined],
    ["GIF8", "image/gif"],
    ["GIF7", undefined],
    ["\xff\x0a", "image/jxl"],
    ["\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"],
    ["\0\0\0\x0cJXL \r\n\x87\r", undefined],
    ["RIFF\0\0\0\0WEBP", "image/webp"],
    ["RIFF\0\0\0\0WAVE", undefined],
    ["LIST\0\0\0\0WEBP", undefined],
    [bmp(12), "image/bmp"],
    [bmp(16), "image/bmp"],
    [bmp(40), "image/bmp"],
    [bmp(52), "image/bmp"],
    [bmp(56), "image/bmp"],
    [bmp(64), "image/bmp"],
    [bmp(108), "image/bmp"],
    [bmp(124), "image/bmp"],
    [bmp(41), undefined],
    [bmp(40).replace("M", "N"), undefined],
    [icon(0, 1, 1), "image/x-icon"],
    [icon(0, 2, 256), "image/x-icon"],
    [icon(0, 1, 0), undefined],
    [icon(0, 1, 257), undefined],
    [icon(0, 0, 1), undefined],
    [icon(0, 3, 1), undefined],
    [icon(1, 1, 1), undefined],
    ["\0\0\x01\0\x01", undefined],
  ])("of %j is %s", (bytes, type) => expect(sniffType(latin(bytes))).toBe(type));

  it.each(["avif", "avis"])("of the brand %s is AVIF", (brand) => {
    expect(sniffType(latin(ftyp(brand)))).toBe("image/avif");
    expect(sniffType(latin(ftyp("mif1", `xxxx${brand}`)))).toBe("image/avif");
  });

  it.each(["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"])(
    "of the brand %s is HEIC",
    (brand) => {
      expect(sniffType(latin(ftyp(brand)))).toBe("image/heic");
      expect(sniffType(latin(ftyp("isom", brand)))).toBe("image/heic");
    },
  );

  it("of brands beyond their box, or in the version's place, is unknown", () => {
    expect(sniffType(latin(ftyp("isom", "heic", 16)))).toBeUndefined();
    expect(sniffType(latin(ftyp("isom", "heic", 19)))).toBeUndefined();
    expect(sniffType(latin("\0\0\0\x10ftypisomheic"))).toBeUndefined();
    expect(sniffType(latin(ftyp("heic").replace("ftyp", "styp")))).toBeUndefined();
  });

  it("looks at brands in the first 256 bytes", () => {
    const long = (count: number) => `\0\0\x01\x10ftypisom\0\0\0\0${"xxxx".repeat(count)}heic`;
    expect(sniffType(latin(long(59)))).toBe("image/heic");
    expect(sniffType(latin(long(60)))).toBeUndefined();
  });
});
