import { describe, expect, it } from "vitest";
import type { SizeRule } from "@/utils/core/capability";
import { chooseWindow, snapWindow, wholePictureWindow } from "@/utils/core/window/choose";
import { extensionMask, extensionOverlap } from "@/utils/core/window/extend";
import {
  largestWithin,
  padWithin,
  placeAround,
  reduceAspect,
  smallestAround,
} from "@/utils/core/window/fit-rect";
import { autoSizes, type FreeRule, freeAspects } from "@/utils/core/window/free-size";

const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const size = (width: number, height: number) => ({ width, height });
const wide = { across: 3, down: 2 };

describe("sizes of one aspect", () => {
  it.each([
    [size(1536, 1024), wide],
    [size(7, 5), { across: 7, down: 5 }],
    [size(512, 512), { across: 1, down: 1 }],
  ])("%j is of the aspect %j", (from, aspect) => expect(reduceAspect(from)).toEqual(aspect));

  it.each([
    [size(30, 20), size(30, 20)],
    [size(31, 20), size(33, 22)],
    [size(30, 21), size(33, 22)],
    [size(1, 100), size(150, 100)],
    [size(0, 0), size(3, 2)],
  ])("the smallest around %j is %j", (inner, around) =>
    expect(smallestAround(inner, wide)).toEqual(around),
  );

  it.each([
    [size(30, 20), size(30, 20)],
    [size(32, 21), size(30, 20)],
    [size(300, 2), size(3, 2)],
    [size(2, 100), undefined],
  ])("the largest within %j is %j", (outer, within) =>
    expect(largestWithin(outer, wide)).toEqual(within),
  );
});

describe("a window around a box", () => {
  it.each([
    [rect(40, 40, 20, 20), size(40, 30), rect(30, 35, 40, 30)],
    [rect(0, 90, 10, 10), size(40, 30), rect(0, 70, 40, 30)],
    [rect(95, 0, 5, 5), size(40, 30), rect(60, 0, 40, 30)],
    [rect(41, 41, 2, 2), size(5, 5), rect(40, 40, 5, 5)],
    [rect(40, 40, 20, 20), size(100, 100), rect(0, 0, 100, 100)],
    [rect(40, 40, 20, 20), size(110, 103), rect(-5, -1, 110, 103)],
  ])("%j of %j lies at %j", (box, window, placed) => {
    expect(placeAround(box, window, size(100, 100))).toEqual(placed);
  });

  it.each([
    [rect(40, 40, 20, 10), 5, rect(35, 35, 30, 20)],
    [rect(2, 95, 20, 5), 5, rect(0, 90, 27, 10)],
    [rect(2, 2, 20, 5), 5, rect(0, 0, 27, 12)],
    [rect(40.4, 40.6, 10, 10), 0, rect(40, 40, 11, 11)],
    [rect(99.9, 99.9, 0, 0), 0, rect(99, 99, 1, 1)],
    [rect(120, 120, 5, 5), 0, rect(120, 120, 1, 1)],
  ])("%j with %i px more is %j", (box, pad, padded) => {
    expect(padWithin(box, pad, size(100, 100))).toEqual(padded);
  });
});

const free = (change: Partial<FreeRule> = {}): FreeRule =>
  ({
    ...{ kind: "free", multipleOf: 16, maxEdge: 3840, minPixels: 655_360, maxPixels: 8_294_400 },
    ...{ maxRatio: 3, suggested: [] },
    ...change,
  }) as FreeRule;

describe("free sizes", () => {
  const texts = (rule: FreeRule) =>
    freeAspects(rule).map(({ across, down }) => `${across}:${down}`);

  it("have aspects up to the rule's ratio and twelve parts a side", () => {
    const all = texts(free());
    for (const aspect of ["1:1", "3:1", "1:3", "12:11", "11:12", "3:2"])
      expect(all).toContain(aspect);
    for (const aspect of ["2:2", "4:1", "1:4", "13:12", "12:13", "6:4"])
      expect(all).not.toContain(aspect);
    expect(texts(free({ maxRatio: 1 }))).toEqual(["1:1"]);
    expect(texts(free({ maxEdge: 900, minPixels: 900 * 900 }))).toEqual([]);
  });

  it.each<[Partial<FreeRule>, object, number[]]>([
    [{ minPixels: 64, maxPixels: 4096 }, { across: 1, down: 1 }, [16, 32, 48, 64]],
    [{ minPixels: 257, maxPixels: 4095 }, { across: 1, down: 1 }, [32, 48]],
    [{ minPixels: 256, maxPixels: 1e9, maxEdge: 47 }, { across: 1, down: 1 }, [16, 32]],
    [{ minPixels: 1, maxPixels: 1e9, maxEdge: 96 }, { across: 3, down: 2 }, [48, 96]],
    [{ minPixels: 1, maxPixels: 1e9, maxEdge: 8, multipleOf: 4 }, { across: 2, down: 1 }, [8]],
    [{ minPixels: 1536 ** 2, maxPixels: 1e9 }, { across: 1, down: 1 }, [1536]],
    [{ minPixels: 1536 ** 2 + 1, maxPixels: 1e9 }, { across: 1, down: 1 }, [1552]],
  ])("%j of %j are %j wide: modest ones, or the smallest", (rule, aspect, widths) => {
    const found = autoSizes(free(rule), aspect as never);
    expect(found.map(({ width }) => width)).toEqual(widths);
  });
});

