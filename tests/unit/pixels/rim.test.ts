import { describe, expect, it } from "vitest";
import { matchColours } from "@/utils/pixels/stitch/colour-match";
import { isRimKept } from "@/utils/pixels/stitch/rim";
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

function isKept(answer: Uint8ClampedArray): boolean {
  const match = matchColours(source, answer, zones.ring, SIDE);
  return isRimKept(source, answer, match, zones, SIDE);
}

describe("what lies right around the paint", () => {
  it("was left alone by a model that drew inside of the paint only", () => {
    expect(isKept(image((far, x, y) => (far < RADIUS ? 20 : ground(x, y))))).toBe(true);
  });

  it("was left alone by a model that changed all colours alike", () => {
    expect(isKept(image((far, x, y) => (far < RADIUS ? 20 : ground(x, y) * 1.1 - 8)))).toBe(true);
  });

  it("was changed where something new reaches beyond the paint, on one side only too", () => {
    expect(isKept(image((far, x, y) => (far < RADIUS + 6 ? 20 : ground(x, y))))).toBe(false);
    const shadow = image((far, x, y) => {
      if (far < RADIUS) return 20;
      return far < RADIUS + 7 && x > SIDE / 2 + 20 ? ground(x, y) - 25 : ground(x, y);
    });
    expect(isKept(shadow)).toBe(false);
  });

  it("counts as changed where nothing can be compared", () => {
    const nowhere = new Uint8Array(SIDE * SIDE);
    const blank = { outside: nowhere, ring: nowhere, rim: nowhere };
    expect(isRimKept(source, source, undefined, blank, SIDE)).toBe(false);
  });
});
