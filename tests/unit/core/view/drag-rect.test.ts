import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dragRect } from "@/utils/core/view/drag-rect";

const picture = { width: 1000, height: 600 };
const frame = { x: 100, y: 100, width: 300, height: 200 };

describe("dragging a frame", () => {
  it("moves it as a whole", () => {
    expect(dragRect(frame, "move", 50.4, -20.2, picture)).toEqual({ ...frame, x: 150, y: 80 });
  });

  it("keeps it inside the picture", () => {
    expect(dragRect(frame, "move", -999, 999, picture)).toEqual({ ...frame, x: 0, y: 400 });
  });

  it("centres a frame that is larger than the picture", () => {
    const large = { x: 0, y: -200, width: 1000, height: 1000 };
    expect(dragRect(large, "move", 0, 77, picture)).toEqual(large);
  });

  it("centres it to the nearest px, and where it fits exactly leaves it no room", () => {
    const wide = { x: 0, y: 0, width: 1003, height: 600 };
    expect(dragRect(wide, "move", 5, 5, picture)).toEqual({ ...wide, x: -1, y: 0 });
    expect(dragRect({ ...wide, width: 1001 }, "move", 5, 0, picture).x).toBeCloseTo(0);
  });

  it("may be dragged to the picture's very border, by each side", () => {
    expect(dragRect(frame, "nw", -100, -100, picture)).toMatchObject({ x: 0, y: 0 });
    expect(dragRect(frame, "nw", -999, -999, picture)).toMatchObject({ x: 0, y: 0 });
    expect(dragRect(frame, "se", 999, 999, picture)).toMatchObject({ width: 900, height: 500 });
  });

  it("rounds to the nearest px", () => {
    expect(dragRect(frame, "move", 0.5, 0.4, picture)).toMatchObject({ x: 101, y: 100 });
    expect(dragRect(frame, "nw", 0.5, 0.4, picture)).toMatchObject({ x: 101, y: 100 });
    expect(dragRect(frame, "se", 0.5, 0.4, picture)).toMatchObject({ width: 301, height: 200 });
  });

  it("by the other two corners changes one side of each", () => {
    expect(dragRect(frame, "ne", 10, 20, picture)).toEqual({
      x: 100,
      y: 120,
      width: 310,
      height: 180,
    });
    expect(dragRect(frame, "sw", 10, 20, picture)).toEqual({
      x: 110,
      y: 100,
      width: 290,
      height: 220,
    });
  });

  it("keeps what lies beyond the picture already, and grows no farther", () => {
    const beyond = { x: -50, y: 100, width: 1100, height: 200 };
    expect(dragRect(beyond, "nw", -30, 0, picture)).toMatchObject({ x: -50, width: 1100 });
    expect(dragRect(beyond, "nw", 30, 0, picture)).toMatchObject({ x: -20, width: 1070 });
    expect(dragRect(beyond, "se", 30, 0, picture)).toMatchObject({ x: -50, width: 1100 });
  });

  it("leaves 16 px", () => {
    expect(dragRect(frame, "nw", 999, 999, picture)).toEqual({
      x: 384,
      y: 284,
      width: 16,
      height: 16,
    });
    expect(dragRect(frame, "se", -999, -999, picture)).toMatchObject({ width: 16, height: 16 });
  });

  it("leaves the opposite corner where it is", () => {
    expect(dragRect(frame, "nw", 10, 20, picture)).toEqual({
      x: 110,
      y: 120,
      width: 290,
      height: 180,
    });
    expect(dragRect(frame, "se", 10, 20, picture)).toEqual({ ...frame, width: 310, height: 220 });
  });

  it("neither turns inside out nor leaves the picture, however far it is dragged", () => {
    const far = fc.integer({ min: -5000, max: 5000 });
    const handle = fc.constantFrom("move", "nw", "ne", "sw", "se");
    fc.assert(
      fc.property(handle, far, far, (which, dx, dy) => {
        const { x, y, width, height } = dragRect(frame, which, dx, dy, picture);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(16);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(picture.width);
        expect(y + height).toBeLessThanOrEqual(picture.height);
      }),
    );
  });
});
