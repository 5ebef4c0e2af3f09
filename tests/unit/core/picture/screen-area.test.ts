import { describe, expect, it } from "vitest";
import { screenArea } from "@/utils/core/picture/screen-area";

const place = {
  offset: { x: 0, y: 0 },
  viewport: { width: 400, height: 300 },
  pinch: { scale: 1, x: 0, y: 0 },
};
const shot = { width: 400, height: 300 };
const box = { x: 10, y: 20, width: 100, height: 50 };

describe("the part of a screenshot that shows a box of the page", () => {
  it("is the box itself where a CSS px is a pixel", () => {
    expect(screenArea(box, place, shot)).toEqual(box);
  });

  it("is in the screenshot's own pixels, whatever the screen's density", () => {
    const dense = { width: 800, height: 600 };
    expect(screenArea(box, place, dense)).toEqual({ x: 20, y: 40, width: 200, height: 100 });
  });

  it("is rounded to the nearest pixel, cut at the screen's borders, and may be one pixel", () => {
    const half = { x: 10.5, y: -3, width: 1, height: 4 };
    expect(screenArea(half, place, shot)).toEqual({ x: 11, y: 0, width: 1, height: 1 });
    const gone = { x: 10, y: -3, width: 1, height: 3 };
    expect(screenArea(gone, place, shot)).toBeUndefined();
  });

  it("is nowhere in a window without width", () => {
    const none = { ...place, viewport: { width: 0, height: 0 } };
    expect(screenArea(box, none, shot)).toBeUndefined();
    expect(screenArea({ ...box, x: 0, y: 0 }, none, shot)).toBeUndefined();
  });

  it("begins where the frame lies", () => {
    const framed = { ...place, offset: { x: 30, y: -5 } };
    expect(screenArea(box, framed, shot)).toEqual({ ...box, x: 40, y: 15 });
  });

  it("follows a page that is pinched open", () => {
    const pinched = { ...place, pinch: { scale: 2, x: 5, y: 10 } };
    expect(screenArea(box, pinched, shot)).toEqual({ x: 10, y: 20, width: 200, height: 100 });
  });

  it("is cut to what is visible", () => {
    expect(screenArea({ x: -20, y: 280, width: 60, height: 60 }, place, shot)).toEqual({
      x: 0,
      y: 280,
      width: 40,
      height: 20,
    });
  });

  it.each([
    ["left of", { x: -200, y: 20, width: 100, height: 50 }],
    ["below", { x: 10, y: 300, width: 100, height: 50 }],
    ["thinner than a pixel in", { x: 10, y: 20, width: 0.2, height: 50 }],
  ])("is nothing where it lies %s the view", (_where, hidden) => {
    expect(screenArea(hidden, place, shot)).toBeUndefined();
  });

  it("is nothing where the frame does not know its place, or there is no view", () => {
    const { offset: _unknown, ...lost } = place;
    expect(screenArea(box, lost, shot)).toBeUndefined();
    const shut = { ...place, viewport: { width: 0, height: 0 } };
    expect(screenArea(box, shut, shot)).toBeUndefined();
  });
});
