import { describe, expect, it } from "vitest";
import { readExifOrientation } from "@/utils/core/image-header/exif";
import { readHeader } from "@/utils/core/image-header/read-header";
import { exifBlock } from "../../../support/exif.ts";

type Part = string | number | readonly number[];
const be16 = (value: number) => [value >> 8, value & 255];
const be32 = (value: number) => [...be16(value >>> 16), ...be16(value & 0xffff)];
const le16 = (value: number) => [value & 255, value >> 8];
const le32 = (value: number) => [...le16(value & 0xffff), ...le16(value >>> 16)];
const bytes = (...parts: readonly Part[]) =>
  parts.flatMap((part) =>
    typeof part === "string" ? [...Buffer.from(part, "latin1")] : [part].flat(),
  );
const read = (...parts: readonly Part[]) => readHeader(Uint8Array.from(bytes(...parts)));

const png = (width: number, height: number, first = "IHDR") =>
  bytes("\x89PNG\r\n\x1a\n", be32(13), first, be32(width), be32(height), [8, 6, 0, 0, 0]);

describe("a PNG", () => {
  it.each([
    [1, 1],
    [70_000, 1_400],
    [3, 65_536],
  ])("has its size, from one pixel on and beyond two bytes: %i × %i", (width, height) => {
    expect(read(png(width, height))?.size).toEqual({ width, height });
  });

  it("has no size in a first chunk that says something else", () => {
    expect(read(png(3, 2, "CgBI"))?.size).toBeUndefined();
  });

  it("is turned by its own chunk alone, not by one with the same in it", () => {
    const block = exifBlock(6);
    const chunk = (name: string) => bytes(be32(block.length), name, block, be32(0));
    const turn = (name: string) => read(png(3, 2), be32(0), chunk(name))?.orientation;
    expect([turn("eXIf"), turn("tEXt")]).toEqual([6, undefined]);
  });
});

describe("an icon", () => {
  const entry = (width: number, height: number, at = 0, length = 0) =>
    bytes([width, height, 0, 0, 1, 0, 32, 0], le32(length), le32(at));
  const icon = (count: number, ...parts: readonly Part[]) =>
    read([0, 0, 1, 0], le16(count), ...parts)?.size;

  it("is as large as its largest picture, the first, the last or the only one", () => {
    expect(icon(2, entry(32, 32), entry(16, 16))).toEqual({ width: 32, height: 32 });
    expect(icon(2, entry(16, 16), entry(32, 32))).toEqual({ width: 32, height: 32 });
    expect(icon(1, entry(1, 1))).toEqual({ width: 1, height: 1 });
  });

  it("has no picture in what stands behind its list, nor in what is missing of it", () => {
    expect(icon(1, entry(16, 16), entry(99, 99))).toEqual({ width: 16, height: 16 });
    expect(icon(2, entry(16, 16))).toEqual({ width: 16, height: 16 });
    expect(icon(2, entry(16, 16), entry(99, 99).slice(0, 15))).toEqual({ width: 16, height: 16 });
  });

  it("has the size that a PNG inside says, unless that says none", () => {
    expect(icon(1, entry(0, 0, 22, 33), png(512, 400))).toEqual({ width: 512, height: 400 });
    const both = [entry(0, 0, 38, 33), entry(16, 16)].flat();
    expect(icon(2, both, png(0, 0))).toEqual({ width: 16, height: 16 });
  });
});

it("a JPEG XL in parts has its size in the first of them", () => {
  const box = (name: string, body: readonly number[]) => bytes(be32(body.length + 8), name, body);
  const part = (index: number, body: readonly number[]) => box("jxlp", [...be32(index), ...body]);
  // One bit for a small picture, five for its height in eighths, three for a square.
  const square = [0xff, 0x0a, 0b0100_0011, 0, 0, 0];
  const file = [box("JXL ", [0x0d, 0x0a, 0x87, 0x0a]), part(0, square), part(1, [1, 2, 3, 4])];
  expect(read(...file)?.size).toEqual({ width: 16, height: 16 });
});

describe("a file that breaks off", () => {
  it("has the size of its screen where a GIF's frame is cut", () => {
    const screen = bytes("GIF89a", le16(48), le16(32), [0, 0, 0]);
    expect(read(screen, [0x2c])?.size).toEqual({ width: 48, height: 32 });
    expect(read(screen, [0x2c, 0, 0])?.size).toEqual({ width: 48, height: 32 });
  });

  it("does not move", () => {
    expect(read("RIFF", le32(4), "WEBP")?.isAnimated).toBe(false);
    expect(read([0xff, 0x0a])?.isAnimated).toBe(false);
  });
});

describe("how a picture is turned", () => {
  it("is told by a block in one of the two byte orders", () => {
    const block = Uint8Array.from(exifBlock(6));
    expect(readExifOrientation(block)).toBe(6);
    expect(readExifOrientation(Uint8Array.from([0x58, 0x58, ...block.slice(2)]))).toBeUndefined();
  });

  it("is told by a JPEG's block, however much stands before it", () => {
    const segment = (marker: number, body: readonly number[]) => [
      ...[0xff, marker],
      ...be16(body.length + 2),
      ...body,
    ];
    const comment = segment(0xfe, Array(500).fill(0x20));
    const exif = segment(0xe1, [...bytes("Exif\0\0"), ...exifBlock(6)]);
    const frame = segment(0xc0, [8, ...be16(20), ...be16(30), 1, 1, 0x11, 0]);
    const scan = segment(0xda, [1, 1, 0, 0, 63, 0]);
    expect(read([0xff, 0xd8], comment, exif, frame, scan)?.orientation).toBe(6);
  });
});

it("a drawing whose box has no width has no size by it", () => {
  expect(read('<svg viewBox="0 0 0 20"></svg>')?.size).toBeUndefined();
});
