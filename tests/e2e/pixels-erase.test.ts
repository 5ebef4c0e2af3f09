import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { answered, asBlob, asBytes, type PixelsBrowser } from "../support/pixels-page/open.ts";
import { chunksOf, u32s, withChunks } from "../support/pixels-page/png-chunks.ts";
import type { Wire } from "../support/pixels-page/wire.ts";
import { withPixels } from "../support/pixels-page/with-pixels.ts";

let browser: PixelsBrowser;

const [WIDTH, HEIGHT] = [96, 80];
const MIDDLE = 40 * WIDTH + 48;
const COLOUR_CHUNKS = ["iCCP", "gAMA", "cHRM", "sRGB", "cICP"];

type Colour = readonly number[];

/** A flat picture with a dot in the middle, as values of 8 bits or 16 whose high byte they are. */
function dotted(ground: Colour, dot: Colour, bits: 8 | 16) {
  const channels = ground.length as 3 | 4;
  const values = Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
    Math.hypot((i % WIDTH) - 48, Math.floor(i / WIDTH) - 40) < 8 ? dot : ground,
  ).flat();
  const raw = { width: WIDTH, height: HEIGHT, channels };
  return bits === 8
    ? sharp(Uint8Array.from(values), { raw })
    : sharp(
        Uint16Array.from(values, (value) => value * 257),
        { raw },
      ).toColourspace("rgb16");
}

/** The numbers of each pixel in a PNG, whatever colours they mean, in 256ths of the range. */
async function numbersOf(png: Buffer): Promise<(pixel: number) => number[]> {
  const bare = withChunks(png, {}, COLOUR_CHUNKS);
  const { data, info } = await sharp(bare)
    .toColourspace("rgb16")
    .raw({ depth: "ushort" })
    .toBuffer({ resolveWithObject: true });
  return (pixel) =>
    Array.from(
      { length: info.channels },
      (_, c) => data.readUInt16LE((pixel * info.channels + c) * 2) >> 8,
    );
}

describe.each(["chromium", "firefox"] as const)("what is erased in %s", (engine) => {
  withPixels((opened) => {
    browser = opened;
  }, engine);

  /** With what covers the dot filled. */
  async function erased(file: Buffer, type = "image/png"): Promise<Buffer> {
    const picture = asBlob(file, type);
    const dot: Wire = { kind: "stroke", mode: "add", radius: 11, points: [48, 40] };
    const made = answered(await browser.call("erase", { picture, operations: [dot] }));
    const [window, answer] = [made["window"] as Wire, made["patch"] as Wire];
    const request = { picture, operations: [], window, maskWay: "patch", answer };
    return asBytes(answered(await browser.call("stitch", request))["picture"]);
  }

  for (const bits of [8, 16] as const) {
    it(`is filled with colours beyond sRGB where a profile has such, at ${bits} bits`, async () => {
      const file = await dotted([250, 10, 10], [255, 255, 255], bits).png().toBuffer();
      const p3 = await sharp(file).withIccProfile("p3").png().toBuffer();
      const profile = (await sharp(p3).metadata()).icc;
      const wide = withProfile(file, p3);
      const made = await erased(wide);
      const numbers = await numbersOf(made);
      expect(numbers(MIDDLE)).toEqual([250, 10, 10]);
      expect(numbers(0)).toEqual([250, 10, 10]);
      expect(made[24]).toBe(bits);
      expect((await sharp(made).metadata()).icc).toEqual(profile);
    });
  }

  it("is so where cICP says it", async () => {
    const file = await dotted([10, 250, 10], [0, 0, 0], 8).png().toBuffer();
    const wide = withChunks(file, { cICP: Buffer.from([9, 13, 0, 1]) }, COLOUR_CHUNKS);
    expect((await numbersOf(await erased(wide)))(MIDDLE)).toEqual([10, 250, 10]);
  });

  it("is so in a cut-out, whose alpha stays", async () => {
    const file = await dotted([250, 10, 10, 255], [255, 255, 255, 200], 8).png().toBuffer();
    const wide = withChunks(file, { cICP: Buffer.from([12, 13, 0, 1]) }, COLOUR_CHUNKS);
    expect((await numbersOf(await erased(wide)))(MIDDLE)).toEqual([250, 10, 10, 200]);
  });

  it.each(["jpeg", "webp"] as const)("is so in a %s, by the profile that it has", async (type) => {
    const file = await sharp(await dotted([250, 10, 10], [255, 255, 255], 8).png().toBuffer())
      .withIccProfile("p3")
      .toFormat(type, { quality: 100, lossless: true })
      .toBuffer();
    const numbers = await numbersOf(await erased(file, `image/${type}`));
    for (const [c, value] of numbers(0).entries()) {
      expect(Math.abs((numbers(MIDDLE)[c] ?? 0) - value)).toBeLessThanOrEqual(1);
    }
  });

  it("has the colours that are shown where the browser does not go by a chunk", async () => {
    const file = await dotted([100, 3, 3], [255, 255, 255], 8).png().toBuffer();
    const dark = withChunks(file, { gAMA: u32s(100_000) }, COLOUR_CHUNKS);
    const numbers = await numbersOf(await erased(dark));
    expect(numbers(MIDDLE)).toEqual(numbers(0));
  });
});

/** The PNG with the other's profile, its numbers as they are. */
function withProfile(png: Buffer, other: Buffer): Buffer {
  const profile = chunksOf(other).find(({ type }) => type === "iCCP")?.data ?? Buffer.alloc(0);
  return withChunks(png, { iCCP: profile }, COLOUR_CHUNKS);
}
