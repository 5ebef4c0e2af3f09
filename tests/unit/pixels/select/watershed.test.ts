import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { watershed } from "@/utils/pixels/select/watershed";

const relief = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 }))
  .chain(([width, height]) =>
    fc
      .array(fc.integer({ min: 0, max: 6 }), {
        minLength: width * height,
        maxLength: width * height,
      })
      .map((levels) => ({ width, height, levels: Uint8Array.from(levels, (level) => level * 40) })),
  );

/** How many pieces the pixels of every label fall into. */
function pieces(labels: ArrayLike<number>, width: number): Map<number, number> {
  const isSeen = new Set<number>();
  const counts = new Map<number, number>();
  for (let start = 0; start < labels.length; start += 1) {
    if (isSeen.has(start)) continue;
    const label = labels[start] ?? -1;
    counts.set(label, (counts.get(label) ?? 0) + 1);
    const open = [start];
    isSeen.add(start);
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      const x = i % width;
      const next = [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width];
      for (const to of next) {
        if (labels[to] !== label || isSeen.has(to)) continue;
        isSeen.add(to);
        open.push(to);
      }
    }
  }
  return counts;
}

describe("the watershed", () => {
  it("gives every pixel a region, and every region is one piece", () => {
    fc.assert(
      fc.property(relief, ({ width, height, levels }) => {
        const { labels, count } = watershed(levels, { width, height });
        const found = pieces(labels, width);
        expect([...found.keys()].toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: count }, (_, i) => i + 1),
        );
        expect([...found.values()].every((value) => value === 1)).toBe(true);
      }),
    );
  });

  it("draws the border along the ridge", () => {
    const levels = Uint8Array.from([0, 9, 50, 9, 0, 0, 9, 50, 9, 0]);
    const { labels, count } = watershed(levels, { width: 5, height: 2 });
    expect(count).toBe(2);
    expect(labels[1]).toBe(labels[0]);
    expect(labels[3]).toBe(labels[4]);
    expect(labels[0]).not.toBe(labels[4]);
  });

  it("takes a level plain for one region", () => {
    expect(watershed(new Uint8Array(12).fill(255), { width: 4, height: 3 }).count).toBe(1);
  });
});
