import { describe, expect, it } from "vitest";
import { nameForeign } from "@/utils/core/image-header/foreign";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

interface Tga {
  readonly idLength?: number;
  readonly mapType?: number;
  readonly kind?: number;
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  /** Bytes more than its numbers need; fewer where negative. */
  readonly more?: number;
}

/** A TGA whose length is what its own numbers need. */
function tga({
  idLength = 0,
  mapType = 0,
  kind = 2,
  width = 8,
  height = 3,
  depth = 24,
  more = 0,
}: Tga) {
  const file = new Uint8Array(18 + idLength + (width * height * depth) / 8 + more);
  file.set([idLength, mapType, kind]);
  file.set([width & 255, width >> 8, height & 255, height >> 8, depth], 12);
  return file;
}

describe("the name of a picture that no browser shows", () => {
  it.each([
    ["II*\0", "TIFF"],
    ["MM\0*", "TIFF"],
    ["II+\0", "TIFF"],
    ["MM\0+", "TIFF"],
    ["8BPS", "PSD"],
    ["\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"],
    ["\xff\x4f\xff\x51", "JPEG 2000"],
    ["%PDF-", "PDF"],
    ["%!PS", "PostScript"],
    ["II\xbc", "JPEG XR"],
    ["\x76\x2f\x31\x01", "OpenEXR"],
    ["#?RADIANCE", "Radiance HDR"],
    ["#?RGBE", "Radiance HDR"],
    ["gimp xcf", "XCF"],
    ["DDS ", "DDS"],
    ["qoif", "QOI"],
    ["icns", "ICNS"],
    ["P1\n", "PPM"],
    ["P7 ", "PPM"],
  ])("is told by its beginning %j: %s", (beginning, name) => {
    expect(nameForeign(bytes(`${beginning} and more`))).toBe(name);
    expect(nameForeign(bytes(`x${beginning} and more`))).toBeUndefined();
  });
});

describe("a TGA", () => {
  it.each<Tga>([
    { kind: 2 },
    { kind: 3, depth: 8 },
    { depth: 16 },
    { depth: 24 },
    { depth: 32 },
    { width: 1, height: 1 },
    { width: 300, height: 2 },
    { width: 2, height: 300 },
    { idLength: 5 },
    { more: 8192 },
    { idLength: 5, more: 8192 },
  ])("is known by numbers that fit each other: %j", (numbers) => {
    expect(nameForeign(tga(numbers))).toBe("TGA");
  });

  it.each<Tga>([
    { mapType: 1 },
    { kind: 0 },
    { kind: 1 },
    { kind: 4 },
    { depth: 9 },
    { depth: 15 },
    { depth: 17 },
    { depth: 33 },
    { width: 0 },
    { height: 0 },
    { more: -1 },
    { idLength: 5, more: -1 },
    { more: 8193 },
    { idLength: 5, more: 8193 },
  ])("is not seen where they do not: %j", (numbers) => {
    expect(nameForeign(tga(numbers))).toBeUndefined();
  });

  it("is known by the mark at its very end alone", () => {
    expect(nameForeign(bytes("anything at all. TRUEVISION-XFILE.\0"))).toBe("TGA");
    expect(nameForeign(bytes("anything at all. TRUEVISION-XFILE.\0."))).toBeUndefined();
  });

  it("needs more than a header that breaks off", () => {
    expect(nameForeign(tga({}).subarray(0, 12))).toBeUndefined();
    expect(nameForeign(new Uint8Array())).toBeUndefined();
  });
});
