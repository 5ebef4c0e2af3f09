import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { measureWholeJpeg } from "@/utils/pixels/read/measure-jpeg";
import { exifBlock } from "../../support/exif.ts";

const red = sharp({ create: { width: 40, height: 30, channels: 3, background: "red" } });
const jpeg = await red.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer();
const blob = (...parts: Uint8Array[]) => new Blob(parts.map((part) => Uint8Array.from(part)));

const segment = (...parts: readonly (string | readonly number[])[]) => {
  const data = Buffer.concat(parts.map((part) => Buffer.from(part as string, "latin1")));
  return [0xff, 0xe1, (data.length + 2) >> 8, (data.length + 2) & 255, ...data];
};
const exif = (...more: readonly number[]) => segment("Exif\0\0", exifBlock(6), more);
const xmp = segment("http://ns.adobe.com/xap/1.0/\0<x/>");
/** Two entries of the tag; the second directory is gone, and nobody looks for it. */
const twice = (first: number, second: number) => {
  const block = [...exifBlock(first), ...exifBlock(second).slice(10)];
  block[9] = 2;
  block.splice(22, 4);
  return segment("Exif\0\0", block);
};
const without = (at: number, ...bytes: readonly number[]) => {
  const block = [...exifBlock(6)];
  block.splice(at, bytes.length, ...bytes);
  return segment("Exif\0\0", block);
};
const plain = await red.clone().jpeg().toBuffer();
const measured = (...segments: readonly (readonly number[])[]) =>
  measureWholeJpeg(blob(plain.subarray(0, 2), Uint8Array.from(segments.flat()), plain.subarray(2)));

describe("a JPEG's size without decoding it", () => {
  it("is the upright one", async () => {
    expect(await measureWholeJpeg(blob(jpeg))).toEqual({
      size: { width: 30, height: 40 },
      isTurned: true,
    });
  });

  it("is known in spite of what was appended", async () => {
    expect(await measureWholeJpeg(blob(jpeg, new Uint8Array(5_000)))).toBeDefined();
  });

  it("is not trusted when the file breaks off", async () => {
    expect(await measureWholeJpeg(blob(jpeg.subarray(0, jpeg.length * 0.9)))).toBeUndefined();
  });

  it("is not trusted when only the thumbnail in front of the file has its end", async () => {
    const file = await readFile(
      new URL("../../fixtures/faults/truncated-with-thumbnail.jpg", import.meta.url),
    );
    expect(await measureWholeJpeg(blob(file))).toBeUndefined();
  });

  it("is known behind any number of other blocks", async () => {
    const upright = { size: { width: 40, height: 30 }, isTurned: false };
    const turned = { size: { width: 30, height: 40 }, isTurned: true };
    expect(await measured()).toEqual(upright);
    expect(await measured(xmp, xmp)).toEqual(upright);
    expect(await measured(exif(), xmp)).toEqual(turned);
    expect(await measured(without(10, 1, 0x13))).toEqual(upright);
    expect(await measured([0xff, 0xff], exif())).toEqual(turned);
  });

  it.each([
    ["another block first", [xmp, exif()]],
    ["two of them", [exif(), exif()]],
    ["two with others between", [exif(), xmp, exif()]],
    ["the tag twice", [twice(6, 1)]],
    ["the tag twice, once without meaning", [twice(0, 6)]],
    ["another ending of its name", [segment("Exif\0\xff", exifBlock(6))]],
    ["no byte order", [without(0, 0x58)]],
    ["another mark", [without(3, 0)]],
    ["a directory beyond its end", [without(6, 9)]],
    ["more entries than there are", [without(9, 9)]],
    ["thousands of entries", [without(8, 9), [0xff, 0xfe, 0, 2]]],
  ])("is not trusted where browsers differ about the turn: %s", async (_what, segments) => {
    expect(await measured(...segments)).toBeUndefined();
  });

  it("is not trusted beyond what may be opened", async () => {
    const vast = Uint8Array.from(jpeg);
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    vast.set([0xff, 0xff, 0xff, 0xff], frame + 5);
    expect(await measureWholeJpeg(blob(vast))).toBeUndefined();
  });

  it("is no business of other types", async () => {
    expect(await measureWholeJpeg(blob(await red.clone().png().toBuffer()))).toBeUndefined();
  });
});
