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
