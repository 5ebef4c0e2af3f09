import { describe, expect, it } from "vitest";
import { createLevels, createVersions, type Levels } from "@/utils/pixels/stitch/register/levels";
import { findMovement } from "@/utils/pixels/stitch/register/movement";
import type { Plane } from "@/utils/pixels/stitch/register/plane";
import { errorUnmoved } from "@/utils/pixels/stitch/register/register";

const SIZE = { width: 256, height: 192 };

/** A scene that is known between its pixels too. */
function scene(x: number, y: number): number {
  return (
    128 +
    40 * Math.sin(x / 15 + Math.sin(y / 27)) +
    30 * Math.cos(y / 12 - x / 47) +
    16 * Math.sin((x + y) / 6.1)
  );
}

function planeOf(value: (x: number, y: number) => number): Plane {
  const data = new Float32Array(SIZE.width * SIZE.height).map((_, i) =>
    value(i % SIZE.width, Math.floor(i / SIZE.width)),
  );
  return { data, ...SIZE };
}

const source = planeOf(scene);

function moved(x: number, y: number, scale: number, softened = 1): Plane {
  const [middleX, middleY] = [(SIZE.width - 1) / 2, (SIZE.height - 1) / 2];
  return planeOf((px, py) => {
    const value = scene(middleX + (px - middleX - x) / scale, middleY + (py - middleY - y) / scale);
    return 128 + (value - 128) * softened;
  });
}

function levelsOf(picture: Plane, answer: Plane, share = 1): Levels {
  const usable = new Uint8Array(picture.data.length).fill(255, 0, picture.data.length * share);
  return createLevels(createVersions(picture), createVersions(answer), usable);
}

function find(answer: Plane, picture = source) {
  const levels = levelsOf(picture, answer);
  return findMovement(levels, errorUnmoved(levels) ?? Number.NaN, 1, SIZE);
}

describe("the movement that is undone", () => {
  it.each([
    ["a small shift", 3, -2, 1],
    ["a small scale", 0, 0, 1.015],
    ["a shift too large for the small range", 9, 2, 1],
    ["a crop of 4 %", 1, -1, 1 / 0.96],
  ])("is %s", (_, x, y, scale) => {
    const found = find(moved(x, y, scale))?.alignment;
    expect(found?.x).toBeCloseTo(x, 0);
    expect(found?.y).toBeCloseTo(y, 0);
    expect(found?.scale).toBeCloseTo(scale, 2);
  });

  it.each([
    ["the answer did not move", source],
    ["it only has another contrast", moved(0, 0, 1, 0.9)],
    ["it shows something else", planeOf((x, y) => scene(y * 1.7 + 40, x * 0.6))],
    ["it moved farther than anything looked for", moved(60, 40, 1)],
  ])("is none where %s", (_, answer) => {
    expect(find(answer)).toBeUndefined();
  });

  it("is none where it would gain less than half a level", () => {
    const faint = (plane: Plane) => ({ ...plane, data: plane.data.map((v) => 128 + v / 400) });
    expect(find(faint(moved(3, -2, 1)), faint(source))).toBeUndefined();
  });

  it("is not looked for where too little can be compared", () => {
    const levels = levelsOf(source, moved(3, -2, 1), 0.001);
    expect(errorUnmoved(levels)).toBeUndefined();
  });
});

describe("the levels of a comparison", () => {
  it("are shared by all ranges, each half as large as the one before", () => {
    const levels = levelsOf(source, moved(3, 1, 1));
    const few = levels.upTo(2);
    const many = levels.upTo(4);
    expect(few.map(({ zoom }) => zoom)).toEqual([1, 2]);
    expect(many.slice(0, 2).every((level, i) => level === few[i])).toBe(true);
    expect(many.map(({ answer }) => answer.width)).toEqual([256, 128, 64]);
    expect(levels.finest).toBe(many[0]);
  });

  it("end where the shorter side is less than 64 px", () => {
    expect(
      levelsOf(source, source)
        .upTo(64)
        .map(({ answer }) => answer.height),
    ).toEqual([192, 96, 48]);
  });
});
