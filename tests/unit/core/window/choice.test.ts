import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SizeRule } from "@/utils/core/capability";
import { snapFrame, windowFor } from "@/utils/core/window/window-for";

const squares: SizeRule = {
  kind: "list",
  sizes: [256, 512, 1024].map((side) => ({ width: side, height: side })),
};
const three: SizeRule = {
  kind: "list",
  sizes: [
    { width: 1024, height: 1024 },
    { width: 1536, height: 1024 },
    { width: 1024, height: 1536 },
  ],
};
const picture = { width: 2000, height: 1200 };
const before = { x: 400, y: 300, width: 400, height: 400 };

describe("the window a person chose", () => {
  const box = { x: 900, y: 500, width: 40, height: 40 };

  it("lies around what is painted, or nowhere while nothing is", () => {
    const around = windowFor({ kind: "around" }, box, picture, squares, "auto");
    expect(around?.window.x).toBeLessThan(900);
    expect(windowFor({ kind: "around" }, undefined, picture, squares, "auto")).toBeUndefined();
  });

  it("holds the whole picture, whatever is painted", () => {
    const whole = windowFor({ kind: "whole" }, box, picture, squares, "auto");
    expect(whole?.window).toEqual({ x: 0, y: -400, width: 2000, height: 2000 });
  });

  it("is the very frame, sent without losing detail", () => {
    const kept = windowFor({ kind: "frame", rect: before }, box, picture, squares, "auto");
    expect(kept).toEqual({ window: before, sentSize: { width: 512, height: 512 } });
  });

  it("is snapped where another size was chosen since", () => {
    const wanted = { width: 1536, height: 1024 };
    const snapped = windowFor({ kind: "frame", rect: before }, box, picture, three, wanted);
    expect(snapped?.sentSize).toEqual(wanted);
    expect((snapped?.window.width ?? 0) / (snapped?.window.height ?? 1)).toBeCloseTo(1.5);
  });
});

describe("a dragged frame", () => {
  it("keeps its size when it is moved", () => {
    const moved = { ...before, x: 7, y: 11 };
    expect(snapFrame(moved, before, picture, three, "auto")).toEqual(moved);
  });

  it("keeps the corner across from the one that is dragged", () => {
    const wider = { ...before, width: 500, height: 480 };
    expect(snapFrame(wider, before, picture, squares, "auto")).toEqual({
      x: 400,
      y: 300,
      width: 490,
      height: 490,
    });
    const fromLeft = { x: 300, y: 300, width: 500, height: 400 };
    const snapped = snapFrame(fromLeft, before, picture, squares, "auto");
    expect(snapped.x + snapped.width).toBe(800);
  });

  it("takes the aspect that is nearest to what was dragged", () => {
    const wide = { ...before, width: 620, height: 400 };
    const { width, height } = snapFrame(wide, before, picture, three, "auto");
    expect(width / height).toBeCloseTo(1.5);
  });

  it("stays inside the picture in a supported aspect, wherever it is dragged", () => {
    const coordinate = fc.integer({ min: 0, max: 1199 });
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (x, y, w, h) => {
        const dragged = { x, y, width: Math.max(16, w), height: Math.max(16, h) };
        const frame = snapFrame(dragged, before, picture, three, "auto");
        const ratio = frame.width / frame.height;
        expect(Math.min(...[1, 1.5, 2 / 3].map((one) => Math.abs(one - ratio)))).toBeLessThan(1e-9);
        expect(Math.min(frame.x, frame.y)).toBeGreaterThanOrEqual(0);
        expect(frame.x + frame.width).toBeLessThanOrEqual(picture.width);
        expect(frame.y + frame.height).toBeLessThanOrEqual(picture.height);
      }),
    );
  });
});
