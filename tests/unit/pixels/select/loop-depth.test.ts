import { describe, expect, it } from "vitest";
import { depthsInLoop } from "@/utils/pixels/select/loop-depth";
import { boxOfMask } from "@/utils/pixels/select/mask-box";

const size = { width: 9, height: 7 };

/** Depths of the whole picture, row by row. */
function depths(isInside: (x: number, y: number) => boolean): (x: number, y: number) => number {
  const loop = Uint8Array.from({ length: 63 }, (_, i) =>
    isInside(i % 9, Math.floor(i / 9)) ? 1 : 0,
  );
  const box = boxOfMask(loop, size);
  if (!box) throw new Error("nothing is inside");
  const { stride, values } = depthsInLoop(loop, size, box);
  return (x, y) => values[(y - box.top + 1) * stride + x - box.left + 1] ?? -1;
}

describe("the depth in a loop", () => {
  it("rises from the line to the middle", () => {
    const at = depths((x, y) => x > 1 && x < 7 && y > 0 && y < 6);
    expect(at(4, 3)).toBe(1);
    expect(at(3, 3)).toBeCloseTo(2 / 3);
    expect(at(2, 3)).toBeCloseTo(1 / 3);
    expect(at(2, 1)).toBeCloseTo(1 / 3);
  });

  it("goes on to the picture's frame: that is no line", () => {
    const at = depths((x) => x < 4);
    expect([0, 1, 2, 3].map((x) => at(x, 3))).toEqual([1, 0.75, 0.5, 0.25]);
    expect(at(0, 0)).toBe(1);
  });

  it("is the same everywhere in a loop around everything", () => {
    const at = depths(() => true);
    expect([at(0, 0), at(4, 3), at(8, 6)]).toEqual([1, 1, 1]);
  });

  it("is 0 outside of the loop, in its hollows as well", () => {
    const at = depths((x, y) => x > 0 && x < 8 && y > 0 && y < 6 && !(x === 4 && y === 3));
    expect(at(4, 3)).toBe(0);
    expect(at(3, 3)).toBeGreaterThan(0);
  });
});
