import { describe, expect, it } from "vitest";
import type { Rect } from "@/utils/core/geometry";
import { cheapest, sharedArea } from "@/utils/core/window/cost";

type Box = readonly [x: number, y: number, width: number, height: number];
const rectOf = ([x, y, width, height]: Box): Rect => ({ x, y, width, height });

describe("what two rectangles have in common", () => {
  const one: Box = [10, 20, 30, 40];

  it.each<[string, Box, number]>([
    ["itself", one, 1200],
    ["one inside", [15, 25, 3, 4], 12],
    ["one over its last corner", [35, 50, 30, 40], 50],
    ["one over its first corner", [0, 0, 15, 26], 30],
    ["one across it", [0, 30, 100, 5], 150],
    ["one that touches it on the right", [40, 20, 30, 40], 0],
    ["one that touches it below", [10, 60, 30, 40], 0],
    ["one a pixel away on the right", [41, 20, 30, 40], 0],
    ["one a pixel away below", [10, 61, 30, 40], 0],
    ["one far off across a corner", [90, 90, 5, 5], 0],
  ])("%s", (_name, other, area) => {
    expect(sharedArea(rectOf(one), rectOf(other))).toBe(area);
    expect(sharedArea(rectOf(other), rectOf(one))).toBe(area);
  });
});

/** A window at the start of the picture, and the size it is sent at. */
const sent = (width: number, height: number, sentWidth: number, sentHeight: number) => ({
  window: { x: 0, y: 0, width, height },
  sentSize: { width: sentWidth, height: sentHeight },
});
const square = (side: number, sentSide: number) => sent(side, side, sentSide, sentSide);
const wish = { rect: rectOf([0, 0, 100, 100]), aspect: 1 };

describe("the window that costs least", () => {
  it.each([
    ["fewer pixels, where no detail is lost", square(100, 100), square(100, 150)],
    ["all its detail, though it cost the same pixels", square(200, 200), square(400, 200)],
    ["no softness, though it cost the same pixels", square(200, 200), square(150, 200)],
    ["all that is wished for", square(100, 100), square(50, 50 * Math.SQRT2)],
    ["the shape of what is painted", square(200, 200), sent(100, 400, 100, 400)],
    ["a strip cut off rather than many more pixels", square(99, 99), square(100, 190)],
    ["the shape of what is painted", square(200, 200), sent(400, 100, 400, 100)],
    ["twice the size at most, whatever it costs", square(800, 400), square(99, 200)],
    ["as little enlarging as there is, where all are too far", square(90, 300), square(80, 300)],
    ["as little enlarging as there is, whatever it costs", square(100, 400), square(30, 150)],
    ["twice the size, which is not too far", square(100, 200), square(1600, 200)],
  ])("has %s", (_what, better, worse) => {
    expect(cheapest([better, worse], wish)).toBe(better);
    expect(cheapest([worse, better], wish)).toBe(better);
  });

  it("has the shape that is wished for, be it long or high", () => {
    const [long, high] = [sent(400, 100, 400, 100), sent(100, 400, 100, 400)];
    const small = rectOf([0, 0, 100, 100]);
    expect(cheapest([high, long], { rect: small, aspect: 4 })).toBe(long);
    expect(cheapest([long, high], { rect: small, aspect: 1 / 4 })).toBe(high);
  });

  it("is the first of equals, and none of none", () => {
    const [one, same] = [square(100, 100), square(100, 100)];
    expect(cheapest([one, same], wish)).toBe(one);
    expect(cheapest([], wish)).toBeUndefined();
  });
});
