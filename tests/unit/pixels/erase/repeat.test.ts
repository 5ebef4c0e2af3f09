import { describe, expect, it } from "vitest";
import { HOLE } from "@/utils/pixels/erase/level";
import { findRepeat, isDrawn } from "@/utils/pixels/erase/repeat";
import { finish } from "@/utils/pixels/erase/steps";
import { erased, gravel, hash, inBox, levelOf, type Picture, paintOf, picture } from "./pictures";

/** Rows of 20 px in two tones, each with a bar and a button. */
const rows = picture(240, 400, (x, y) => {
  const [row, v] = [Math.floor(y / 20), y % 20];
  if (v === 19) return [220, 222, 226];
  if (x >= 30 && x < 130 && v >= 7 && v < 12) return [60, 64, 72];
  if (x >= 180 && x < 210 && v >= 5 && v < 14) return [90, 140, 230];
  return row % 2 ? [244, 245, 247] : [250, 250, 251];
});

function holed(from: Picture, isHole: (x: number, y: number) => boolean) {
  return levelOf(
    from,
    paintOf(from, isHole).data.map((paint) => (paint ? HOLE : 0)),
  );
}

const repeatIn = (from: Picture, isHole: (x: number, y: number) => boolean) =>
  finish(findRepeat(holed(from, isHole), 12));

describe("what repeats around a hole", () => {
  it("is found again to the pixel: rows of an interface", () => {
    const offset = repeatIn(rows, inBox(100, 100, 50, 30));
    expect(offset?.dx).toBe(0);
    expect(Math.abs(offset?.dy ?? 1) % 40).toBe(0);
  });

  it("is copied as it is, also from further off than anything else is looked at", async () => {
    const { rgba, risk } = await erased(rows, paintOf(rows, inBox(100, 160, 60, 76)));
    expect(Buffer.from(rgba).equals(Buffer.from(rows.rgba))).toBe(true);
    expect(risk).toBe(0);
  });

  it("is taken where the least stands in it", () => {
    const busy = picture(240, 400, (x, y) => {
      const at = (y * 240 + x) * 4;
      // Whatever is nearest has a mark in its middle.
      const isMarked = inBox(112, 150, 10, 10)(x, y) || inBox(112, 70, 10, 10)(x, y);
      if (isMarked) return [200, 30, 30];
      return [rows.rgba[at] ?? 0, rows.rgba[at + 1] ?? 0, rows.rgba[at + 2] ?? 0];
    });
    expect(Math.abs(repeatIn(busy, inBox(100, 100, 50, 30))?.dy ?? 0)).toBe(80);
  });

  it("is nothing in a photograph's grain, and nothing where all around is of one colour", () => {
    expect(repeatIn(gravel(120, 120), inBox(50, 50, 20, 20))).toBeUndefined();
    const plain = picture(120, 120, () => [250, 250, 250]);
    expect(repeatIn(plain, inBox(50, 50, 20, 20))).toBeUndefined();
  });

  it("is nothing where it repeats nearly", () => {
    const worn = picture(240, 400, (x, y) => {
      const at = (y * 240 + x) * 4;
      const grain = hash(x, y) / 25;
      const [r = 0, g = 0, b = 0] = rows.rgba.subarray(at, at + 3);
      return [r - grain, g - grain, b - grain];
    });
    expect(repeatIn(worn, inBox(100, 100, 50, 30))).toBeUndefined();
  });

  it("is looked for further off only in what was drawn", () => {
    expect(isDrawn(holed(rows, inBox(100, 100, 50, 30)), 12)).toBe(true);
    expect(isDrawn(holed(gravel(120, 120), inBox(50, 50, 20, 20)), 12)).toBe(false);
  });
});
