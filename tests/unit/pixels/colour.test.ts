import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { isIdentity } from "@/utils/pixels/colour/conversion";
import { findProfile, profileChunk } from "@/utils/pixels/colour/find-profile";
import { convertTo } from "@/utils/pixels/colour/profile";
import { applyColours, lieIn } from "@/utils/pixels/stitch/apply-colours";
import { matchColours } from "@/utils/pixels/stitch/colour-match";
import { measureDrift } from "@/utils/pixels/stitch/drift";

const COUNT = 4000;

function texture(): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: COUNT * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : 128 + 70 * Math.sin(i / 37) + 20 * Math.cos(i / 5),
  );
}

const all = new Uint8Array(COUNT).fill(255);
const row = { x: 0, y: 0, width: COUNT, height: 1 };
const line = lieIn(row, row, row);

describe("matching the answer's colours", () => {
  it("undoes gains of ±8 % and small offsets to within a level", () => {
    const gain = fc.double({ min: 0.92, max: 1.08, noNaN: true });
    const offset = fc.integer({ min: -10, max: 10 });
    fc.assert(
      fc.property(fc.tuple(gain, gain, gain), offset, (gains, by) => {
        const source = texture();
        const answer = source.map((value, i) =>
          i % 4 === 3 ? 255 : value * (gains[i % 4] ?? 1) + by,
        );
        const match = matchColours(source, answer, all);
        if (match) applyColours(answer, match, line);
        let worst = 0;
        for (let i = 0; i < answer.length; i++) {
          worst = Math.max(worst, Math.abs((answer[i] ?? 0) - (source[i] ?? 0)));
        }
        expect(worst).toBeLessThanOrEqual(2);
      }),
      { numRuns: 30 },
    );
  });

  it("undoes larger gains where the pairs lie on a line, as those of one bright colour do", () => {
    const gain = fc.double({ min: 0.8, max: 1.22, noNaN: true });
    fc.assert(
      fc.property(gain, fc.integer({ min: 0, max: 2 }), (by, channel) => {
        const source = texture();
        const answer = source.map((value, i) => (i % 4 === channel ? value * by : value));
        const match = matchColours(source, answer, all);
        if (match) applyColours(answer, match, line);
        let sum = 0;
        for (let i = channel; i < answer.length; i += 4) {
          sum += Math.abs((answer[i] ?? 0) - (source[i] ?? 0));
        }
        expect(sum / COUNT).toBeLessThanOrEqual(1.5);
      }),
      { numRuns: 30 },
    );
  });

  it("takes no larger gain from a few pairs that lie far from the others", () => {
    const source = new Uint8ClampedArray(COUNT * 4).fill(100);
    const answer = new Uint8ClampedArray(COUNT * 4).fill(100);
    for (let i = 0; i < COUNT; i += 25) {
      source.fill(220, i * 4, i * 4 + 4);
      answer.fill(180, i * 4, i * 4 + 4);
    }
    for (const gain of matchColours(source, answer, all)?.gain ?? [1]) {
      expect(Math.abs(gain - 1)).toBeLessThanOrEqual(0.1501);
    }
  });

  it("takes no gain from what varies in the answer alone, as paper under a vignette does", () => {
    const source = new Uint8ClampedArray(COUNT * 4).fill(240);
    const answer = source.map((_, i) => 232 - 30 * (i / (COUNT * 4)) ** 2);
    const match = matchColours(source, answer, all);
    for (const gain of match?.gain ?? [0]) expect(gain).toBeCloseTo(1, 1);
    expect(match?.offset[0]).toBeGreaterThan(8);
  });

  it("takes less contrast of thin lines for lost detail, not for a gain", () => {
    const source = new Uint8ClampedArray(COUNT * 4).fill(245);
    const answer = new Uint8ClampedArray(COUNT * 4).fill(239);
    for (let line = 10; line < COUNT; line += 40) {
      source.fill(20, line * 4, line * 4 + 4);
      answer.fill(164, (line - 1) * 4, (line + 2) * 4);
    }
    const match = matchColours(source, answer, all);
    for (const gain of match?.gain ?? [0]) expect(Math.abs(gain - 1)).toBeLessThan(0.05);
    for (const [c, gain] of (match?.gain ?? []).entries()) {
      expect(gain * 239 + (match?.offset[c] ?? 0)).toBeCloseTo(245, -0.5);
    }
  });

  it("does not take patterns of single pixels that became grey for a colour cast", () => {
    const width = 64;
    const source = Uint8ClampedArray.from({ length: width * width * 4 }, (_, i) => {
      const [x, y] = [Math.floor(i / 4) % width, Math.floor(i / 4 / width)];
      return (x + y) % 2 === 0 ? 60 : 190;
    });
    const answer = new Uint8ClampedArray(source.length).fill(125);
    const ring = new Uint8Array(width * width).fill(255);
    const match = matchColours(source, answer, ring, width);
    for (const [c, gain] of (match?.gain ?? []).entries()) {
      expect(Math.abs(gain * 125 + (match?.offset[c] ?? 0) - 125)).toBeLessThan(4);
    }
  });

  it("does not push values further where the answer's are all clipped", () => {
    const source = Uint8ClampedArray.from({ length: COUNT * 4 }, (_, i) => 251 + (i % 3));
    const answer = new Uint8ClampedArray(COUNT * 4).fill(255);
    const match = matchColours(source, answer, all);
    for (const [c, gain] of (match?.gain ?? []).entries()) {
      expect(Math.abs(gain * 255 + (match?.offset[c] ?? 0) - 252)).toBeLessThan(1);
    }
  });

  it("is not misled by a third of the ring that shows something else", () => {
    const source = texture();
    const answer = source.map((value, i) => {
      if (i % 4 === 3) return 255;
      return i < COUNT * 1.3 ? 250 - value : value * 1.06;
    });
    const match = matchColours(source, answer, all);
    expect(match?.gain[0]).toBeCloseTo(1 / 1.06, 1);
    expect(Math.abs(match?.offset[0] ?? 99)).toBeLessThan(4);
  });

  it("takes a difference of flat surroundings for an offset, not for contrast", () => {
    const source = new Uint8ClampedArray(COUNT * 4).fill(120);
    const answer = new Uint8ClampedArray(COUNT * 4).fill(110);
    const match = matchColours(source, answer, all);
    expect(match?.gain[1]).toBeCloseTo(1, 2);
    expect(match?.offset[1]).toBeCloseTo(10, 0);
  });

  it("never moves the mean by more than 15 % of the range, whatever the answer looks like", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 400, maxLength: 400 }),
        fc.uint8Array({ minLength: 400, maxLength: 400 }),
        (source, answer) => {
          const ring = new Uint8Array(100).fill(255);
          const match = matchColours(
            new Uint8ClampedArray(source),
            new Uint8ClampedArray(answer),
            ring,
          );
          for (const gain of match?.gain ?? [])
            expect(Math.abs(gain - 1)).toBeLessThanOrEqual(0.3501);
          const at128 = match?.gain.map((gain, c) => gain * 128 + (match.offset[c] ?? 0) - 128);
          for (const by of at128 ?? []) expect(Math.abs(by)).toBeLessThanOrEqual(38.3 + 0.35 * 128);
        },
      ),
    );
  });

  it("leaves colours alone where there is no ring to learn from", () => {
    expect(matchColours(texture(), texture(), new Uint8Array(COUNT))).toBeUndefined();
  });
});

