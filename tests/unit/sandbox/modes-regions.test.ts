import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { REGION_MODES } from "../../sandbox/relay/modes/regions.ts";
import { ask, HOLE, makeMask, makePicture, namesOf, sandboxForTests } from "./support.ts";

const sandbox = sandboxForTests();
const EDGE = 256;

type Compared = { inside: number; outside: number; pixels: Buffer; source: Buffer };

/** How much each channel changed on average, inside and outside of the mask's hole. */
async function compare(mode: string, mask?: Buffer): Promise<Compared> {
  const picture = await makePicture(EDGE);
  const { text } = await ask(sandbox(), mode, {
    image: { bytes: picture },
    mask: { bytes: mask ?? (await makeMask(EDGE)) },
  });
  const { data } = JSON.parse(text) as { data: { b64_json: string }[] };
  const source = await sharp(picture).raw().toBuffer();
  const pixels = await sharp(Buffer.from(data[0]?.b64_json ?? "", "base64"))
    .raw()
    .toBuffer();
  const sums = { inside: 0, outside: 0 };
  const counts = { inside: 0, outside: 0 };
  for (let at = 0; at < source.length; at += 1) {
    const where = isInHole(Math.floor(at / 3)) ? "inside" : "outside";
    sums[where] += Math.abs((pixels[at] ?? 0) - (source[at] ?? 0));
    counts[where] += 1;
  }
  const inside = sums.inside / counts.inside;
  return { inside, outside: sums.outside / counts.outside, pixels, source };
}

function isInHole(pixel: number): boolean {
  const x = (pixel % EDGE) - HOLE.left;
  const y = Math.floor(pixel / EDGE) - HOLE.top;
  return x >= 0 && x < HOLE.width && y >= 0 && y < HOLE.height;
}

/** The same hole told by colour alone, as servers do that ignore alpha. */
async function makeOpaqueMask(inside: number, outside: number): Promise<Buffer> {
  const pixels = Buffer.alloc(EDGE * EDGE * 4, 255);
  for (let at = 0; at < EDGE * EDGE; at += 1) {
    pixels.fill(isInHole(at) ? inside : outside, at * 4, at * 4 + 3);
  }
  return sharp(pixels, { raw: { width: EDGE, height: EDGE, channels: 4 } })
    .png()
    .toBuffer();
}

const SLIGHT = 3;
const STRONG = 20;

const CASES: Readonly<Record<string, () => Promise<void>>> = {
  "mask-dropped": async () => {
    const { inside, outside } = await compare("mask-dropped");
    expect(inside).toBeGreaterThan(STRONG);
    expect(outside).toBeGreaterThan(STRONG);
  },
  "mask-hint": async () => {
    const { inside, pixels, source } = await compare("mask-hint=5");
    expect(inside).toBeGreaterThan(STRONG);
    const at = (x: number, y: number) => (y * EDGE + x) * 3;
    for (let x = 100; x < 200; x += 1) {
      const moved = (pixels[at(x + 5, 105)] ?? 0) - (source[at(x, 100)] ?? 0);
      expect(Math.abs(moved)).toBeLessThanOrEqual(SLIGHT);
    }
  },
  "colour-shift": async () => {
    const { pixels, source } = await compare("colour-shift=30");
    const at = (200 * EDGE + 200) * 3;
    const change = [0, 1, 2].map(
      (channel) => (pixels[at + channel] ?? 0) - (source[at + channel] ?? 0),
    );
    expect(change[0]).toBeGreaterThanOrEqual(27);
    expect(change[1]).toBeGreaterThanOrEqual(15);
    expect(Math.abs(change[2] ?? 0)).toBeLessThanOrEqual(SLIGHT);
  },
  unchanged: async () => {
    const { pixels, source } = await compare("unchanged");
    expect(pixels.equals(source)).toBe(true);
  },
  "polarity-white": async () => {
    // A mask that satisfies every reading: white under alpha 0, black under alpha 255.
    const all = await compare("polarity-white");
    expect(all.inside).toBeGreaterThan(STRONG);
    expect(all.outside).toBeLessThanOrEqual(SLIGHT);
    const byColour = await compare("polarity-white", await makeOpaqueMask(0, 255));
    expect(byColour.inside).toBeLessThanOrEqual(SLIGHT);
    expect(byColour.outside).toBeGreaterThan(STRONG);
  },
  "polarity-luminance": async () => {
    const all = await compare("polarity-luminance");
    expect(all.inside).toBeGreaterThan(STRONG);
    expect(all.outside).toBeLessThanOrEqual(SLIGHT);
    const byColour = await compare("polarity-luminance", await makeOpaqueMask(200, 40));
    expect(byColour.inside).toBeGreaterThan(STRONG);
    expect(byColour.outside).toBeLessThanOrEqual(SLIGHT);
  },
};

describe("modes that read a mask in their own way", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(CASES, REGION_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.entries(CASES))("%s", async (_, check) => check());

  it("leave the document's reading, alpha 0, as the usual one", async () => {
    const usual = await compare("ok", await makeOpaqueMask(255, 0));
    expect(usual.inside).toBeLessThanOrEqual(SLIGHT);
  });
});
