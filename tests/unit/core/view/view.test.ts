import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clampView,
  FIT_MARGIN_PX,
  fitView,
  followingView,
  limitFactor,
  pictureBox,
  pinch,
  pinchFactor,
  recentreView,
  toPicture,
  toStage,
  zoomAt,
} from "@/utils/core/view/view";

const length = fc.integer({ min: 1, max: 12_000 });
const size = fc.record({ width: length, height: length });
const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const view = fc.record({
  scale: fc.double({ min: 0.01, max: 32, noNaN: true }),
  x: coordinate,
  y: coordinate,
});
const factor = fc.double({ min: 0.1, max: 10, noNaN: true });

function expectNear(a: { x: number; y: number }, b: { x: number; y: number }, within = 1e-6) {
  expect(Math.abs(a.x - b.x)).toBeLessThanOrEqual(within);
  expect(Math.abs(a.y - b.y)).toBeLessThanOrEqual(within);
}

describe("where the picture lies on the stage", () => {
  it("leads from stage to picture and back to the same point", () => {
    fc.assert(fc.property(view, point, (v, p) => expectNear(toStage(v, toPicture(v, p)), p, 1e-4)));
  });

  it("keeps the point under the pointer when zooming", () => {
    fc.assert(
      fc.property(view, point, factor, (v, anchor, f) => {
        const under = toPicture(v, anchor);
        expectNear(toStage(zoomAt(v, anchor, f), under), anchor, 1e-3);
      }),
    );
  });

  it("comes back when zooming in and out again", () => {
    fc.assert(
      fc.property(view, point, factor, (v, anchor, f) => {
        const back = zoomAt(zoomAt(v, anchor, f), anchor, 1 / f);
        expect(back.scale).toBeCloseTo(v.scale, 6);
        expectNear(back, v, 1e-3);
      }),
    );
  });

  it("fits the whole picture, centred, with a margin", () => {
    fc.assert(
      fc.property(
        size,
        fc.record({
          width: fc.integer({ min: 100, max: 2000 }),
          height: fc.integer({ min: 100, max: 2000 }),
        }),
        (picture, stage) => {
          const box = pictureBox(fitView(picture, stage), picture);
          expect(box.x).toBeGreaterThanOrEqual(FIT_MARGIN_PX - 1e-6);
          expect(box.y).toBeGreaterThanOrEqual(FIT_MARGIN_PX - 1e-6);
          expect(box.x * 2 + box.width).toBeCloseTo(stage.width, 4);
          expect(box.y * 2 + box.height).toBeCloseTo(stage.height, 4);
        },
      ),
    );
  });

  it("touches the margin with the picture's longer side", () => {
    const box = pictureBox(fitView({ width: 4000, height: 1000 }, { width: 424, height: 600 }), {
      width: 4000,
      height: 1000,
    });
    expect(box).toEqual({ x: 12, y: 250, width: 400, height: 100 });
  });

  it("does not blow an icon up without end", () => {
    const icon = { width: 16, height: 16 };
    expect(fitView(icon, { width: 800, height: 800 }).scale).toBe(8);
  });

  it("never lets the picture out of reach", () => {
    fc.assert(
      fc.property(view, size, (v, picture) => {
        const stage = { width: 360, height: 400 };
        const box = pictureBox(clampView(v, picture, stage), picture);
        const reach = Math.min(48, box.width);
        expect(box.x + box.width).toBeGreaterThanOrEqual(reach - 1e-6);
        expect(box.x).toBeLessThanOrEqual(stage.width - reach + 1e-6);
      }),
    );
  });

  it("limits how far one can zoom in and out", () => {
    const picture = { width: 4000, height: 4000 };
    const stage = { width: 424, height: 424 };
    const fitted = fitView(picture, stage);
    expect(fitted.scale * limitFactor(fitted, 1e9, picture, stage)).toBeCloseTo(32);
    expect(fitted.scale * limitFactor(fitted, 1e-9, picture, stage)).toBeCloseTo(0.025);
    expect(limitFactor(fitted, 1.5, picture, stage)).toBeCloseTo(1.5);
  });

  it("limits zooming out to a quarter of the picture's own size, or of what fits", () => {
    const stage = { width: 424, height: 424 };
    const smallest = (picture: { width: number; height: number }) =>
      limitFactor({ scale: 1, x: 0, y: 0 }, 1e-9, picture, stage);
    expect(smallest({ width: 100, height: 100 })).toBeCloseTo(0.25);
    expect(smallest({ width: 800, height: 800 })).toBeCloseTo(0.125);
  });

  it.each([
    ["beyond the left edge", -900, 48 - 200],
    ["beyond the right edge", 900, 400 - 48],
    ["within", 30, 30],
  ])("leaves 48 px of the picture where it is pulled %s", (_where, x, expected) => {
    const picture = { width: 200, height: 200 };
    const stage = { width: 400, height: 400 };
    const clamped = clampView({ scale: 1, x, y: x }, picture, stage);
    expect(clamped).toEqual({ scale: 1, x: expected, y: expected });
  });

  it("keeps all of a picture or stage that is smaller than that in reach", () => {
    const icon = { width: 20, height: 20 };
    expect(clampView({ scale: 1, x: 999, y: -999 }, icon, { width: 400, height: 400 })).toEqual({
      scale: 1,
      x: 380,
      y: 0,
    });
    const wall = { width: 900, height: 900 };
    expect(clampView({ scale: 1, x: 999, y: -999 }, wall, { width: 30, height: 30 })).toEqual({
      scale: 1,
      x: 0,
      y: 30 - 900,
    });
  });

  it("counts fingers as at least one px apart", () => {
    const at = (x: number) =>
      [
        { x: 0, y: 0 },
        { x, y: 0 },
      ] as const;
    expect(pinchFactor(at(0), at(10))).toBe(10);
    expect(pinchFactor(at(10), at(0))).toBe(0.1);
    expect(pinchFactor(at(0.5), at(0.2))).toBe(1);
  });

  it("has room for a picture on a stage that is hardly there", () => {
    const view = fitView({ width: 100, height: 100 }, { width: 10, height: 10 });
    expect(view.scale).toBeCloseTo(0.01);
    expect(followingView("width", { width: 100, height: 10 }, { width: 20, height: 9 }).scale).toBe(
      0.01,
    );
  });

  it("follows two fingers: what lay between them stays between them", () => {
    const from = [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ] as const;
    const to = [
      { x: 80, y: 140 },
      { x: 280, y: 140 },
    ] as const;
    const before = { scale: 0.5, x: 10, y: 20 };
    const after = pinch(before, from, to, pinchFactor(from, to));
    expect(after.scale).toBe(1);
    expectNear(toStage(after, toPicture(before, from[0])), to[0]);
    expectNear(toStage(after, toPicture(before, from[1])), to[1]);
  });

  it("keeps the middle in the middle when the stage changes its size", () => {
    const before = { scale: 2, x: -300, y: -100 };
    const after = recentreView(before, { width: 360, height: 400 }, { width: 720, height: 300 });
    expectNear(toPicture(after, { x: 360, y: 150 }), toPicture(before, { x: 180, y: 200 }));
  });
});

