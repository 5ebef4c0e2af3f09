import fc from "fast-check";
import { expect, it } from "vitest";
import { findZones } from "@/utils/pixels/stitch/zones";

const SIDE = 24;
const size = { width: SIDE, height: SIDE };
const opaque = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);

it("compares only what lies wholly in the picture", () => {
  const edge = fc.integer({ min: -30, max: 30 });
  fc.assert(
    fc.property(edge, edge, fc.integer({ min: 1, max: 60 }), (x, y, side) => {
      const window = { x, y, width: side, height: side };
      const picture = { width: 40, height: 30 };
      const { outside } = findZones(undefined, opaque, window, picture, size, 0);
      const per = side / SIDE;
      const isInside = (at: number, from: number, limit: number) =>
        from + at * per >= 0 && from + at * per + per <= limit;
      const expected = outside.map((_, i) => {
        const column = isInside(i % SIDE, x, picture.width);
        return column && isInside(Math.floor(i / SIDE), y, picture.height) ? 255 : 0;
      });
      expect(outside).toEqual(expected);
    }),
  );
});
