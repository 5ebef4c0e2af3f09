import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SizeRule } from "@/utils/core/capability";
import type { Rect, Size } from "@/utils/core/geometry";
import { chooseWindow, snapWindow, wholePictureWindow } from "@/utils/core/window/choose";

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
const free: SizeRule = {
  kind: "free",
  multipleOf: 16,
  maxEdge: 3840,
  minPixels: 655_360,
  maxPixels: 8_294_400,
  maxRatio: 3,
  suggested: [],
};
const rules: readonly SizeRule[] = [squares, three, free];

const scene = fc
  .record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) })
  .chain((picture) =>
    fc.record({
      picture: fc.constant(picture),
      x: fc.integer({ min: 0, max: picture.width - 1 }),
      y: fc.integer({ min: 0, max: picture.height - 1 }),
      across: fc.double({ min: 0, max: 1, noNaN: true }),
      down: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  )
  .map(({ picture, x, y, across, down }) => ({
    picture,
    box: {
      x,
      y,
      width: Math.max(1, Math.round((picture.width - x) * across)),
      height: Math.max(1, Math.round((picture.height - y) * down)),
    },
  }));

function holds(window: Rect, box: Rect): boolean {
  return (
    window.x <= box.x &&
    window.y <= box.y &&
    window.x + window.width >= box.x + box.width &&
    window.y + window.height >= box.y + box.height
  );
}

function isSupported(rule: SizeRule, { width, height }: Size): boolean {
  if (rule.kind === "list")
    return rule.sizes.some((size) => size.width === width && size.height === height);
  const pixels = width * height;
  return (
    width % rule.multipleOf === 0 &&
    height % rule.multipleOf === 0 &&
    Math.max(width, height) <= rule.maxEdge &&
    pixels >= rule.minPixels &&
    pixels <= rule.maxPixels &&
    Math.max(width, height) / Math.min(width, height) <= rule.maxRatio
  );
}

describe("the window for a mask", () => {
  for (const rule of rules) {
    const name = rule === squares ? "squares" : rule === three ? "three sizes" : "free sizes";

    it(`holds the mask, in whole pixels, at a supported size (${name})`, () => {
      fc.assert(
        fc.property(scene, ({ picture, box }) => {
          const { window, sentSize } = chooseWindow(box, picture, rule);
          expect(Object.values(window).every(Number.isInteger)).toBe(true);
          expect(holds(window, box)).toBe(true);
          expect(isSupported(rule, sentSize)).toBe(true);
          expect(window.width * sentSize.height).toBe(window.height * sentSize.width);
        }),
      );
    });

    it(`reaches beyond the picture only where the picture is too narrow (${name})`, () => {
      fc.assert(
        fc.property(scene, ({ picture, box }) => {
          const { window } = chooseWindow(box, picture, rule);
          for (const [start, length, limit] of [
            [window.x, window.width, picture.width],
            [window.y, window.height, picture.height],
          ] as const) {
            if (length <= limit) expect(start >= 0 && start + length <= limit).toBe(true);
            else expect(start <= 0 && start + length >= limit).toBe(true);
          }
        }),
      );
    });
  }

  it("is exactly square for a model that takes squares only", () => {
    const { window, sentSize } = chooseWindow(
      { x: 300, y: 100, width: 201, height: 77 },
      { width: 1600, height: 1001 },
      squares,
    );
    expect(window.width).toBe(window.height);
    expect(sentSize).toEqual({ width: 512, height: 512 });
  });

  it("shifts inside at a corner instead of reaching out", () => {
    const { window } = chooseWindow(
      { x: 0, y: 0, width: 50, height: 50 },
      { width: 2000, height: 2000 },
      squares,
    );
    expect([window.x, window.y]).toEqual([0, 0]);
    expect(window.width).toBeGreaterThanOrEqual(50 + 125);
  });

  it("gives up context before it reaches beyond the picture", () => {
    const { window } = chooseWindow(
      { x: 400, y: 100, width: 400, height: 400 },
      { width: 1600, height: 600 },
      squares,
    );
    expect(window).toMatchObject({ y: 0, width: 600, height: 600 });
  });

  it("letterboxes a strip that cannot hold the aspect", () => {
    const { window } = chooseWindow(
      { x: 0, y: 0, width: 3000, height: 1000 },
      { width: 3000, height: 1000 },
      squares,
    );
    expect(window).toEqual({ x: 0, y: -1000, width: 3000, height: 3000 });
  });

  it("takes the aspect that fits best where there are several", () => {
    const picture = { width: 4000, height: 4000 };
    const wide = chooseWindow({ x: 1000, y: 1500, width: 1400, height: 700 }, picture, three);
    const tall = chooseWindow({ x: 1500, y: 1000, width: 700, height: 1400 }, picture, three);
    expect(wide.sentSize).toEqual({ width: 1536, height: 1024 });
    expect(tall.sentSize).toEqual({ width: 1024, height: 1536 });
  });

  it("keeps the size that the person asked for", () => {
    const wanted = { width: 1024, height: 1024 };
    const { window, sentSize } = chooseWindow(
      { x: 10, y: 10, width: 700, height: 100 },
      { width: 4000, height: 3000 },
      three,
      wanted,
    );
    expect(sentSize).toEqual(wanted);
    expect(window.width).toBe(window.height);
  });

  it("widens a small window rather than enlarge it more than twice", () => {
    const { window, sentSize } = chooseWindow(
      { x: 2000, y: 2000, width: 8, height: 8 },
      { width: 1200, height: 1200 },
      three,
    );
    expect(sentSize.width / window.width).toBeLessThanOrEqual(2);
  });
});

describe("the whole picture as the window", () => {
  it("always holds the picture, in the aspect that adds least", () => {
    fc.assert(
      fc.property(scene, fc.constantFrom(...rules), ({ picture }, rule) => {
        const { window, sentSize } = wholePictureWindow(picture, rule);
        expect(holds(window, { x: 0, y: 0, ...picture })).toBe(true);
        expect(window.width * sentSize.height).toBe(window.height * sentSize.width);
      }),
    );
    expect(wholePictureWindow({ width: 3000, height: 2000 }, three).window).toEqual({
      x: 0,
      y: 0,
      width: 3000,
      height: 2000,
    });
  });
});

describe("a dragged window", () => {
  it("snaps to a supported aspect around what was dragged, without added context", () => {
    const { window } = snapWindow(
      { x: 500, y: 500, width: 300, height: 280 },
      { width: 2000, height: 2000 },
      squares,
    );
    expect(window).toEqual({ x: 500, y: 490, width: 300, height: 300 });
  });
});
