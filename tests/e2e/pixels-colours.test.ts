import { readFile } from "node:fs/promises";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { greyProfile } from "../support/icc.ts";
import { compareOnPage, stitchOnePixel } from "../support/pixels-page/as-shown.ts";
import { answered, asBlob, asBytes, type PixelsBrowser } from "../support/pixels-page/open.ts";
import { encoded, noise, plain } from "../support/pixels-page/pictures.ts";
import { chunkOf, chunksOf, u32s, withChunks } from "../support/pixels-page/png-chunks.ts";
import { withPixels } from "../support/pixels-page/with-pixels.ts";

const fault = (name: string) => readFile(new URL(`../fixtures/faults/${name}`, import.meta.url));

let browser: PixelsBrowser;

const stitched = (file: Buffer, type?: string) => stitchOnePixel(browser, file, type);
const comparedOnPage = (a: Buffer, b: Buffer, type: string) => compareOnPage(browser, a, b, type);

const smooth = () =>
  sharp(noise(64, 64), { raw: { width: 64, height: 64, channels: 4 } })
    .removeAlpha()
    .blur(3)
    .normalise();

async function deepPng(isInterlaced = false): Promise<Buffer> {
  const values = new Uint16Array(64 * 64 * 3).map((_, i) => (i * 7919) % 65_536);
  return sharp(values, { raw: { width: 64, height: 64, channels: 3 } })
    .toColourspace("rgb16")
    .png({ progressive: isInterlaced })
    .toBuffer();
}

/** The numbers in a file, whatever colours they mean. */
async function numbersOf(png: Buffer, isDeep: boolean): Promise<Buffer> {
  const bare = withChunks(png, {}, ["iCCP", "gAMA", "cHRM", "sRGB", "cICP", "eXIf"]);
  const read = sharp(bare)
    .pipelineColourspace(isDeep ? "rgb16" : "srgb")
    .toColourspace(isDeep ? "rgb16" : "srgb");
  const { data, info } = await read
    .raw({ depth: isDeep ? "ushort" : "uchar" })
    .toBuffer({ resolveWithObject: true });
  const step = info.channels * (isDeep ? 2 : 1);
  data.fill(0, (32 * 64 + 32) * step, (32 * 64 + 33) * step);
  return data;
}

async function expectSameNumbers(before: Buffer, after: Buffer, isDeep: boolean): Promise<void> {
  const [one, other] = await Promise.all([numbersOf(before, isDeep), numbersOf(after, isDeep)]);
  expect(other.length).toBe(one.length);
  expect(Buffer.compare(one, other)).toBe(0);
}

