import { describe, expect, it } from "vitest";
import { comparedWith, type Shown, type ToSrgb } from "@/utils/pixels/read/shown";
import type { RowReader } from "@/utils/pixels/rows";

const SIDE = 12;
const size = { width: SIDE, height: SIDE };
const places = Array.from({ length: SIDE * SIDE }, (_, i) => ({
  x: i % SIDE,
  y: Math.floor(i / SIDE),
}));

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** Muted colours, all opaque. */
const muted = (i: number): Pixel => [120 + (i % 7), 110 + (i % 5), 100 + (i % 3), 255];

/** What the browser shows, pixel by pixel. */
function shownAs(pixel: (i: number) => Pixel): Shown {
  return { size, places, colours: Uint8ClampedArray.from(places.flatMap((_, i) => pixel(i))) };
}

/** Rows of RGBA, one batch a row; of 16 bits the lower byte says nothing. */
function rowsOf(pixel: (i: number) => Pixel, depth: 8 | 16 = 8): RowReader {
  let top = 0;
  const deep = (value: number) => (depth === 16 ? [value, 99] : [value]);
  return {
    size,
    channels: 4,
    depth,
    extra: [],
    next: async () => {
      if (top === SIDE) return undefined;
      const row = Array.from({ length: SIDE }, (_, x) => pixel(top * SIDE + x).flatMap(deep));
      top += 1;
      return Uint8Array.from(row.flat());
    },
    close: () => undefined,
  };
}

async function isMisread(shown: Shown, rows: RowReader, toSrgb?: ToSrgb): Promise<boolean> {
  const compared = comparedWith(shown, rows, toSrgb);
  while (await compared.next());
  return compared.isDamaged?.() ?? false;
}

describe("our reading, beside what the browser shows", () => {
  it.each([8, 16] as const)("counts where it is the same, at %i bits", async (depth) => {
    const soft = (i: number): Pixel => [9, 9, 9, i];
    expect(await isMisread(shownAs(muted), rowsOf(muted, depth))).toBe(false);
    expect(await isMisread(shownAs(soft), rowsOf(soft, depth))).toBe(false);
  });

  it.each([8, 16] as const)(
    "does not count where one place is transparent and not shown so, at %i bits",
    async (depth) => {
      const holed = (i: number): Pixel => [120, 110, 100, i === 77 ? 0 : 255];
      expect(await isMisread(shownAs(muted), rowsOf(holed, depth))).toBe(true);
      expect(await isMisread(shownAs(holed), rowsOf(muted, depth))).toBe(true);
    },
  );

  it("does not count where the half-transparent is shown more so", async () => {
    const half = (alpha: number) => (): Pixel => [120, 110, 100, alpha];
    expect(await isMisread(shownAs(half(128)), rowsOf(half(127)))).toBe(false);
    expect(await isMisread(shownAs(half(128)), rowsOf(half(125)))).toBe(true);
  });

  const byProfile: ToSrgb = (red, green, blue) => [red + 1.5, green - 1, blue - 1];

  it("does not count where muted colours are shown without their profile", async () => {
    expect(await isMisread(shownAs(muted), rowsOf(muted), byProfile)).toBe(true);
  });

  it("counts where they are shown by it, give or take what rounding does", async () => {
    const shown = shownAs((i) => {
      const [red, green, blue] = muted(i);
      return [red + 1 + (i % 2), green - 1, blue - 1, 255];
    });
    expect(await isMisread(shown, rowsOf(muted), byProfile)).toBe(false);
  });

  it("counts where a profile means next to nothing to what is shown", async () => {
    const slight: ToSrgb = (red, green, blue) => [red + 0.2, green + 0.2, blue + 0.2];
    expect(await isMisread(shownAs(muted), rowsOf(muted), slight)).toBe(false);
  });
});
