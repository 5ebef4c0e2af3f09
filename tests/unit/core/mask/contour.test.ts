import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { traceContours } from "@/utils/core/mask/contour";

function maskOf(...rows: readonly string[]) {
  const width = rows[0]?.length ?? 0;
  return traceContours(
    [...rows.join("")].map((c) => (c === "#" ? 255 : 0)),
    width,
    rows.length,
  );
}

/** Even-odd: whether the loops enclose the point. */
function encloses(loops: readonly number[][], x: number, y: number): boolean {
  let isInside = false;
  for (const loop of loops) {
    for (let i = 0; i < loop.length; i += 2) {
      const [ax = 0, ay = 0] = [loop[i], loop[i + 1]];
      const [bx = 0, by = 0] = [loop[(i + 2) % loop.length], loop[(i + 3) % loop.length]];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
    }
  }
  return isInside;
}

describe("the outline of a mask", () => {
  it("has no loop where nothing is painted", () => {
    expect(maskOf("...", "...")).toEqual([]);
  });

  it("goes once around a pixel, through the middles of its edges", () => {
    expect(maskOf("...", ".#.", "...")).toEqual([[1.5, 1, 2, 1.5, 1.5, 2, 1, 1.5]]);
  });

  it("turns stairs into a slanted line", () => {
    const [loop = []] = maskOf("#...", "##..", "###.", "####");
    expect(loop.length / 2).toBeLessThanOrEqual(8);
  });

  it("goes around a hole as well", () => {
    expect(maskOf("#####", "#...#", "#...#", "#####")).toHaveLength(2);
  });

  it("keeps apart what touches by a corner only", () => {
    expect(maskOf("#.", ".#")).toHaveLength(2);
  });

  it("follows the picture's own edge where everything is painted", () => {
    const [loop = []] = maskOf("###", "###");
    expect(Math.min(...loop)).toBe(0);
    expect(Math.max(...loop)).toBe(3);
  });

  it("encloses exactly the painted pixels", () => {
    const mask = fc.array(fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), {
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(mask, (rows) => {
        const loops = traceContours(rows.flat().map(Number), 7, rows.length);
        for (const [y, row] of rows.entries()) {
          for (const [x, isPainted] of row.entries()) {
            expect(encloses(loops, x + 0.49, y + 0.51)).toBe(isPainted);
          }
        }
      }),
    );
  });
});
