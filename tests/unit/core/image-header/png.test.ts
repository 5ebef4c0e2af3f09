import { describe, expect, it } from "vitest";
import { readPng } from "@/utils/core/image-header/png";
import { exifBlock } from "../../../support/exif.ts";
import { chunkOf, u32s } from "../../../support/pixels-page/png-chunks.ts";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const header = (width: number, height: number, name = "IHDR") =>
  chunkOf(name, Buffer.concat([u32s(width, height), Buffer.from([8, 6, 0, 0, 0])]));
const exif = (orientation: number) => chunkOf("eXIf", Uint8Array.from(exifBlock(orientation)));
const range = (transfer: number) => chunkOf("cICP", Uint8Array.from([9, transfer, 0, 1]));
const moving = chunkOf("acTL", u32s(2, 0));
const text = chunkOf("tEXt", Buffer.from("Comment\0eXIf"));
const data = chunkOf("IDAT", Buffer.alloc(9));
const end = chunkOf("IEND", Buffer.alloc(0));
const read = (...chunks: readonly Uint8Array[]) =>
  readPng(Buffer.concat([SIGNATURE, header(300, 200), ...chunks]));

const PLAIN = { size: { width: 300, height: 200 }, isAnimated: false };

describe("what a PNG says of itself", () => {
  it("is its size, and nothing that only looks like a PNG's", () => {
    expect(read(text, data, end)).toEqual(PLAIN);
    expect(readPng(Buffer.concat([SIGNATURE, header(3, 2, "CgBI"), data]))).toEqual({});
  });

  it("is how it is turned, in its first chunk about that", () => {
    const turned = { size: { width: 200, height: 300 }, orientation: 6, isAnimated: false };
    expect(read(text, exif(6), exif(3), data)).toEqual(turned);
    expect(read(range(1), exif(6), text, data)).toEqual(turned);
  });

  it("is whether it moves, and whether it has high range", () => {
    expect(read(moving, data)).toEqual({ ...PLAIN, isAnimated: true });
    expect(read(text, range(16), text, data)).toEqual({ ...PLAIN, isHighRange: true });
    expect(read(text, range(13), text, data)).toEqual(PLAIN);
  });

  it.each<[string, Uint8Array]>([
    ["its pixels", data],
    ["its end", end],
  ])("is not looked for behind %s", (_name, stop) => {
    expect(read(stop, exif(6), moving, range(16))).toEqual(PLAIN);
  });

  it("is not looked for beyond the chunk it stands in", () => {
    const cut = chunkOf("eXIf", Uint8Array.from(exifBlock(6).slice(0, -10)));
    expect(read(cut, data)).toEqual(PLAIN);
  });

  it("is found in what breaks off, up to the last whole chunk", () => {
    const whole = Buffer.concat([SIGNATURE, header(300, 200), exif(6)]);
    expect(readPng(whole)).toMatchObject({ orientation: 6 });
    expect(readPng(Buffer.concat([whole, u32s(0), Buffer.from("acTL")]))).toMatchObject({
      isAnimated: true,
    });
    expect(readPng(Buffer.concat([whole, u32s(0), Buffer.from("acT")]))).toMatchObject({
      isAnimated: false,
    });
  });

  it("is looked for in 4,096 chunks", () => {
    const behind = (count: number) =>
      read(...Array(count).fill(chunkOf("tEXt", Buffer.alloc(0))), moving);
    expect(behind(4094)).toHaveProperty("isAnimated", true);
    expect(behind(4095)).toHaveProperty("isAnimated", false);
  });
});
