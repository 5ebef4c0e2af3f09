import { describe, expect, it } from "vitest";
import { analyse } from "@/utils/pixels/select/analyse";
import type { Analysis } from "@/utils/pixels/select/analysis";
import { ladderAt } from "@/utils/pixels/select/ladder";
import { snapLoop } from "@/utils/pixels/select/loop-snap";
import { partsOfPicture } from "@/utils/pixels/select/parts";
import { scoreRegions } from "@/utils/pixels/select/score-regions";
import { analysed, disc, drawn, isInDisc, noise, type Picture, ring } from "./pictures";

/** Everything that is kept, as bytes. */
function bytesOf(value: unknown): number[] {
  if (ArrayBuffer.isView(value))
    return [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
  if (typeof value !== "object" || value === null) return [Number(value)];
  return Object.values(value).flatMap(bytesOf);
}

function regionsOf(analysis: Analysis, node: number): Uint8Array {
  const { tree } = analysis;
  return new Uint8Array(tree.leafCount).fill(1, tree.lo[node], tree.hi[node]);
}

describe("the analysis of a picture", () => {
  it("gives the same bytes for the same picture, however often it pauses", async () => {
    const picture = noise(90, 70, 40);
    const once = await analyse(picture, picture);
    const again = await analyse(picture, picture, async () => true);
    expect(bytesOf(again)).toEqual(bytesOf(once));
  });

  it("counts every pixel once, at every node of the tree", async () => {
    const { tree, labels, areas } = await analysed(disc());
    const counts = new Array<number>(tree.leafCount).fill(0);
    for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
    expect([...areas.subarray(0, tree.leafCount)]).toEqual(counts);
    for (let node = tree.leafCount; node < tree.nodeCount; node += 1)
      expect(areas[node]).toBe(
        (areas[tree.left[node] ?? 0] ?? 0) + (areas[tree.right[node] ?? 0] ?? 0),
      );
    expect(areas.at(-1)).toBe(labels.length);
  });

  it("scores a node as it would score its regions one by one", async () => {
    const analysis = await analysed(disc());
    const { tree, scores } = analysis;
    expect(tree.leafCount).toBeGreaterThan(3);
    for (let node = 0; node < tree.nodeCount - 1; node += 1)
      expect(scores[node]).toBeCloseTo(scoreRegions(analysis, regionsOf(analysis, node)), 2);
  });

  it("parts what an edge parts", async () => {
    const { labels, size } = await analysed(disc());
    const at = (x: number, y: number) => labels[y * size.width + x] ?? -1;
    const inside = new Set<number>();
    const outside = new Set<number>();
    for (let y = 0; y < size.height; y += 1)
      for (let x = 0; x < size.width; x += 1) {
        const distance = Math.hypot(x - 60, y - 50) - 28;
        if (Math.abs(distance) > 2) (isInDisc(x, y) ? inside : outside).add(at(x, y));
      }
    expect([...inside].filter((region) => outside.has(region))).toEqual([]);
  });

  it("keeps nothing of the pixels it was made from", async () => {
    const picture = disc();
    const analysis = await analyse(picture, picture);
    expect(analysis?.picture).toEqual({ width: 120, height: 100 });
    expect(analysis?.size).toEqual({ width: 120, height: 100 });
  });

  it("stops where it is told to", async () => {
    const picture = disc();
    let asked = 0;
    for (let last = 1; last <= 8; last += 1) {
      asked = 0;
      const analysis = await analyse(picture, picture, () => {
        asked += 1;
        return asked < last;
      });
      expect(analysis).toBeUndefined();
      expect(asked).toBe(last);
    }
  });
});

const BAD: Readonly<Record<string, () => Picture>> = {
  "one pixel": () => drawn(1, 1, () => [9, 9, 9]),
  "a row of pixels": () => drawn(300, 1, (x) => (x < 100 ? [0, 0, 0] : [255, 0, 0])),
  "a column of pixels": () => drawn(1, 300, (_, y) => (y < 100 ? [0, 0, 0] : [255, 0, 0])),
  "two by two": () => drawn(2, 2, (x, y) => [x * 200, y * 200, 0]),
  flat: () => drawn(60, 40, () => [120, 130, 140]),
  "transparent, with colours below": () =>
    drawn(60, 40, (x, y) => [x * 4, y * 6, (x * y) % 256, 0]),
  "a checkerboard of pixels": () =>
    drawn(64, 64, (x, y) => ((x + y) % 2 ? [0, 0, 0] : [255, 255, 255])),
  "noise of σ 40": () => noise(120, 90, 40),
  "a strip of 100:1": () => drawn(800, 8, (x, y) => [(x * 3) % 256, y * 20, 90]),
};

describe.each(Object.entries(BAD))("a picture that is %s", (_, make) => {
  it("can be analysed, pointed at and circled", async () => {
    const analysis = await analysed(make());
    const { width, height } = analysis.size;
    const { leafCount } = analysis.tree;
    expect(leafCount).toBeGreaterThan(0);
    expect(analysis.labels.every((label) => label < leafCount)).toBe(true);
    const ladder = ladderAt(analysis, { x: width / 2, y: height / 2 }, "add");
    for (const { share, score } of ladder?.choices ?? []) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(0.8);
      expect(Number.isFinite(score)).toBe(true);
    }
    const everything = snapLoop(analysis, [
      -5,
      -5,
      width + 5,
      -5,
      width + 5,
      height + 5,
      -5,
      height + 5,
    ]);
    expect(everything?.share).toBe(1);
    const some = snapLoop(analysis, ring(width / 2, height / 2, Math.min(width, height) / 3));
    if (some) expect(some.mask).toHaveLength(width * height);
    for (const part of partsOfPicture(analysis)) expect(part.share).toBeLessThanOrEqual(0.6);
  });
});

describe("a picture without edges", () => {
  it.each(["flat", "transparent, with colours below", "one pixel"])(
    "has one region, and nothing is outlined in it (%s)",
    async (name) => {
      const analysis = await analysed((BAD[name] as () => Picture)());
      expect(analysis.tree.leafCount).toBe(1);
      expect(ladderAt(analysis, { x: 0, y: 0 }, "add")).toBeUndefined();
      expect(partsOfPicture(analysis)).toEqual([]);
    },
  );

  it("leaves a loop as it was drawn", async () => {
    const analysis = await analysed((BAD["flat"] as () => Picture)());
    const snap = snapLoop(analysis, [10, 10, 30, 10, 30, 20, 10, 20]);
    expect(snap?.isSnapped).toBe(false);
    expect(snap?.mask.reduce((sum, value) => sum + value, 0)).toBe(200);
  });
});

describe("a cut-out", () => {
  it("is parted from what is transparent even where the colours below are the same", async () => {
    const sticker = drawn(100, 80, (x, y) => [
      90,
      90,
      90,
      Math.hypot(x - 50, y - 40) < 25 ? 255 : 0,
    ]);
    const { labels, size } = await analysed(sticker);
    expect(labels[40 * size.width + 50]).not.toBe(labels[5 * size.width + 5]);
  });
});
