import { describe, expect, it } from "vitest";
import { dragUnion } from "@/utils/pixels/select/drag-union";
import { outlineAt } from "@/utils/pixels/select/hover";
import { ladderAt } from "@/utils/pixels/select/ladder";
import { snapLoop } from "@/utils/pixels/select/loop-snap";
import { describeMask, partsOfPicture } from "@/utils/pixels/select/parts";
import { analysed, disc, drawn, isInDisc, likeness, ring } from "./pictures";

const like = (mask: Uint8Array | undefined) =>
  likeness(mask ?? new Uint8Array(12_000), 120, isInDisc);

/** A square around a middle as a hand draws it, picture px. */
function waveringSquare(middle: number, half: number): number[] {
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const;
  return corners.flatMap(([x, y], side) =>
    Array.from({ length: 12 }, (_, i) => {
      const along = (i / 6 - 1) * half;
      const across = half + 3 * Math.sin(i * 2.1 + side);
      return side % 2 === 0
        ? [middle - y * along, middle + y * across]
        : [middle + x * across, middle + x * along];
    }).flat(),
  );
}

describe("a loop", () => {
  it.each([
    ["goes around roughly", ring(60, 50, 36)],
    ["wobbles", ring(60, 50, 36).map((value, i) => value + 4 * Math.sin(i))],
    ["cuts in a little", ring(62, 50, 28)],
    ["is gone around twice", [...ring(60, 50, 36), ...ring(60, 50, 34)]],
    [
      "goes the other way around",
      ring(60, 50, -36)
        .toReversed()
        .flatMap((_, i, all) => (i % 2 ? [] : [all[i + 1] ?? 0, all[i] ?? 0])),
    ],
    ["crosses itself at its ends", [40, 88, ...ring(60, 50, 37), 80, 88]],
  ])("that %s slides onto the object's edge", async (_, points) => {
    const snap = snapLoop(await analysed(disc()), points);
    expect(snap?.isSnapped).toBe(true);
    expect(like(snap?.mask)).toBeGreaterThan(0.95);
  });

  it("that cuts into one of two colours takes both, where they look like one object", async () => {
    const isIn = (x: number, y: number) => Math.hypot(x - 60, y - 50) < 30;
    const ball = await analysed(
      drawn(120, 100, (x, y) => {
        if (!isIn(x, y)) return [120, 160, 110];
        return x < 50 ? [200, 60, 40] : [205, 90, 60];
      }),
    );
    const snap = snapLoop(ball, ring(55, 50, 29));
    expect(likeness(snap?.mask ?? new Uint8Array(0), 120, isIn)).toBeGreaterThan(0.95);
  });

  it("is in picture px, whatever the proxy's scale", async () => {
    const snap = snapLoop(await analysed(disc(), 4), ring(240, 200, 144));
    expect(like(snap?.mask)).toBeGreaterThan(0.95);
  });

  it("takes what it holds of an object that the picture cuts off", async () => {
    const isIn = (x: number, y: number) => Math.hypot(x - 10, y - 40) < 25;
    const half = await analysed(
      drawn(100, 80, (x, y) => (isIn(x, y) ? [200, 60, 40] : [230, 235, 240])),
    );
    const snap = snapLoop(half, ring(10, 40, 32));
    expect(likeness(snap?.mask ?? new Uint8Array(0), 100, isIn)).toBeGreaterThan(0.95);
  });

  it("of a pixel, of nothing, or beyond the picture selects no more than it holds", async () => {
    const analysis = await analysed(disc());
    expect(snapLoop(analysis, [])).toBeUndefined();
    expect(snapLoop(analysis, [60, 50])).toBeUndefined();
    expect(snapLoop(analysis, [60, 50, 90, 50, 60, 50])).toBeUndefined();
    expect(snapLoop(analysis, ring(-300, -300, 80))).toBeUndefined();
    const pixel = snapLoop(analysis, [60, 50, 61, 50, 61, 51, 60, 51]);
    expect(pixel?.isSnapped).toBe(false);
    expect(pixel?.mask.reduce((sum, value) => sum + value, 0)).toBe(1);
  });

  it("takes one of many alike without what parts it from the others", async () => {
    const isIn = (x: number, y: number) => x >= 66 && x < 100 && y >= 66 && y < 100;
    const wall = await analysed(
      drawn(160, 140, (x, y) => {
        const isJoint = (x + 20) % 40 < 6 || (y + 20) % 40 < 6;
        const shade = ((x * 7 + y * 13) % 5) * 2;
        return isJoint ? [176 + shade, 176, 170] : [104 + shade, 100, 100 - shade];
      }),
    );
    const snap = snapLoop(wall, waveringSquare(83, 24));
    expect(likeness(snap?.mask ?? new Uint8Array(0), 160, isIn)).toBeGreaterThan(0.95);
  });

  it("counts the holes that it closes", async () => {
    const isHole = (x: number, y: number) => Math.hypot(x - 60, y - 50) < 4;
    const holed = await analysed(
      drawn(120, 100, (x, y) =>
        isInDisc(x, y) && !isHole(x, y) ? [150, 40, 45] : [210, 215, 220],
      ),
    );
    const snap = snapLoop(holed, ring(60, 50, 36));
    expect(snap?.mask[50 * 120 + 60]).toBe(1);
    expect(snap?.share).toBe((snap?.mask.reduce((sum, value) => sum + value, 0) ?? 0) / 12_000);
  });

  it("around everything takes everything", async () => {
    expect(snapLoop(await analysed(disc()), ring(60, 50, 500))?.share).toBe(1);
  });
});

