import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cutBelow } from "@/utils/pixels/send/upper-part";

const [WIDTH, HEIGHT] = [120, 400];
const pixels = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => {
  const [x, y] = [Math.floor(i / 3) % WIDTH, Math.floor(i / 3 / WIDTH)];
  return 128 + 60 * Math.sin(x / 9 + (i % 3)) + 60 * Math.cos(y / 13);
});
const drawn = sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
const blob = (file: Uint8Array) => new Blob([Uint8Array.from(file)]);
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

/** How its rows from the top differ from the whole file's, at most, in levels. */
async function differenceOf(whole: Buffer, cut: Blob, rows: number): Promise<number> {
  const upper = { left: 0, top: 0, width: WIDTH, height: rows };
  const options = { failOn: "none" } as const;
  const read = (file: Uint8Array) => sharp(file, options).extract(upper).raw().toBuffer();
  const [a, b] = await Promise.all([read(whole), read(await bytesOf(cut))]);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? 999))), 0);
}

describe("a file cut below the rows that are needed", () => {
  it("shows the same down to there, as PNG", async () => {
    const file = await drawn.clone().png().toBuffer();
    const cut = await cutBelow(blob(file), 90);
    expect(cut?.size).toEqual({ width: WIDTH, height: HEIGHT });
    expect(await sharp(await bytesOf(cut?.file ?? blob(file))).metadata()).toMatchObject({
      width: WIDTH,
      height: 90,
    });
    expect(await differenceOf(file, cut?.file ?? new Blob(), 90)).toBe(0);
  });

  it("shows the same down to there, as JPEG, whatever its colours are thinned out by", async () => {
    for (const chromaSubsampling of ["4:2:0", "4:4:4"]) {
      const file = await drawn.clone().jpeg({ chromaSubsampling }).toBuffer();
      const cut = await cutBelow(blob(file), 90);
      const { height } = await sharp(await bytesOf(cut?.file ?? blob(file))).metadata();
      expect(height).toBeLessThan(170);
      expect(await differenceOf(file, cut?.file ?? new Blob(), 90)).toBe(0);
    }
  });

  it("is not made where rows do not follow one another, or are turned afterwards", async () => {
    const files = [
      drawn.clone().png({ progressive: true }),
      drawn.clone().jpeg({ progressive: true }),
      drawn.clone().jpeg().withMetadata({ orientation: 6 }),
      drawn.clone().png().withMetadata({ orientation: 3 }),
      drawn.clone().webp(),
    ];
    for (const file of files) {
      expect(await cutBelow(blob(await file.toBuffer()), 90)).toBeUndefined();
    }
  });

  it("is not made where nearly all rows are needed, or none", async () => {
    const file = blob(await drawn.clone().png().toBuffer());
    expect(await cutBelow(file, 380)).toBeUndefined();
    expect(await cutBelow(file, 0)).toBeUndefined();
  });

  it("is not made of what is no picture", async () => {
    expect(await cutBelow(new Blob(["\x89PNG\r\n\x1a\n"]), 10)).toBeUndefined();
    expect(await cutBelow(new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xc0)]), 10)).toBeUndefined();
  });
});
