import type { Rect } from "@/utils/core/geometry";
import { err, ok, type Result } from "@/utils/core/result";
import { type Filling, fillFromRepeat, fillWindow } from "./fill-window";
import { type HoleWindow, OPAQUE, readWindow, type Surroundings, toPatch } from "./hole-window";
import { HOLE, KNOWN, type Level } from "./level";
import { isDrawn } from "./repeat";
import type { EraseFailure, Patch, Pause } from "./request";
import type { Steps } from "./steps";
import type { Hole } from "./windows";

/** Windows above this with holes above that share are worked more coarsely. */
const COARSE_WINDOW = 4e6;
const COARSE_SHARE = 0.1;
/** The ring that may be replaced too, level px, at the level of the first cut. */
const RING = 2;
/** How far around a hole everything must repeat to be copied as it is, px; and on one side alone. */
const NEAR = 12;
const FAR = 32;
/** The share of the time that this takes. */
const SEARCH = 0.02;
/** Larger windows are not read for the sake of a repetition alone, px. */
const MAX_WIDE = 3e6;

export interface FilledHole {
  readonly patch: Patch;
  readonly filling: Filling;
  /** What the filling's pixels are pixels of, picture px. */
  readonly window: Rect;
  readonly isCoarse: boolean;
}

/** Fills one hole of a picture. */
export async function fillHole(
  around: Surroundings,
  hole: Hole,
  pause: Pause,
): Promise<Result<FilledHole, EraseFailure>> {
  const window = await readWindow(around, hole, hole.window);
  const { rgba, level } = window;
  if (await pause(0)) return err("cancelled");
  const failure = whyNot(level);
  if (failure) return err(failure);
  const near = hole.isBlank ? FAR : NEAR;
  const wide = await widened(around, hole, window, near);
  const repeated = await drive(fillFromRepeat(wide.level, near), (done) => pause(SEARCH * done));
  if (repeated === undefined) return err("cancelled");
  if (repeated) {
    const patch = toPatch(wide, hole, repeated);
    return ok({ patch, filling: repeated, window: wide.rect, isCoarse: false });
  }
  const isCoarse = isTooLargeForAll(level, hole);
  // Beside what is transparent a ring would move the picture's own outline.
  const ring = hole.isBlank && hasTransparency(rgba, level) ? 0 : RING;
  const filling = await drive(fillWindow(level, { areSeamsCut: !isCoarse, ring }), (done) =>
    pause(SEARCH + (1 - SEARCH) * done),
  );
  if (!filling) return err("cancelled");
  return ok({ patch: toPatch(window, hole, filling), filling, window: window.rect, isCoarse });
}

/** What is drawn rather than photographed may repeat further off. */
async function widened(
  around: Surroundings,
  hole: Hole,
  window: HoleWindow,
  near: number,
): Promise<HoleWindow> {
  const { wide } = hole;
  const isLarger = wide.width * wide.height > window.level.state.length;
  if (!isLarger || wide.width * wide.height > MAX_WIDE) return window;
  return isDrawn(window.level, near) ? readWindow(around, hole, wide) : window;
}

/** @returns nothing if it was stopped */
async function drive<T>(work: Steps<T>, pause: Pause): Promise<T | undefined> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    const answer = pause(step.value);
    if (answer === true || (answer !== false && (await answer))) return undefined;
  }
}

function whyNot({ state }: Level): EraseFailure | undefined {
  let [unknown, known] = [0, 0];
  for (let i = 0; i < state.length; i++) {
    if (state[i] === HOLE) unknown++;
    if (state[i] === KNOWN) known++;
  }
  if (known === 0) return unknown === state.length ? "hole_too_large" : "nothing_to_copy";
  return unknown > state.length / 2 ? "hole_too_large" : undefined;
}

function isTooLargeForAll({ state }: Level, hole: Hole): boolean {
  return state.length > COARSE_WINDOW && hole.size > COARSE_SHARE * state.length;
}

function hasTransparency(rgba: Uint8ClampedArray, { state }: Level): boolean {
  for (let i = 0; i < state.length; i++) {
    if (state[i] !== HOLE && rgba[i * 4 + 3] !== OPAQUE) return true;
  }
  return false;
}