describe("pointing", () => {
  it("offers sizes that grow, from a part to the object", async () => {
    const ladder = ladderAt(await analysed(disc()), { x: 60, y: 50 }, "add");
    const shares = ladder?.choices.map(({ share }) => share) ?? [];
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(1);
  });

  it("has the object among what is offered, and can turn to it", async () => {
    const analysis = await analysed(disc());
    const ladder = ladderAt(analysis, { x: 60, y: 50 }, "add");
    const steps = ladder?.choices.map((_, i) => i - ladder.start) ?? [];
    const outlines = steps.map((step) => ladder && outlineAt(analysis, ladder, step));
    expect(Math.max(...outlines.map((outline) => like(outline?.mask)))).toBeGreaterThan(0.95);
    expect(outlines.map((outline) => outline?.canShrink)).toEqual(steps.map((_, i) => i > 0));
    expect(outlines.map((outline) => outline?.canGrow)).toEqual(
      steps.map((_, i) => i < steps.length - 1),
    );
    for (const outline of outlines)
      expect(outline?.share).toBeCloseTo(
        (outline?.mask.reduce((a, b) => a + b, 0) ?? 0) / 12_000,
        9,
      );
  });

  it("holds what is pointed at, at every size, and nothing that was clicked with the other button", async () => {
    const analysis = await analysed(disc());
    const taken = { x: 5, y: 5 };
    const clicks = [{ point: taken, mode: "erase" as const }];
    const ladder = ladderAt(analysis, { x: 60, y: 30 }, "add", clicks);
    expect(ladder?.choices.length).toBeGreaterThan(0);
    for (let step = -20; step <= 20; step += 1) {
      const outline = ladder && outlineAt(analysis, ladder, step);
      expect(outline?.mask[30 * 120 + 60]).toBe(1);
      expect(outline?.mask[5 * 120 + 5]).toBe(0);
    }
    expect(ladderAt(analysis, taken, "add", clicks)).toBeUndefined();
  });
});

describe("dragging", () => {
  it("takes what is dragged over, up to the size that is set", async () => {
    const analysis = await analysed(disc());
    const across = dragUnion(analysis, [60, 26, 60, 74], 0.25);
    expect(like(across)).toBeGreaterThan(0.9);
    const stripe = dragUnion(analysis, [40, 50, 80, 50], 0.06);
    expect(stripe[50 * 120 + 60]).toBe(1);
    expect(stripe[30 * 120 + 60]).toBe(0);
    expect(dragUnion(analysis, [], 0.2).includes(1)).toBe(false);
  });
});

describe("the parts of a picture", () => {
  it("do not overlap, are 12 at most, and say where they are, how large and of what colour", async () => {
    const colours = [
      [220, 30, 30],
      [30, 60, 220],
      [250, 220, 40],
      [30, 150, 50],
    ] as const;
    const picture = drawn(160, 120, (x, y) => {
      const box = (y < 60 ? 0 : 2) + (x < 80 ? 0 : 1);
      const isInBox = x % 80 > 20 && x % 80 < 60 && y % 60 > 15 && y % 60 < 45;
      return isInBox ? (colours[box] ?? [0, 0, 0]) : [240, 240, 240];
    });
    const parts = partsOfPicture(await analysed(picture));
    expect(parts.length).toBeLessThanOrEqual(12);
    const layers = new Uint8Array(160 * 120);
    for (const { mask } of parts)
      for (let i = 0; i < mask.length; i += 1) layers[i] = (layers[i] ?? 0) + (mask[i] ?? 0);
    expect(Math.max(...layers)).toBe(1);
    const said = parts.map(({ place, colour }) => `${place.row} ${place.column} ${colour}`);
    expect(said).toEqual(
      expect.arrayContaining(["-1 -1 red", "-1 1 blue", "1 -1 yellow", "1 1 green"]),
    );
  });

  it("can be told of any selection", async () => {
    const analysis = await analysed(disc());
    const mask = new Uint8Array(12_000).fill(1, 0, 3000);
    expect(describeMask(analysis, mask)).toEqual({
      share: 0.25,
      place: { row: -1, column: 0 },
      colour: "white",
    });
  });
});
