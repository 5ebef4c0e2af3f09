import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { findProfile } from "@/utils/pixels/colour/find-profile";
import { describeJpeg } from "@/utils/pixels/convert/jpeg-file";
import { readJpegSegments } from "@/utils/pixels/convert/jpeg-segments";
import { readResolution, resolutionChunk, withResolution } from "@/utils/pixels/convert/resolution";
import { describeWebp } from "@/utils/pixels/convert/webp-file";

const SIZE = { width: 24, height: 16 };
const red = (alpha = 1) =>
  sharp({ create: { ...SIZE, channels: 4, background: { r: 200, g: 30, b: 60, alpha } } });
const bytesOf = (buffer: Buffer) => new Uint8Array(buffer);
const joined = async (parts: readonly BlobPart[]) =>
  new Uint8Array(await new Blob([...parts]).arrayBuffer());
const pixelsOf = (file: Uint8Array) => sharp(file).ensureAlpha().raw().toBuffer();

/** Of the length of a real one; what is in it does not matter to a writer. */
const profile = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 31) % 251);
const DPI_300 = { x: 11_811, y: 11_811 };

describe("a JPEG that is given a profile and a resolution", () => {
  it.each([10, 3_000, 65_519, 65_520, 200_000])(
    "carries a profile of %i bytes whole, in as many parts as it takes",
    async (length) => {
      const file = bytesOf(await red().jpeg().toBuffer());
      const made = await joined(describeJpeg(file, { profile: profile(length) }));
      expect(await findProfile(made)).toEqual(profile(length));
      expect(await pixelsOf(made)).toEqual(await pixelsOf(file));
    },
  );

  it("loses the profile it had, and keeps one where none is given", async () => {
    const file = bytesOf(readFileSync("tests/fixtures/faults/profile-70k.jpg"));
    const other = await joined(describeJpeg(file, { profile: profile(100) }));
    expect(await findProfile(other)).toEqual(profile(100));
    const same = await joined(describeJpeg(file, { resolution: DPI_300 }));
    expect(await findProfile(same)).toEqual(await findProfile(file));
  });

  it("is read as well where its segments are filled up with bytes of 255", async () => {
    const about = { profile: profile(3_000), resolution: DPI_300 };
    const made = await joined(describeJpeg(bytesOf(await red().jpeg().toBuffer()), about));
    const filling = new Uint8Array(3).fill(255);
    const filled = await joined([made.subarray(0, 2), filling, made.subarray(2)]);
    expect((await sharp(filled).metadata()).density).toBe(300);
    expect(await findProfile(filled)).toEqual(about.profile);
    expect(readResolution(filled)).toEqual(DPI_300);
  });

  it("says how large it is printed, once", async () => {
    const file = bytesOf(await red().jpeg().toBuffer());
    const made = await joined(describeJpeg(file, { resolution: DPI_300 }));
    expect((await sharp(made).metadata()).density).toBe(300);
    expect(readJpegSegments(made).filter(({ marker }) => marker === 0xe0)).toHaveLength(1);
  });
});

describe("a WebP that is given a profile and a resolution", () => {
  it.each([
    ["lossy", () => red().removeAlpha().webp(), false],
    ["lossy with transparency", () => red(0.5).webp(), true],
    ["lossless", () => red().removeAlpha().webp({ lossless: true }), false],
    ["lossless with transparency", () => red(0.5).webp({ lossless: true }), true],
  ])("shows the same pixels and carries both: %s", async (_name, make, hasAlpha) => {
    const file = bytesOf(await make().toBuffer());
    const about = { profile: profile(1_001), resolution: DPI_300 };
    const made = await joined(describeWebp(file, SIZE, about));
    expect(await findProfile(made)).toEqual(profile(1_001));
    const seen = await sharp(made).metadata();
    expect(seen).toMatchObject({ ...SIZE, hasAlpha });
    const exif = seen.exif ?? Buffer.alloc(0);
    const tiff = exif.subarray(exif.indexOf("II*\0"));
    const perInch = [50, 58].map((at) => tiff.readUInt32LE(at) / tiff.readUInt32LE(at + 4));
    expect(perInch.map(Math.round)).toEqual([300, 300]);
    expect(await pixelsOf(made)).toEqual(await pixelsOf(file));
  });
});

describe("the resolution of a file", () => {
  it.each([
    ["a PNG", () => red().withMetadata({ density: 300 }).png()],
    ["a JPEG, by JFIF or EXIF", () => red().withMetadata({ density: 300 }).jpeg()],
  ])("is read from %s", async (_name, make) => {
    const { x, y } = readResolution(bytesOf(await make().toBuffer())) ?? { x: 0, y: 0 };
    expect([x, y].map((each) => Math.round(each * 0.0254))).toEqual([300, 300]);
  });

  it("comes along into the PNG that is made from it, unless that has one already", async () => {
    const jpeg = await red().withMetadata({ density: 300 }).jpeg().toBuffer();
    const chunks = await withResolution(new Blob([bytesOf(jpeg)]), []);
    expect(chunks).toEqual([resolutionChunk(DPI_300)]);
    expect(await withResolution(new Blob([bytesOf(jpeg)]), chunks)).toBe(chunks);
  });

  it.each([
    ["nothing", new Uint8Array(0)],
    ["a JPEG that ends in its header", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a)],
    ["words", new TextEncoder().encode("not a picture")],
  ])("is unknown of %s", (_name, file) => {
    expect(readResolution(file)).toBeUndefined();
  });
});