describe.each(["chromium", "firefox"] as const)("what colours mean in %s", (engine) => {
  withPixels((opened) => {
    browser = opened;
  }, engine);

  it("keeps a profile whole that is larger than 64 KB", async () => {
    const file = await fault("profile-70k.jpg");
    const made = await stitched(file, "image/jpeg");
    expect((await sharp(made).metadata()).icc).toEqual((await sharp(file).metadata()).icc);
  });

  const odd = ["icc-bad-sequence.jpg", "cmyk-rgb-profile.jpg", "pq-alpha.avif"];
  it.each(odd)("makes a file that looks as the page shows the picture: %s", async (name) => {
    const file = await fault(name);
    const type = name.endsWith("avif") ? "image/avif" : "image/jpeg";
    const seen = await comparedOnPage(file, await stitched(file, type), type);
    expect(seen.mean).toBeLessThanOrEqual(0.5);
    expect(seen.worst).toBeLessThanOrEqual(3);
  });

  const muted = () => smooth().withIccProfile("p3");
  /** A WebP or JPEG of muted colours, whose profile browsers pass over. */
  async function unannounced(type: "webp" | "jpeg"): Promise<Buffer> {
    if (type === "webp") {
      const file = await muted().webp({ lossless: true }).toBuffer();
      file[20] = 0; // The flags of VP8X: what there is beside the pixels.
      return file;
    }
    const file = await muted().jpeg({ quality: 95 }).toBuffer();
    file[file.indexOf("ICC_PROFILE") + 13] = 2; // So many parts there are.
    return file;
  }

  it.each(["webp", "jpeg"] as const)(
    "does so where a profile does not count (%s)",
    async (type) => {
      const file = await unannounced(type);
      const seen = await comparedOnPage(
        file,
        await stitched(file, `image/${type}`),
        `image/${type}`,
      );
      expect(seen.mean).toBeLessThanOrEqual(0.1);
    },
  );

  it("does so where transparency does not count", async () => {
    const values = Buffer.alloc(64 * 64 * 3).map((_, i) => (i % 6 < 3 ? 0 : (i * 7) % 256));
    const raw = { width: 64, height: 64, channels: 3 } as const;
    const bare = await sharp(values, { raw }).png().toBuffer();
    // Of the three numbers that make a colour one is there.
    const file = withChunks(bare, { tRNS: Buffer.from([0, 0]) });
    const seen = await comparedOnPage(file, await stitched(file), "image/png");
    expect(seen.worst).toBe(0);
  });

  it("does so for HLG too", async () => {
    const file = Buffer.from(await fault("pq-alpha.avif"));
    file[file.indexOf("nclx", 0, "latin1") + 7] = 18;
    const seen = await comparedOnPage(file, await stitched(file, "image/avif"), "image/avif");
    expect(seen.mean).toBeLessThanOrEqual(0.5);
  });

  const chunks: Readonly<Record<string, Readonly<Record<string, Buffer>>>> = {
    "a gamma of 1.8": { gAMA: u32s(55_556) },
    "a gamma of 1": { gAMA: u32s(100_000) },
    "the primaries of Display P3": {
      gAMA: u32s(45_455),
      cHRM: u32s(31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000),
    },
    "upright EXIF and a resolution": {
      eXIf: Buffer.from("4d4d002a00000008000101120003000000010001000000000000", "hex"),
      pHYs: Buffer.concat([u32s(11_811, 11_811), Buffer.from([1])]),
      tEXt: Buffer.from("Title\0Noise", "latin1"),
    },
  };
  for (const [what, added] of Object.entries(chunks)) {
    it.each([8, 16])(`keeps ${what} and the numbers with it, at %d bits`, async (bits) => {
      const bare = bits === 16 ? await deepPng() : await smooth().png().toBuffer();
      const file = withChunks(bare, added, ["gAMA", "cHRM", "sRGB", "pHYs"]);
      const made = await stitched(file);
      const seen = await comparedOnPage(file, made, "image/png");
      expect(seen.mean).toBeLessThanOrEqual(0.5);
      await expectSameNumbers(file, made, bits === 16);
      // Firefox does not go by all of these chunks: what it passes over goes.
      if (engine === "firefox") return;
      for (const [type, data] of Object.entries(added)) {
        expect(chunksOf(made).find((chunk) => chunk.type === type)?.data).toEqual(data);
      }
      for (const [c, value] of [176, 64, 96].entries()) {
        expect(Math.abs((seen.drawn[c] ?? 0) - value)).toBeLessThanOrEqual(3);
      }
    });
  }

  it.each([
    ["image/jpeg", 3],
    ["image/webp", 3],
    ["image/png", 0],
  ] as const)("keeps profile, looks and resolution in another file: %s", async (type, mean) => {
    const density = { pHYs: Buffer.concat([u32s(11_811, 11_811), Buffer.from([1])]) };
    const p3 = withChunks(await smooth().withIccProfile("p3").png().toBuffer(), density, ["pHYs"]);
    const made = answered(
      await browser.call("convert", { picture: asBlob(p3), type, quality: 0.95 }),
    );
    expect(made["isSrgbNow"]).toBe(false);
    const file = asBytes(made["file"]);
    const about = await sharp(file).metadata();
    expect(about.icc).toEqual((await sharp(p3).metadata()).icc);
    // Its EXIF is looked at in a test without a browser.
    if (type !== "image/webp") expect(about.density).toBe(300);
    expect((await comparedOnPage(p3, file, "image/png")).mean).toBeLessThanOrEqual(mean);
  });

  it("says that colours are in sRGB now where a type cannot name theirs", async () => {
    const hlg = withChunks(await smooth().png().toBuffer(), { cICP: Buffer.from([9, 18, 0, 1]) });
    const request = { picture: asBlob(hlg), type: "image/jpeg", quality: 0.95 } as const;
    expect(answered(await browser.call("convert", request))["isSrgbNow"]).toBe(true);
  });

  it("writes a JPEG whose colours are not thinned out at the highest quality", async () => {
    const request = { picture: asBlob(await plain("#b04060", 64)), type: "image/jpeg", quality: 1 };
    const made = answered(await browser.call("convert", request));
    expect((await sharp(asBytes(made["file"])).metadata()).chromaSubsampling).toBe("4:4:4");
  });

  it.each([8, 16])(
    "keeps a grey picture's numbers, and what its profile says of them, at %d bits",
    async (bits) => {
      const numbers = Uint16Array.from({ length: 64 * 64 }, (_, i) => (i * 7919) % 65_536);
      const raw = { width: 64, height: 64, channels: 1 } as const;
      const deep = await sharp(numbers, { raw }).toColourspace("grey16").png().toBuffer();
      const bare = bits === 16 ? deep : await sharp(deep).toColourspace("b-w").png().toBuffer();
      const packed = Buffer.concat([Buffer.from("x\0\0", "latin1"), deflateSync(greyProfile(1.8))]);
      const file = withChunks(bare, { iCCP: packed }, ["gAMA", "cHRM", "sRGB", "pHYs"]);
      const made = await stitched(file);
      expect(made[24]).toBe(bits);
      await expectSameNumbers(file, made, bits === 16);
      const seen = await comparedOnPage(file, made, "image/png");
      expect(seen.mean).toBeLessThanOrEqual(0.5);
      expect(seen.worst).toBeLessThanOrEqual(1);
      for (const [c, value] of [176, 64, 96].entries()) {
        expect(Math.abs((seen.drawn[c] ?? 0) - value)).toBeLessThanOrEqual(2);
      }
    },
  );

  it("keeps 16 bits where the browser does not go by the profile", async () => {
    const profile = Buffer.from("x\0\0not a profile, nor packed", "latin1");
    const file = withChunks(await deepPng(), { iCCP: profile }, ["gAMA", "cHRM", "sRGB"]);
    const made = await stitched(file);
    await expectSameNumbers(file, made, true);
    expect((await comparedOnPage(file, made, "image/png")).worst).toBeLessThanOrEqual(1);
  });

  it("keeps texts and resolution of a picture that EXIF turns, which is upright then", async () => {
    const exif = Buffer.from("4d4d002a00000008000101120003000000010006000000000000", "hex");
    const about = {
      eXIf: exif,
      pHYs: Buffer.concat([u32s(11_811, 11_811), Buffer.from([1])]),
      tEXt: Buffer.from("Title\0Noise", "latin1"),
    };
    const file = withChunks(await smooth().png().toBuffer(), about, ["pHYs"]);
    const made = await stitched(file);
    expect((await comparedOnPage(file, made, "image/png")).mean).toBeLessThanOrEqual(0.5);
    const upright = Buffer.from(exif);
    upright[19] = 1;
    for (const [type, data] of Object.entries({ ...about, eXIf: upright })) {
      expect(chunksOf(made).find((chunk) => chunk.type === type)?.data).toEqual(data);
    }
  });

  it("keeps 16 bits of an interlaced picture", async () => {
    const file = await deepPng(true);
    await expectSameNumbers(file, await stitched(file), true);
  });

  it("takes cICP's word before iCCP's, as PNG wants it", async () => {
    const p3 = await smooth().withIccProfile("p3").png().toBuffer();
    const hlg = withChunks(p3, { cICP: Buffer.from([9, 18, 0, 1]) });
    const seen = await comparedOnPage(hlg, await stitched(hlg), "image/png");
    expect(seen.mean).toBeLessThanOrEqual(1);
    for (const [c, value] of [176, 64, 96].entries()) {
      expect(Math.abs((seen.drawn[c] ?? 0) - value)).toBeLessThanOrEqual(2);
    }
  });

  it("writes the frame that is shown where an animation hides its default image", async () => {
    const [hidden, frame] = [
      await plain("#ff0000", 64),
      await encoded(noise(64, 64), 64, 64).removeAlpha().png().toBuffer(),
    ];
    const control = Buffer.concat([u32s(0, 64, 64, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])]);
    const dataOf = (png: Buffer) =>
      Buffer.concat(chunksOf(png).flatMap(({ type, data }) => (type === "IDAT" ? [data] : [])));
    const end = hidden.length - 12;
    const started = withChunks(hidden.subarray(0, hidden.length), { acTL: u32s(1, 0) });
    const file = Buffer.concat([
      started.subarray(0, end + 20),
      chunkOf("fcTL", control),
      chunkOf("fdAT", Buffer.concat([u32s(1), dataOf(frame)])),
      started.subarray(-12),
    ]);
    const seen = await comparedOnPage(file, await stitched(file), "image/png");
    expect(seen.mean).toBeLessThanOrEqual(0.5);
  });
});
