import { deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { findProfile } from "@/utils/pixels/colour/find-profile";
import { inThreeColours } from "@/utils/pixels/colour/grey-profile";
import { findColours } from "@/utils/pixels/colour/own-colours";
import { convertTo } from "@/utils/pixels/colour/profile";
import { gammaTag, greyProfile, iccProfile } from "../../support/icc.ts";
import { chunkOf, chunksOf, u32s, withChunks } from "../../support/pixels-page/png-chunks.ts";

const grey = () => sharp({ create: { width: 4, height: 4, channels: 3, background: "#777" } });
const pngs = grey().png().toBuffer();
const p3s = grey().withIccProfile("p3").png().toBuffer();

const profileData = (profile: Uint8Array) =>
  Buffer.concat([Buffer.from("x\0\0", "latin1"), deflateSync(profile)]);

/** Each says something else of the value 128. */
async function claims(): Promise<Readonly<Record<string, Buffer>>> {
  const p3 = chunksOf(await p3s).find(({ type }) => type === "iCCP");
  return {
    cICP: Buffer.from([1, 8, 0, 1]),
    iCCP: p3?.data ?? Buffer.alloc(0),
    sRGB: Buffer.from([0]),
    gAMA: u32s(55_556),
  };
}

/** What the first that is there says of (128, 200, 40). */
const asSeen = async (png: Buffer) => {
  const { conversion } = (await findColours(png)) ?? {};
  return conversion?.toSrgb(128, 200, 40) ?? [128, 200, 40];
};

describe("what says which colours a PNG's values mean", () => {
  it("is cICP, then iCCP, then sRGB, then gAMA, in whatever order they stand", async () => {
    const [all, png] = [await claims(), await pngs];
    const names = Object.keys(all);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(names, { minLength: 1 }), async (chosen) => {
        const some = Object.fromEntries(chosen.map((name) => [name, all[name] ?? Buffer.alloc(0)]));
        const first = names.find((name) => chosen.includes(name)) ?? "";
        const alone = { [first]: all[first] ?? Buffer.alloc(0) };
        const seen = await asSeen(withChunks(png, some, names));
        expect(seen).toEqual(await asSeen(withChunks(png, alone, names)));
        const { extra = [] } = (await findColours(withChunks(png, some, names))) ?? {};
        expect(extra.length).toBe(chosen.length);
      }),
    );
  });

  it("does not count behind the pixels", async () => {
    const [all, png] = [await claims(), await pngs];
    for (const [type, data] of Object.entries(all)) {
      const chunk = chunkOf(type, data);
      const file = Buffer.concat([png.subarray(0, -12), chunk, png.subarray(-12)]);
      expect(await findColours(file)).toEqual({ extra: [] });
    }
  });
});

describe("a grey profile", () => {
  const exponent = fc.integer({ min: 26, max: 100 }).map((tenth) => tenth / 32);

  it("becomes one of three colours under which every grey is the same grey", () => {
    fc.assert(
      fc.property(exponent, fc.integer({ min: 0, max: 255 }), (gamma, value) => {
        const made = inThreeColours(greyProfile(gamma));
        const seen = made && convertTo(made)?.toSrgb(value, value, value);
        const light = (value / 255) ** (Math.round(gamma * 256) / 256);
        const wanted =
          255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);
        for (const channel of seen ?? []) expect(Math.abs(channel - wanted)).toBeLessThanOrEqual(1);
        expect(seen).toBeDefined();
      }),
    );
  });

  it("is read by other programs", async () => {
    const made = inThreeColours(greyProfile(1.8));
    const png = withChunks(await pngs, { iCCP: profileData(made ?? Buffer.alloc(0)) });
    const [r, g, b] = await sharp(png).raw().toBuffer();
    const wanted = Math.round(255 * (1.055 * (119 / 255) ** (1.8 / 2.4) - 0.055));
    for (const channel of [r, g, b])
      expect(Math.abs((channel ?? 0) - wanted)).toBeLessThanOrEqual(1);
  });

  it("goes into the file that is written in this form", async () => {
    const png = withChunks(
      await sharp(await pngs)
        .greyscale()
        .png()
        .toBuffer(),
      {
        iCCP: profileData(greyProfile(1.8)),
      },
    );
    const { extra = [], conversion } = (await findColours(png)) ?? {};
    const file = Buffer.concat([png.subarray(0, 8), ...extra]);
    expect(await findProfile(file)).toEqual(inThreeColours(greyProfile(1.8)));
    expect(conversion).toBeDefined();
  });

  it("of another kind is left to the browser, and others stay as they are", () => {
    const colour = iccProfile("RGB ", { rTRC: gammaTag(2) });
    expect(inThreeColours(colour)).toBe(colour);
    expect(inThreeColours(iccProfile("GRAY", { desc: Buffer.alloc(12) }))).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), fc.nat(), (at, byte, cut) => {
        const profile = greyProfile(2.2);
        profile[at % profile.length] = byte;
        const made = inThreeColours(profile.subarray(0, cut % (profile.length + 1)));
        if (made) convertTo(made);
      }),
      { numRuns: 1000 },
    );
  });
});
