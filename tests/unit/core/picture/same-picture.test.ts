import { describe, expect, it } from "vitest";
import { isSamePicture } from "@/utils/core/picture/same-picture";

const CELLS = 48;
const flat = (value: number) => Array<number>(CELLS).fill(value);
/** A thumbnail in which some cells differ from those of `flat(100)`. */
const partly = (count: number, difference: number) =>
  flat(100).map((value, at) => (at < count ? value + difference : value));

describe("two thumbnails of the same picture", () => {
  it.each([-1, 1])("may differ by four on average, in either direction (%i)", (sign) => {
    expect(isSamePicture(flat(100), flat(100 + sign * 4))).toBe(true);
    expect(isSamePicture(flat(100), partly(CELLS, sign * 4).with(0, 100 + sign * 5))).toBe(false);
  });

  it.each([-1, 1])("may differ by 24 in one place, in either direction (%i)", (sign) => {
    expect(isSamePicture(flat(100), partly(1, sign * 24))).toBe(true);
    expect(isSamePicture(flat(100), partly(1, sign * 25))).toBe(false);
    expect(isSamePicture(partly(1, sign * 25), flat(100))).toBe(false);
  });

  it("do not balance what is darker by what is lighter", () => {
    expect(
      isSamePicture(
        flat(100),
        partly(CELLS / 2, 10).map((value) => (value === 100 ? 90 : value)),
      ),
    ).toBe(false);
  });

  it("have something to show, and as much of it", () => {
    expect(isSamePicture([], [])).toBe(false);
    expect(isSamePicture(flat(0), flat(0).slice(4))).toBe(false);
    expect(isSamePicture(flat(0).slice(4), flat(0))).toBe(false);
    expect(isSamePicture([7], [7])).toBe(true);
  });
});
