import { describe, expect, it } from "vitest";
import { matchColours } from "@/utils/pixels/stitch/colour-match";
import { featherShare } from "@/utils/pixels/stitch/rim";
import { findZones } from "@/utils/pixels/stitch/zones";

const SIDE = 160;
const size = { width: SIDE, height: SIDE };
const window = { x: 0, y: 0, ...size };
const RADIUS = 30;
const paint = [
  { kind: "stroke", mode: "add", radius: RADIUS, points: [SIDE / 2, SIDE / 2] } as const,
];

function image(value: (far: number, x: number, y: number) => number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: SIDE * SIDE * 4 }, (_, i) => {
    const [x, y] = [(i >> 2) % SIDE, Math.floor((i >> 2) / SIDE)];
    const far = Math.hypot(x + 0.5 - SIDE / 2, y + 0.5 - SIDE / 2);
    return i % 4 === 3 ? 255 : value(far, x, y);
  });
}

const ground = (x: number, y: number) => 120 + 40 * Math.sin(x / 15) + 20 * Math.cos(y / 9);
const source = image((_, x, y) => ground(x, y));
const zones = findZones(paint, source, window, size, size, 8);

function shareOf(answer: Uint8ClampedArray, before = source): number {
  const match = matchColours(before, answer, zones.ring, SIDE);
  return featherShare(before, answer, match, zones, SIDE);
}

describe("the feather’s share of its usual width", () => {
  it("is smaller where a model drew inside of the paint only", () => {
    expect(shareOf(image((far, x, y) => (far < RADIUS ? 20 : ground(x, y))))).toBe(0.4);
  });

  it("is smaller where a model changed all colours alike", () => {
    expect(shareOf(image((far, x, y) => (far < RADIUS ? 20 : ground(x, y) * 1.1 - 8)))).toBe(0.4);
  });

  it("is all of it where something new reaches beyond the paint, on one side only too", () => {
    expect(shareOf(image((far, x, y) => (far < RADIUS + 6 ? 20 : ground(x, y))))).toBe(1);
    const shadow = image((far, x, y) => {
      if (far < RADIUS) return 20;
      return far < RADIUS + 7 && x > SIDE / 2 + 20 ? ground(x, y) - 25 : ground(x, y);
    });
    expect(shareOf(shadow)).toBe(1);
  });

  it("is all of it where nothing can be compared", () => {
    const nowhere = new Uint8Array(SIDE * SIDE);
    const blank = { outside: nowhere, ring: nowhere, rim: nowhere };
    expect(featherShare(source, source, undefined, blank, SIDE)).toBe(1);
  });

  it("is least where the answer has lost a pattern that the picture is made of", () => {
    const pattern = image((_, x, y) => ((x + y) % 2 ? 210 : 60));
    expect(
      shareOf(
        image((far) => (far < RADIUS ? 20 : 135)),
        pattern,
      ),
    ).toBe(0.12);
    // What is lost beside something new that reaches beyond the paint does not count.
    expect(
      shareOf(
        image((far) => (far < RADIUS + 6 ? 20 : 135)),
        pattern,
      ),
    ).toBe(1);
  });

  it("is not the least where the answer is only softer", () => {
    const grain = (x: number, y: number) => ((x * 7 + y * 13) % 5) * 4 - 8;
    const before = image((_, x, y) => ground(x, y) + grain(x, y));
    expect(
      shareOf(
        image((far, x, y) => (far < RADIUS ? 20 : ground(x, y))),
        before,
      ),
    ).toBe(0.4);
  });
});
