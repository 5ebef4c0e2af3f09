import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rasterise } from "@/utils/core/mask/raster";
import { toRuns } from "@/utils/core/mask/runs";

/** A raster from a drawing, painted where it has a `#`. */
function draw(...lines: readonly string[]) {
  const data = Uint8Array.from(lines.join(""), (letter) => (letter === "#" ? 255 : 0));
  return { data, size: { width: lines[0]?.length ?? 0, height: lines.length } };
}

const runsOf = (lines: readonly string[], width?: number, height?: number) => {
  const { data, size } = draw(...lines);
  return toRuns(data, size, { width: width ?? size.width, height: height ?? size.height });
};

describe("a raster as runs of y, x and length", () => {
  it.each<[string, readonly string[], readonly number[]]>([
    ["nothing", ["...", "..."], []],
    ["all of it", ["###", "###"], [0, 0, 3, 1, 0, 3]],
    ["one pixel", ["...", ".#."], [1, 1, 1]],
    ["two runs in a line", ["#.##."], [0, 0, 1, 0, 2, 2]],
    ["both ends of a line", ["#..#", "#..#"], [0, 0, 1, 0, 3, 1, 1, 0, 1, 1, 3, 1]],
    ["a line's end and the next one's start", ["..#", "#.."], [0, 2, 1, 1, 0, 1]],
  ])("of the picture's own size: %s", (_name, lines, runs) => {
    expect(runsOf(lines)).toEqual(runs);
  });

  it.each<[string, readonly string[], number, number, readonly number[]]>([
    ["twice as large", ["#.", ".#"], 4, 4, [0, 0, 2, 1, 0, 2, 2, 2, 2, 3, 2, 2]],
    ["wider only", [".#."], 9, 1, [0, 3, 3]],
    ["taller only", ["#", ".", "#"], 1, 6, [0, 0, 1, 1, 0, 1, 4, 0, 1, 5, 0, 1]],
    ["by a half more, edges to the nearest pixel", [".#.."], 6, 1, [0, 2, 1]],
    ["by a half more, at its start", ["#..."], 6, 1, [0, 0, 2]],
    ["half as tall, each line by its middle", ["#", ".", "#", "."], 1, 2, []],
    ["a third as tall, each line by its middle", [".", "#", ".", "#", ".", "#"], 1, 2, [0, 0, 1]],
    ["narrower, and what is too thin for a pixel goes", ["#...####"], 2, 1, [0, 1, 1]],
    ["narrower, and whole pixels stay", ["####...."], 2, 1, [0, 0, 1]],
  ])("of a picture that is %s", (_name, lines, width, height, runs) => {
    expect(runsOf(lines, width, height)).toEqual(runs);
  });

  it("counts as painted whatever is not 0", () => {
    expect(
      toRuns(Uint8Array.of(1, 0, 128), { width: 3, height: 1 }, { width: 3, height: 1 }),
    ).toEqual([...[0, 0, 1], ...[0, 2, 1]]);
  });

  it("draws the same raster again", () => {
    const rasters = fc
      .record({ width: fc.integer({ min: 1, max: 6 }), height: fc.integer({ min: 1, max: 6 }) })
      .chain((size) => {
        const length = size.width * size.height;
        const pixels = fc.array(fc.constantFrom(0, 255), { minLength: length, maxLength: length });
        return pixels.map((data) => ({ size, data: Uint8Array.from(data) }));
      });
    fc.assert(
      fc.property(rasters, ({ size, data }) => {
        const runs = toRuns(data, size, size);
        const again = rasterise(
          [{ kind: "spans", mode: "add", runs }],
          { x: 0, y: 0, ...size },
          size,
          size,
        );
        expect([...again]).toEqual([...data]);
      }),
    );
  });
});
