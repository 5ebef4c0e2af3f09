import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readHeader } from "@/utils/core/image-header/read-header";
import { codedProfile, iccProfile } from "../../support/icc.ts";
import { withChunks } from "../../support/pixels-page/png-chunks.ts";

const square = () => sharp({ create: { width: 8, height: 8, channels: 3, background: "#123456" } });
const pngs = square().png().toBuffer();
const jpegs = square().jpeg().toBuffer();
const avifs = readFile(new URL("../../fixtures/faults/pq-alpha.avif", import.meta.url));

/** ITU-T H.273, table 3: 16 is PQ, 18 is HLG, all others are of standard range. */
const TRANSFERS = Array.from({ length: 256 }, (_, code) => code);
const isHigh = (code: number) => code === 16 || code === 18;

function withProfile(jpeg: Buffer, profile: Buffer, part = 1): Buffer {
  const data = Buffer.concat([Buffer.from("ICC_PROFILE\0", "latin1"), Buffer.from([part, 2])]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(2 + data.length + profile.length);
  const segment = [Buffer.from([0xff, 0xe2]), length, data, profile];
  return Buffer.concat([jpeg.subarray(0, 2), ...segment, jpeg.subarray(2)]);
}

function webpWith(profile: Buffer): Buffer {
  const head = Buffer.alloc(38);
  head.write("RIFF0000WEBPVP8X", 0, "latin1");
  head.writeUInt32LE(10, 16);
  head.write("ICCP", 30, "latin1");
  head.writeUInt32LE(profile.length, 34);
  return Buffer.concat([head, profile]);
}

/** The AVIF with another `colr` property, of any length that leaves room. */
function avifWith(avif: Buffer, colour: Buffer): Buffer {
  const file = Buffer.from(avif);
  colour.copy(file, file.indexOf("nclx", 0, "latin1"));
  return file;
}

const rangeOf = (file: Uint8Array) => readHeader(file)?.isHighRange ?? false;

describe("high dynamic range", () => {
  it("is told by the cICP chunk of a PNG, and by no other", async () => {
    const png = await pngs;
    for (const code of TRANSFERS) {
      const chunk = Buffer.from([9, code, 0, 1]);
      expect(rangeOf(withChunks(png, { cICP: chunk }))).toBe(isHigh(code));
      expect(rangeOf(withChunks(png, { caBX: chunk }))).toBe(false);
    }
  });

  it("is told by the colours of an AVIF", async () => {
    const avif = await avifs;
    for (const code of TRANSFERS) {
      const colour = Buffer.from([...Buffer.from("nclx"), 0, 9, 0, code, 0, 9, 0x80]);
      expect(rangeOf(avifWith(avif, colour))).toBe(isHigh(code));
    }
  });

  it("is told by the first tag of a profile as by any other", () => {
    const cicp = Buffer.from([...Buffer.from("cicp\0\0\0\0"), 9, 16, 0, 1]);
    const desc = Buffer.alloc(12);
    expect(rangeOf(webpWith(iccProfile("RGB ", { cicp, desc })))).toBe(true);
    expect(rangeOf(webpWith(iccProfile("RGB ", { desc, cicp })))).toBe(true);
  });

  it("is told by the codes in a profile, in JPEG and WebP", async () => {
    const jpeg = await jpegs;
    for (const code of TRANSFERS) {
      const profile = codedProfile(code);
      expect(rangeOf(withProfile(jpeg, profile))).toBe(isHigh(code));
      expect(rangeOf(webpWith(profile))).toBe(isHigh(code));
    }
  });

  it("is not found in other profiles, in later parts of one, or in what breaks off", async () => {
    const jpeg = await jpegs;
    const [pq, plain] = [codedProfile(16), iccProfile("RGB ", { desc: Buffer.alloc(12) })];
    expect(rangeOf(withProfile(jpeg, plain))).toBe(false);
    expect(rangeOf(withProfile(jpeg, pq, 2))).toBe(false);
    expect(rangeOf(webpWith(pq.subarray(0, -4)))).toBe(false);
    const shorter = webpWith(pq);
    shorter.writeUInt32LE(pq.length - 4, 34);
    expect(rangeOf(shorter)).toBe(false);
  });

  it("is looked for among the first hundred tags of a profile, which have about twenty", () => {
    const behind = (others: number) =>
      Object.fromEntries([
        ...Array.from({ length: others }, (_, i) => [
          `t${String(i).padStart(3, "0")}`,
          Buffer.alloc(0),
        ]),
        ["cicp", Buffer.from([...Buffer.from("cicp\0\0\0\0"), 9, 16, 0, 1])],
      ]);
    expect(rangeOf(webpWith(iccProfile("RGB ", behind(99))))).toBe(true);
    expect(rangeOf(webpWith(iccProfile("RGB ", behind(100))))).toBe(false);
  });

  it("is known of a real file, and not of an ordinary one", async () => {
    expect(rangeOf(await avifs)).toBe(true);
    for (const type of ["png", "jpeg", "webp", "avif"] as const) {
      expect(rangeOf(await square().withIccProfile("p3").toFormat(type).toBuffer())).toBe(false);
    }
  });
});
