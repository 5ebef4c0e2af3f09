import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addUp, type RegionTree, regionTree } from "@/utils/pixels/select/region-tree";
import { bestCover, type Worth } from "@/utils/pixels/select/tree-dp";

/** Any way to join up to 12 regions: each number says which two of those that are left are next. */
const tree = fc
  .array(fc.tuple(fc.nat(), fc.nat()), { minLength: 0, maxLength: 11 })
  .map((joins): RegionTree => {
    const leafCount = joins.length + 1;
    const left = new Int32Array(2 * leafCount - 1).fill(-1);
    const right = left.slice();
    const open = Array.from({ length: leafCount }, (_, i) => i);
    for (const [k, [one, other]] of joins.entries()) {
      const [a = 0] = open.splice(one % open.length, 1);
      const [b = 0] = open.splice(other % open.length, 1);
      left[leafCount + k] = a;
      right[leafCount + k] = b;
      open.push(leafCount + k);
    }
    return regionTree({ left, right, joinedAt: new Int32Array(0) }).tree;
  });

const problem = tree.chain((t) =>
  fc.record({
    tree: fc.constant(t),
    gains: fc.array(fc.integer({ min: -20, max: 20 }), {
      minLength: t.leafCount,
      maxLength: t.leafCount,
    }),
    price: fc.constantFrom(0, 0.02, 0.1, 0.4),
    forbidden: fc.array(fc.integer({ min: 0, max: 9 }), {
      minLength: t.leafCount,
      maxLength: t.leafCount,
    }),
    seed: fc.option(fc.integer({ min: 0, max: t.leafCount - 1 })),
  }),
);

/** Every set of disjoint nodes, as what it is worth and what it takes. */
function covers(t: RegionTree, node: number, worth: Worth): { value: number; taken: number }[] {
  const price = worth.price * worth.gains.reduce((sum, gain) => sum + Math.max(0, gain), 0);
  const range = Array.from(
    { length: (t.hi[node] ?? 0) - (t.lo[node] ?? 0) },
    (_, i) => i + (t.lo[node] ?? 0),
  );
  const value = range.reduce((sum, leaf) => sum + (worth.gains[leaf] ?? 0), -price);
  const taken = range.reduce((bits, leaf) => bits | (1 << leaf), 0);
  const whole = value === Number.NEGATIVE_INFINITY ? [] : [{ value, taken }];
  if (node < t.leafCount) return [{ value: 0, taken: 0 }, ...whole];
  const rights = covers(t, t.right[node] ?? 0, worth);
  const parts = covers(t, t.left[node] ?? 0, worth).flatMap((a) =>
    rights.map((b) => ({ value: a.value + b.value, taken: a.taken | b.taken })),
  );
  return [...whole, ...parts];
}

describe("the best cover of a region tree", () => {
  it("is worth as much as the best of all sets of nodes", () => {
    fc.assert(
      fc.property(problem, ({ tree: t, gains, price, forbidden, seed }) => {
        const isForbidden = (leaf: number) => forbidden[leaf] === 0 && leaf !== seed;
        const worth: Worth = {
          gains: Float64Array.from(gains, (gain, leaf) =>
            isForbidden(leaf) ? Number.NEGATIVE_INFINITY : gain,
          ),
          price,
          ...(seed === null ? {} : { seed }),
        };
        const all = covers(t, t.nodeCount - 1, worth).filter(
          ({ taken }) => seed === null || taken & (1 << seed),
        );
        const best = Math.max(...all.map(({ value }) => value));
        const picked = bestCover(t, worth).reduce((bits, flag, leaf) => bits | (flag << leaf), 0);
        const own = Math.max(
          ...all.filter(({ taken }) => taken === picked).map(({ value }) => value),
        );
        expect(own).toBeCloseTo(best, 9);
      }),
      { numRuns: 300 },
    );
  });

  it("takes nothing when nothing is worth its price", () => {
    const { tree: pair } = regionTree({
      left: Int32Array.of(-1, -1, 0),
      right: Int32Array.of(-1, -1, 1),
      joinedAt: new Int32Array(0),
    });
    const gains = Float64Array.of(-1, -2);
    expect([...bestCover(pair, { gains, price: 0.1 })]).toEqual([0, 0]);
  });
});

describe("a region tree", () => {
  it("numbers regions so that those of a node lie side by side, and children come first", () => {
    fc.assert(
      fc.property(tree, (t) => {
        for (let node = t.leafCount; node < t.nodeCount; node += 1) {
          const [a, b] = [t.left[node] ?? -1, t.right[node] ?? -1];
          expect(Math.max(a, b)).toBeLessThan(node);
          expect([t.parent[a], t.parent[b]]).toEqual([node, node]);
          expect([t.lo[node], t.hi[a], t.hi[node]]).toEqual([t.lo[a], t.lo[b], t.hi[b]]);
        }
        expect([t.lo.at(-1), t.hi.at(-1)]).toEqual([0, t.leafCount]);
      }),
    );
  });

  it("adds up the regions of every node", () => {
    fc.assert(
      fc.property(tree, (t) => {
        const values = new Float64Array(t.nodeCount);
        for (let leaf = 0; leaf < t.leafCount; leaf += 1) values[leaf] = leaf * leaf + 1;
        addUp(t, values);
        for (let node = 0; node < t.nodeCount; node += 1) {
          let sum = 0;
          for (let leaf = t.lo[node] ?? 0; leaf < (t.hi[node] ?? 0); leaf += 1)
            sum += leaf * leaf + 1;
          expect(values[node]).toBe(sum);
        }
      }),
    );
  });
});
