import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { measureWholeJpeg } from "@/utils/pixels/read/measure-jpeg";

const red = sharp({ create: { width: 40, height: 30, channels: 3, background: "red" } });
const jpeg = await red.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer();
const blob = (...parts: Uint8Array[]) => new Blob(parts.map((part) => Uint8Array.from(part)));

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
