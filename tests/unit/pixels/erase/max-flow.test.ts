import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MaxFlow } from "@/utils/pixels/erase/max-flow";

interface Grid {
  readonly width: number;
  readonly height: number;
  /** From the source (positive) or to the sink (negative). */
  readonly terminal: readonly number[];
  /** To the right and back, down and back, four a node. */
  readonly arcs: readonly number[];
}

const grids: fc.Arbitrary<Grid> = fc
  .record({ width: fc.integer({ min: 1, max: 4 }), height: fc.integer({ min: 1, max: 3 }) })
  .chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      terminal: fc.array(fc.integer({ min: -30, max: 30 }), {
        minLength: width * height,
        maxLength: width * height,
      }),
      arcs: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 })), {
        minLength: width * height * 4,
        maxLength: width * height * 4,
      }),
    }),
  );

function build(flow: MaxFlow, { width, height, terminal, arcs }: Grid): void {
  flow.reset(width * height);
  for (const [n, value] of terminal.entries()) flow.terminal[n] = value;
  for (let n = 0; n < width * height; n++) {
    const [right = 0, left = 0, down = 0, up = 0] = arcs.slice(n * 4, n * 4 + 4);
    if (n % width < width - 1) flow.join(n, n + 1, 0, right, left);
    if (n + width < width * height) flow.join(n, n + width, 1, down, up);
  }
}

/** What a cut costs: `sides` has a bit for every node on the sink's side. */
function cutCost({ width, height, terminal, arcs }: Grid, sides: number): number {
  const isSink = (n: number) => ((sides >> n) & 1) === 1;
  let cost = 0;
  for (let n = 0; n < width * height; n++) {
    const spare = terminal[n] ?? 0;
    if (isSink(n) ? spare > 0 : spare < 0) cost += Math.abs(spare);
    const [right = 0, left = 0, down = 0, up = 0] = arcs.slice(n * 4, n * 4 + 4);
    if (n % width < width - 1 && isSink(n) !== isSink(n + 1)) cost += isSink(n) ? left : right;
    if (n + width < width * height && isSink(n) !== isSink(n + width))
      cost += isSink(n) ? up : down;
  }
  return cost;
}

describe("the greatest flow", () => {
  it("equals the least cut of all", () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const flow = new MaxFlow(12);
        build(flow, grid);
        const value = flow.solve();
        const costs = Array.from({ length: 2 ** (grid.width * grid.height) }, (_, sides) =>
          cutCost(grid, sides),
        );
        expect(value).toBe(Math.min(...costs));
      }),
      { numRuns: 400 },
    );
  });

  it("leaves nodes on the side that makes the cut least", () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const flow = new MaxFlow(12);
        build(flow, grid);
        const value = flow.solve();
        let sides = 0;
        for (let n = 0; n < grid.width * grid.height; n++) if (flow.isWithSink(n)) sides |= 1 << n;
        expect(cutCost(grid, sides)).toBe(value);
      }),
      { numRuns: 400 },
    );
  });

  it("knows nothing of the graph before", () => {
    fc.assert(
      fc.property(grids, grids, (before, grid) => {
        const [used, fresh] = [new MaxFlow(12), new MaxFlow(12)];
        build(used, before);
        used.solve();
        build(used, grid);
        build(fresh, grid);
        expect(used.solve()).toBe(fresh.solve());
      }),
    );
  });

  it("refuses a graph that it has no room for", () => {
    expect(() => new MaxFlow(3).reset(4)).toThrow(RangeError);
  });
});