describe("the window that is chosen", () => {
  const squares: SizeRule = {
    kind: "list",
    sizes: [256, 512, 1024].map((side) => size(side, side)),
  };
  const shapes: SizeRule = {
    kind: "list",
    sizes: [size(1024, 1024), size(1536, 1024), size(1024, 1536)],
  };
  const picture = size(2000, 1600);

  it.each([
    [
      "with 96 px around it",
      rect(500, 500, 40, 40),
      size(1000, 1000),
      rect(404, 404, 232, 232),
      256,
    ],
    [
      "with a sixteenth of the long side",
      rect(1000, 800, 10, 10),
      picture,
      rect(875, 675, 260, 260),
      512,
    ],
    [
      "with half the side of a large box",
      rect(600, 400, 600, 600),
      picture,
      rect(300, 100, 1200, 1200),
      1024,
    ],
    ["shifted into the picture", rect(0, 0, 100, 100), picture, rect(0, 0, 225, 225), 256],
  ])("lies around the box %s", (_name, box, of, window, sent) => {
    expect(chooseWindow(box, of, squares)).toEqual({ window, sentSize: size(sent, sent) });
  });

  it("is at least half as large as what is sent: more would be soft", () => {
    const large: SizeRule = { kind: "list", sizes: [size(1024, 1024)] };
    const tiny = chooseWindow(rect(300, 300, 2, 2), size(600, 600), large);
    expect(tiny.window).toEqual(rect(45, 45, 512, 512));
  });

  it("has the aspect that wastes least", () => {
    expect(wholePictureWindow(size(1500, 1000), shapes)).toEqual({
      window: rect(0, 0, 1500, 1000),
      sentSize: size(1536, 1024),
    });
    expect(wholePictureWindow(size(1000, 1499), shapes)).toEqual({
      window: rect(0, 0, 1000, 1500),
      sentSize: size(1024, 1536),
    });
    expect(wholePictureWindow(size(1100, 1000), shapes).window).toEqual(rect(0, -50, 1100, 1100));
  });

  it("is what was dragged, snapped around its own middle", () => {
    expect(snapWindow(rect(100, 100, 300, 200), picture, squares)).toEqual({
      window: rect(100, 50, 300, 300),
      sentSize: size(512, 512),
    });
    expect(snapWindow(rect(100, 100, 2, 2), picture, squares).window).toEqual(rect(100, 100, 2, 2));
    expect(snapWindow(rect(100, 100, 300, 200), picture, squares, size(768, 512))).toEqual({
      window: rect(100, 100, 300, 200),
      sentSize: size(768, 512),
    });
  });

  it("gives up surroundings before it leaves the picture, and where it has to leave it", () => {
    const flat = chooseWindow(rect(0, 0, 700, 480), size(1600, 500), squares);
    expect(flat.window).toEqual(rect(0, -104, 708, 708));
    const held = chooseWindow(rect(100, 10, 400, 450), size(1600, 500), squares);
    expect(held.window).toEqual(rect(50, 0, 500, 500));
  });
});

describe("an extended picture's mask", () => {
  it.each([
    [rect(-10, 0, 50, 30), rect(14, 0, 36, 30)],
    [rect(0, -10, 40, 40), rect(0, 14, 40, 26)],
    [rect(0, 0, 41, 30), rect(0, 0, 36, 30)],
    [rect(0, 0, 40, 31), rect(0, 0, 40, 26)],
    [rect(-1, -1, 42, 32), rect(5, 5, 32, 22)],
    [rect(0, 0, 40, 30), rect(0, 0, 40, 30)],
  ])("in the frame %j keeps %j", (frame, kept) => {
    const [all, keep] = extensionMask(frame, size(40, 30), 4);
    expect(all).toEqual({ kind: "all" });
    expect(keep).toEqual({ kind: "rectangle", mode: "erase", rect: kept });
  });

  it("is everything where nothing is left to keep", () => {
    expect(extensionMask(rect(-1, 0, 42, 30), size(8, 30), 4)).toHaveLength(1);
    expect(extensionMask(rect(0, -1, 40, 42), size(40, 8), 4)).toHaveLength(1);
    expect(extensionMask(rect(0, -1, 40, 42), size(40, 9), 4)).toHaveLength(2);
  });

  it.each([
    [size(400, 9000), 8],
    [size(9000, 450), 9],
    [size(1600, 1600), 32],
    [size(1599, 9000), 32],
  ])("has a strip in %j of %i px", (old, px) => expect(extensionOverlap(old)).toBe(px));
});
