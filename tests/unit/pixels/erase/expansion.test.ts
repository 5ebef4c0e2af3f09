import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCut, energyOf, expand } from "@/utils/pixels/erase/expansion";
import { createLabelling } from "@/utils/pixels/erase/labelling";
import { HOLE } from "@/utils/pixels/erase/level";
import { seamCost } from "@/utils/pixels/erase/seam-cost";
import { gravel, inBox, levelOf, paintOf } from "./pictures";

const SIDE = 40;
const ground = gravel(SIDE, SIDE);

function holed() {
  const { data } = paintOf(ground, inBox(16, 15, 9, 8));
  return levelOf(
    ground,
    data.map((painted) => (painted ? HOLE : 0)),
  );
}

const offsets = fc.record({
  dx: fc.integer({ min: -14, max: 14 }),
  dy: fc.integer({ min: -14, max: 14 }),
});

describe("an expansion", () => {
  it("never makes the energy rise", () => {
    fc.assert(
      fc.property(fc.array(offsets, { minLength: 2, maxLength: 8 }), (labels) => {
        const labelling = createLabelling(holed(), 2);
        // Far enough to be legal for the whole hole, so that every pixel has a copy to begin with.
        for (let n = 0; n < labelling.nodes.length; n++) {
          const pixel = labelling.nodes[n] ?? 0;
          if (labelling.level.state[pixel] === HOLE) labelling.source[n] = pixel - 12 * SIDE;
        }
        const cut = createCut(labelling, (pixel, offset) =>
          Math.abs((pixel * 7 + offset * 3) % 400),
        );
        const everyone = Int32Array.from(labelling.nodes.keys());
        let energy = energyOf(cut);
        for (const label of labels) {
          expand(cut, label, everyone);
          const after = energyOf(cut);
          expect(after).toBeLessThanOrEqual(energy);
          energy = after;
        }
      }),
      { numRuns: 40 },
    );
  });

  it("finds what pleases every pixel best if nothing but the pixels counts", () => {
    const labelling = createLabelling(holed(), 0);
    for (let n = 0; n < labelling.nodes.length; n++) {
      labelling.source[n] = (labelling.nodes[n] ?? 0) - 12 * SIDE;
    }
    const wanted = 12 * SIDE;
    const cut = createCut(labelling, (_, offset) => (offset === wanted ? 0 : 100_000));
    const everyone = Int32Array.from(labelling.nodes.keys());
    expand(cut, { dx: 0, dy: 12 }, everyone);
    const taken = labelling.nodes.filter((pixel, n) => labelling.source[n] === pixel + wanted);
    expect(taken.length).toBe(labelling.nodes.length);
  });
});

describe("the cost of a seam", () => {
  it("is a metric of the offsets on both of its sides", () => {
    const { rgb } = levelOf(ground);
    const offset = fc.integer({ min: -600, max: 600 });
    fc.assert(
      fc.property(offset, offset, offset, (a, b, c) => {
        const [p, q] = [20 * SIDE + 20, 20 * SIDE + 21];
        expect(seamCost(rgb, p, q, a, a)).toBe(0);
        expect(seamCost(rgb, p, q, a, b)).toBe(seamCost(rgb, p, q, b, a));
        const around = seamCost(rgb, p, q, a, b) + seamCost(rgb, p, q, b, c);
        expect(seamCost(rgb, p, q, a, c)).toBeLessThanOrEqual(around);
      }),
    );
  });
});