describe("a picture that follows the stage", () => {
  const stage = { width: 400, height: 420 };

  it("is whole, unless that leaves less than half of the width in use", () => {
    for (const picture of [
      { width: 4000, height: 3000 },
      { width: 1080, height: 1920 },
    ]) {
      expect(followingView("auto", picture, stage)).toEqual(fitView(picture, stage));
    }
    const long = { width: 790, height: 5000 };
    const view = followingView("auto", long, stage);
    expect(long.width * view.scale).toBeCloseTo(stage.width - 2 * FIT_MARGIN_PX);
    expect(view.y).toBe(FIT_MARGIN_PX);
    expect(followingView("whole", long, stage)).toEqual(fitView(long, stage));
  });

  it("is whole where that leaves just half of the width in use", () => {
    const half = { width: 100, height: 200 };
    const square = { width: 424, height: 424 };
    expect(2 * fitView(half, square).scale).toBeCloseTo(4);
    expect(followingView("auto", half, square)).toEqual(fitView(half, square));
    for (const height of [201, 240, 299]) {
      const view = followingView("auto", { width: 100, height }, square);
      expect([view.y, view.scale]).toEqual([FIT_MARGIN_PX, 4]);
    }
  });

  it("is as wide as the stage where somebody asked for that, from the top where it is high", () => {
    const high = { width: 400, height: 600 };
    const { scale, y } = followingView("width", high, stage);
    expect([scale * high.width, y]).toEqual([stage.width - 2 * FIT_MARGIN_PX, FIT_MARGIN_PX]);
  });

  it("is as wide as the stage where somebody asked for that, centred where it is low", () => {
    const low = { width: 4000, height: 300 };
    expect(followingView("width", low, stage)).toEqual(fitView(low, stage));
  });
});