describe("the drift figure", () => {
  it("is the mean difference outside of the mask only", () => {
    const source = new Uint8ClampedArray(400).fill(100);
    const answer = source.map((_, i) => (i < 200 ? 200 : 106));
    const outside = new Uint8Array(100).map((_, i) => (i < 50 ? 0 : 255));
    expect(measureDrift(source, answer, outside)).toBe(6);
    expect(measureDrift(source, answer, new Uint8Array(100))).toBeUndefined();
  });
});

describe("colour profiles", () => {
  const square = () =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: "#808080" } });

  it("are found in JPEG, WebP and PNG, and survive as a PNG chunk", async () => {
    const { icc } = await sharp(await square().withIccProfile("p3").png().toBuffer()).metadata();
    for (const format of ["jpeg", "webp", "png"] as const) {
      const file = await square().withIccProfile("p3").toFormat(format).toBuffer();
      expect(Buffer.from((await findProfile(file)) ?? [])).toEqual(icc);
    }
    const chunk = profileChunk(new Uint8Array(icc ?? []));
    const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk]);
    expect(Buffer.from((await findProfile(png)) ?? [])).toEqual(icc);
    expect(await findProfile(await square().jpeg().toBuffer())).toBeUndefined();
  });

  it("of Display P3 are converted to as a colour library does", async () => {
    const { icc } = await sharp(await square().withIccProfile("p3").png().toBuffer()).metadata();
    const convert = convertTo(new Uint8Array(icc ?? []));
    const colours = Uint8ClampedArray.from({ length: 16 * 16 * 4 }, (_, i) =>
      i % 4 === 3 ? 255 : (i * 37) % 256,
    );
    const raw = { width: 16, height: 16, channels: 4 } as const;
    const png = await sharp(colours, { raw }).withIccProfile("p3").png().toBuffer();
    const truth = await sharp(stripped(png)).raw().toBuffer();
    convert?.fromSrgb(colours);
    let worst = 0;
    for (let i = 0; i < colours.length; i++) {
      worst = Math.max(worst, Math.abs((colours[i] ?? 0) - (truth[i] ?? 0)));
    }
    expect(worst).toBeLessThanOrEqual(2);
  });

  it("that are sRGB by another name change nothing", async () => {
    const file = await square().withIccProfile("srgb").png().toBuffer();
    const conversion = convertTo((await findProfile(file)) ?? new Uint8Array(0));
    expect(conversion && isIdentity(conversion)).toBe(true);
  });

  it("of other kinds, or broken ones, are not guessed at", async () => {
    const { icc } = await sharp(await square().withIccProfile("cmyk").jpeg().toBuffer()).metadata();
    expect(convertTo(new Uint8Array(icc ?? []))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(convertTo(bytes)).toBeUndefined();
      }),
    );
  });
});

/** The PNG without its profile, so that its values are seen as they stand. */
function stripped(png: Buffer): Buffer {
  const at = png.indexOf("iCCP", 0, "latin1") - 4;
  return Buffer.concat([png.subarray(0, at), png.subarray(at + 12 + png.readUInt32BE(at))]);
}
