import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { toOklab } from "@/utils/core/oklab";
import { PAINT_COLOURS, PAINT_OPACITY, visiblePaintColour } from "@/utils/core/paint-colour";

const [FIRST] = PAINT_COLOURS;
const ORANGE = [255, 106, 31, 255];
const WHITE = [255, 255, 255, 255];
const pixels = (...all: readonly (readonly number[])[]) => new Uint8ClampedArray(all.flat());
const times = (count: number, pixel: readonly number[]) => Array(count).fill(pixel);

const bytesOf = (colour: string) =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** How much a colour of paint changes one pixel, by Oklab's distance. */
function change(pixel: readonly number[], colour: string): number {
  const paint = bytesOf(colour);
  const [r = 0, g = 0, b = 0] = pixel;
  const [pr, pg, pb] = [0, 1, 2].map((at) => {
    const [below = 0, above = 0] = [pixel[at], paint[at]];
    return below + (above - below) * PAINT_OPACITY;
  });
  const [before, after] = [toOklab(r, g, b), toOklab(pr ?? 0, pg ?? 0, pb ?? 0)];
  return Math.hypot(before.lightness - after.lightness, before.a - after.a, before.b - after.b);
}

async function flat(background: string): Promise<Uint8ClampedArray> {
  const size = { width: 8, height: 8, channels: 4 } as const;
  return new Uint8ClampedArray(
    await sharp({ create: { ...size, background } })
      .raw()
      .toBuffer(),
  );
}

async function small(name: string): Promise<Uint8ClampedArray> {
  const picture = sharp(`tests/fixtures/pictures/${name}`).resize(32, 32, { fit: "fill" });
  return new Uint8ClampedArray(await picture.ensureAlpha().raw().toBuffer());
}

describe("the colour of paint", () => {
  it.each(["#ffffff", "#000000", "#808080", "#1f4fff", "#2fd15b"])(
    "is the first one on %s, where it is plain to see",
    async (background) => {
      expect(visiblePaintColour(await flat(background))).toBe(FIRST);
    },
  );

  it.each(["#ff6a1f", "#e8741f", "#f58d3c"])("is another one on %s", async (background) => {
    expect(visiblePaintColour(await flat(background))).not.toBe(FIRST);
  });

  it("is another one where only a part of the picture hides it: an orange suit", async () => {
    expect(visiblePaintColour(await small("astronaut.jpg"))).not.toBe(FIRST);
    expect(visiblePaintColour(await small("chelsea.png"))).toBe(FIRST);
  });

  it("is the first one where there is nothing to see, or nothing yet", async () => {
    expect(visiblePaintColour(await flat("#ff6a1f00"))).toBe(FIRST);
    expect(visiblePaintColour(new Uint8ClampedArray())).toBe(FIRST);
  });

  it("is, where the first one hides, the one that changes the picture most", () => {
    const others = PAINT_COLOURS.slice(1);
    const mixed = others.flatMap((a) => others.flatMap((b) => others.map((c) => [a, b, c])));
    const chosen = mixed.map((rest) => {
      const seen = (colour: string) =>
        Math.min(...[FIRST, ...rest].map((background) => change(bytesOf(background), colour)));
      const best = PAINT_COLOURS.toSorted((a, b) => seen(b) - seen(a))[0];
      const picture = [FIRST, ...rest].map((background) => [...bytesOf(background), 255]);
      expect(visiblePaintColour(pixels(...picture))).toBe(best);
      return best;
    });
    expect(new Set(chosen)).toEqual(new Set(PAINT_COLOURS.slice(1)));
  });

  it("is one of five that differ, for any picture of one colour the one that is seen best", () => {
    expect(new Set(PAINT_COLOURS).size).toBe(5);
    for (const colour of PAINT_COLOURS) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    for (const pixel of [ORANGE, [200, 90, 40, 255], [255, 120, 60, 255], [230, 105, 0, 255]]) {
      const seen = (colour: string) => change(pixel, colour);
      const best = PAINT_COLOURS.toSorted((a, b) => seen(b) - seen(a))[0];
      expect([FIRST, best]).toContain(visiblePaintColour(pixels(pixel)));
      if (pixel === ORANGE) expect(visiblePaintColour(pixels(pixel))).toBe(best);
    }
  });

  it("is decided by a tenth of the picture: less does not count", () => {
    const hidden = (count: number) => pixels(...times(20 - count, WHITE), ...times(count, ORANGE));
    expect(visiblePaintColour(hidden(2))).toBe(FIRST);
    expect(visiblePaintColour(hidden(3))).not.toBe(FIRST);
    expect(visiblePaintColour(pixels(ORANGE))).not.toBe(FIRST);
  });

  it("is decided by what can be seen: half opaque or more", () => {
    const faint = (alpha: number) => pixels(WHITE, ...times(3, ORANGE.with(3, alpha)));
    expect(visiblePaintColour(faint(127))).toBe(FIRST);
    expect(visiblePaintColour(faint(128))).not.toBe(FIRST);
  });

  it("is judged as it is shown by the stage", () => {
    const styles = readFileSync("components/editor/stage/Stage.module.css", "utf8");
    const [, opacity] = /data-shown="paint"\] \{\s*opacity: ([\d.]+)/.exec(styles) ?? [];
    expect(Number(opacity)).toBe(PAINT_OPACITY);
  });
});
