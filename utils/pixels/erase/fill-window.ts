import { membraneOf, type Values } from "./blend";
import { carryUp } from "./carry-up";
import { matchPatches } from "./em";
import { cutPieces } from "./graph-cut";
import { createLabelling, type Labelling } from "./labelling";
import { boxOf, HOLE, type Level, VOID } from "./level";
import { sourcesOf } from "./matching";
import { CHANNELS, solveMembrane } from "./membrane";
import { buildPyramid } from "./pyramid";
import { findRepeat } from "./repeat";
import { riskOf } from "./risk";
import { type Steps, within } from "./steps";
import { fitTrend, type Trend, trendAt, withoutTrend } from "./trend";

/** What has been put into a window. */
export interface Filling {
  /** Pixels that were written: the hole's and some of the ring's. Window px, row by row. */
  readonly pixels: Int32Array;
  /** Three bytes each. */
  readonly colours: Uint8ClampedArray;
  /** The pixel each was copied from; empty if nothing could be copied and colours were spread from the rim. */
  readonly sources: Int32Array;
  /** See `riskOf`; infinite where nothing could be copied. */
  readonly risk: number;
}

/** Patches are matched down to the finest level whose hole has no more pixels than this. */
const CUT_HOLE = 6000;
const MAX_RING = 10;

export interface FillChoice {
  /** False: seams are not cut anew at full size. */
  readonly areSeamsCut: boolean;
  /** The ring that may be replaced too, at the level of the first cut, level px; 10 at most in the end. */
  readonly ring: number;
}

/** Fills the hole of a window. */
export function* fillWindow(
  window: Level,
  { areSeamsCut, ring: firstRing }: FillChoice,
): Steps<Filling> {
  const trend = yield* within(0, 0.02, fitTrend(window, boxOf(window, HOLE)));
  const flat = trend ? withoutTrend(window, trend) : window;
  yield 0.02;
  const pyramid = yield* within(0.02, 0.15, buildPyramid(flat));
  const cutAt = cutLevel(pyramid);
  const usable = pyramid.slice(cutAt).filter((level) => sourcesOf(level).includes(1));
  const cutLevelOf = pyramid[cutAt];
  if (!cutLevelOf || usable[0] !== cutLevelOf) return yield* spreadRim(window, flat, trend);
  const matching = yield* within(0.15, 0.5, matchPatches(usable));
  const risk = riskOf(cutLevelOf, matching);
  let labelling = yield* within(0.5, 0.65, cutPieces(cutLevelOf, matching, firstRing));
  for (let n = cutAt - 1; n >= 0; n--) {
    const level = pyramid[n];
    if (!level) continue;
    const ring = Math.min(MAX_RING, firstRing * 2 ** (cutAt - n));
    const [from, to] = [0.85 - 0.2 * ((n + 1) / cutAt), 0.85 - 0.2 * (n / cutAt)];
    labelling = yield* within(from, to, carryUp(labelling, level, ring, areSeamsCut || n > 0));
  }
  return { ...(yield* within(0.85, 1, compose(window, labelling, trend))), risk };
}

/** The finest level that is small enough and has sources, or else the coarsest one that has any. */
function cutLevel(pyramid: readonly Level[]): number {
  const fits = pyramid.findIndex(({ state }) => {
    let count = 0;
    for (let i = 0; i < state.length; i++) if (state[i] === HOLE) count++;
    return count <= CUT_HOLE;
  });
  const wanted = fits < 0 ? pyramid.length - 1 : fits;
  for (let n = wanted; n > 0; n--) {
    const level = pyramid[n];
    if (level && sourcesOf(level).includes(1)) return n;
  }
  return 0;
}

/**
 * The hole as it is at another place, where all around it is found again.
 *
 * @param near how far around it, px
 * @returns false where there is no such place
 */
export function* fillFromRepeat(window: Level, near: number): Steps<Filling | false> {
  const repeat = yield* within(0, 0.5, findRepeat(window, near));
  if (!repeat) return false;
  const { dx, dy } = repeat;
  const labelling = createLabelling(window, 0);
  const step = dy * window.width + dx;
  for (let n = 0; n < labelling.source.length; n++) {
    labelling.source[n] = (labelling.nodes[n] ?? 0) + step;
  }
  return { ...(yield* within(0.5, 1, compose(window, labelling, undefined))), risk: 0 };
}

/** Nothing can be copied: the surroundings' colours, spread evenly over the hole. */
function* spreadRim(window: Level, flat: Level, trend: Trend | undefined): Steps<Filling> {
  const rgb = flat.rgb.slice();
  for (let i = 0; i < flat.state.length; i++)
    if (flat.state[i] === HOLE) rgb.fill(0, i * 3, i * 3 + 3);
  const labelling = createLabelling({ ...flat, rgb }, 0);
  const filling = yield* compose({ ...window, rgb: window.rgb }, labelling, trend);
  return { ...filling, sources: new Int32Array(0), risk: Number.POSITIVE_INFINITY };
}

function* compose(
  window: Level,
  labelling: Labelling,
  trend: Trend | undefined,
): Steps<Omit<Filling, "risk">> {
  const { pixels, sources } = writtenOf(window, labelling);
  const values = trend ? exactValues(window, trend) : window.rgb;
  yield 0.05;
  const membrane = yield* within(0.05, 0.3, membraneOf(labelling, values, pixels));
  const u = yield* within(0.3, 1, solveMembrane(membrane));
  const colours = new Uint8ClampedArray(pixels.length * CHANNELS);
  for (let n = 0; n < pixels.length; n++) {
    const pixel = pixels[n] ?? 0;
    const from = sources[n] ?? 0;
    const isCopied = from !== pixel;
    for (let c = 0; c < CHANNELS; c++) {
      const copied = isCopied ? (values[from * CHANNELS + c] ?? 0) : 0;
      const height = trend ? heightAt(trend, window.width, pixel, c) : 0;
      colours[n * CHANNELS + c] = copied + height + (u[n * CHANNELS + c] ?? 0);
    }
  }
  return { pixels, colours, sources };
}

/** What the window does not keep as it is. Loops, not lists of node numbers: there are millions. */
function writtenOf({ state }: Level, { nodes, source }: Labelling) {
  const pixels = new Int32Array(nodes.length);
  const sources = new Int32Array(nodes.length);
  let count = 0;
  for (let node = 0; node < nodes.length; node++) {
    const pixel = nodes[node] ?? 0;
    const from = source[node] ?? 0;
    if (from === pixel && state[pixel] !== HOLE) continue;
    pixels[count] = pixel;
    sources[count++] = from;
  }
  return { pixels: pixels.subarray(0, count), sources: sources.subarray(0, count) };
}

function heightAt(trend: Trend, width: number, pixel: number, channel: number): number {
  const x = pixel % width;
  return trendAt(trend, x, (pixel - x) / width, channel);
}

/** The window's values less the trend, not rounded; 0 in the hole. */
function exactValues({ rgb, width, state }: Level, trend: Trend): Values {
  const values = new Float32Array(rgb.length);
  for (let i = 0; i < state.length; i++) {
    if (state[i] === HOLE || state[i] === VOID) continue;
    for (let c = 0; c < CHANNELS; c++) {
      values[i * CHANNELS + c] = (rgb[i * CHANNELS + c] ?? 0) - heightAt(trend, width, i, c);
    }
  }
  return values;
}
