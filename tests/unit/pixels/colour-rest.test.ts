import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyColours, type ColourMatch, lieIn } from "@/utils/pixels/stitch/apply-colours";
import { matchColours } from "@/utils/pixels/stitch/colour-match";

const SIDE = 96;
const window = { x: 0, y: 0, width: SIDE, height: SIDE };

/** RGBA; x and y from -1 to 1. */
function image(value: (x: number, y: number, channel: number) => number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: SIDE * SIDE * 4 }, (_, i) => {
    const pixel = i >> 2;
    const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
    return i % 4 === 3 ? 255 : value((2 * x + 1) / SIDE - 1, (2 * y + 1) / SIDE - 1, i % 4);
  });
}

/** Around what is painted. */
const ring = Uint8Array.from({ length: SIDE * SIDE }, (_, i) => {
  const far = Math.hypot((i % SIDE) - SIDE / 2, Math.floor(i / SIDE) - SIDE / 2);
  return far > 26 && far < 44 ? 255 : 0;
});

const clouds = image((x, y, c) => 128 + 70 * Math.sin(3 * x + c) + 45 * Math.cos(4 * y - x));

/** Mean difference where nothing was compared: inside of the ring. */
function errorInside(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  match: ColourMatch | undefined,
): number {
  const made = answer.slice();
  if (match) applyColours(made, match, lieIn(window, window, window));
  let [sum, n] = [0, 0];
  for (let i = 0; i < made.length; i++) {
    const pixel = i >> 2;
    const far = Math.hypot((pixel % SIDE) - SIDE / 2, Math.floor(pixel / SIDE) - SIDE / 2);
    if (i % 4 === 3 || far > 24) continue;
    sum += Math.abs((made[i] ?? 0) - (source[i] ?? 0));
    n++;
  }
  return sum / n;
}

function expectBetterThanLine(source: Uint8ClampedArray, answer: Uint8ClampedArray): void {
  const match = matchColours(source, answer, ring, SIDE);
  expect(match?.rest).toBeDefined();
  const line = match && { gain: match.gain, offset: match.offset };
  expect(errorInside(source, answer, match)).toBeLessThan(0.7 * errorInside(source, answer, line));
}

describe("what gain and offset leave of a difference", () => {
  it("is undone by tone where a model changed gamma", () => {
    expectBetterThanLine(
      clouds,
      clouds.map((v, i) => (i % 4 === 3 ? 255 : 255 * (v / 255) ** 1.18)),
    );
  });

  it("is undone by place where a model darkened corners or lit one side", () => {
    const light = image((x, y) => 100 * (1 + 0.07 * x - 0.09 * (x * x + y * y)));
    expectBetterThanLine(
      clouds,
      clouds.map((v, i) => (i % 4 === 3 ? 255 : (v * (light[i] ?? 0)) / 100)),
    );
  });

  it("is left alone where it is noise that foretells nothing", () => {
    let seed = 7;
    const noise = () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return ((seed >> 16) & 31) - 15.5;
    };
    const answer = clouds.map((v, i) => (i % 4 === 3 ? 255 : v + noise()));
    const match = matchColours(clouds, answer, ring, SIDE);
    expect(errorInside(answer, answer, match)).toBeLessThan(0.5);
  });

  it("moves no value by more than 8 % of the range beyond gain and offset", () => {
    const bytes = fc.uint8Array({ minLength: SIDE * SIDE * 4, maxLength: SIDE * SIDE * 4 });
    fc.assert(
      fc.property(bytes, bytes, (source, answer) => {
        const match = matchColours(
          new Uint8ClampedArray(source),
          new Uint8ClampedArray(answer),
          ring,
          SIDE,
        );
        if (!match) return;
        const full = new Uint8ClampedArray(answer);
        const line = full.slice();
        applyColours(full, match, lieIn(window, window, window));
        const { gain, offset } = match;
        applyColours(line, { gain, offset }, lieIn(window, window, window));
        let worst = 0;
        for (let i = 0; i < full.length; i++) {
          worst = Math.max(worst, Math.abs((full[i] ?? 0) - (line[i] ?? 0)));
        }
        expect(worst).toBeLessThanOrEqual(21);
      }),
      { numRuns: 10 },
    );
  });

  it("is the same for a part of the picture and for a smaller copy of it", () => {
    const answer = image((x, y) => 120 + 30 * x - 40 * y * y);
    const source = image(() => 130);
    const match = matchColours(source, answer, ring, SIDE);
    expect(match?.rest).toBeDefined();
    if (!match) return;
    const whole = new Uint8ClampedArray(SIDE * SIDE * 4).fill(100);
    applyColours(whole, match, lieIn(window, window, window));
    const part = { x: 30, y: 50, width: 20, height: 10 };
    const cut = new Uint8ClampedArray(20 * 10 * 4).fill(100);
    applyColours(cut, match, lieIn(part, part, window));
    expect(cut[0]).toBe(whole[(50 * SIDE + 30) * 4]);
    const half = new Uint8ClampedArray(10 * 5 * 4).fill(100);
    applyColours(half, match, lieIn(part, { width: 10, height: 5 }, window));
    expect(Math.abs((half[0] ?? 0) - (cut[0] ?? 0))).toBeLessThanOrEqual(1);
  });
});

describe("a match that is not seen", () => {
  it("is not made: a pattern of single pixels that became grey looks no nearer in another grey", () => {
    const pattern = image((x, y) =>
      (Math.round((x * SIDE) / 2 - 0.5) + Math.round((y * SIDE) / 2 - 0.5)) % 2 === 0 ? 60 : 190,
    );
    const grey = image(() => 112);
    expect(matchColours(pattern, grey, ring, SIDE)).toBeUndefined();
  });
});
