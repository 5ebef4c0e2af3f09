import type { Rect, Size } from "@/utils/core/geometry";
import { err, ok, type Result } from "@/utils/core/result";
import { type Filling, fillWindow } from "./fill-window";
import { BARRED, HOLE, KNOWN, type Level, VOID } from "./level";
import { cropPaint, growPaint, type Paint } from "./paint";
import { addSources, createSourceMap, isBarred, type SourceMap } from "./source-map";
import type { Steps } from "./steps";
import { findHoles, type Hole } from "./windows";

export interface EraseRequest {
  /** Picture px. */
  readonly picture: Size;
  /** What is to disappear. */
  readonly paint: Paint;
  /** RGBA of a part of the picture, straight alpha, picture px. */
  read(rect: Rect): Uint8ClampedArray | Promise<Uint8ClampedArray>;
  /** How far the paint reaches beyond what was painted, picture px; 4 if absent. */
  readonly growth?: number;
  /** Where an earlier solution copied from: for another solution, that copies from elsewhere. */
  readonly avoid?: SourceMap;
}

/**
 * Called every few milliseconds of work with the share that is done, 0…1. Whoever wants to hear of
 * a cancellation waits there for a moment, now and then. True: stop.
 */
export type Pause = (done: number) => boolean | Promise<boolean>;

/** A part of the picture after the erasing. */
export interface Patch {
  /** Picture px. */
  readonly rect: Rect;
  /** RGBA; alpha as it was. */
  readonly rgba: Uint8ClampedArray;
  /** One byte a pixel, 1: may differ from the picture. It is the paint, grown, and at most 10 px around it. */
  readonly changed: Uint8Array;
}

export interface Erased {
  /** In the order in which they were made: a later one lies over an earlier one. */
  readonly patches: readonly Patch[];
  /** From 0; above `RISK_LIMIT` a model would likely do better. The worst of all holes. */
  readonly risk: number;
  /** Seams were not cut anew at full size, for the hole is very large. */
  readonly isCoarse: boolean;
  /** For `avoid` in a next request. */
  readonly sources: SourceMap;
}

export type EraseFailure =
  /** Nothing is painted. */
  | "nothing_painted"
  /** More than half of the window, or more than can be held, would have to be made up. */
  | "hole_too_large"
  /** Nothing known is left in the window, or nothing that was not to be avoided. */
  | "nothing_to_copy"
  | "cancelled";

const GROWTH = 4;
const MAX_HOLE = 8e6;
/** Windows above this with holes above that share are worked more coarsely. */
const COARSE_WINDOW = 4e6;
const COARSE_SHARE = 0.1;
/** Another solution looks further around. */
const WIDER = 1.6;

/**
 * Fills what is painted from its surroundings. Nothing but the paint, grown, and a ring of at most
 * 10 px around it changes. The same request gives the same bytes.
 */
export async function erase(
  request: EraseRequest,
  pause: Pause,
): Promise<Result<Erased, EraseFailure>> {
  const { picture, avoid } = request;
  const paint = growPaint(request.paint, request.growth ?? GROWTH, picture);
  if (await pause(0)) return err("cancelled");
  const holes = findHoles(paint, picture, avoid ? WIDER : 1);
  const total = holes.reduce((sum, hole) => sum + hole.size, 0);
  if (total === 0) return err("nothing_painted");
  if (total > MAX_HOLE) return err("hole_too_large");
  const sources = createSourceMap(picture);
  const patches: Patch[] = [];
  let [risk, done, isCoarse] = [0, 0, false];
  for (const hole of holes) {
    if (await pause(done)) return err("cancelled");
    const share = hole.size / total;
    const before = done;
    const filled = await fillHole(request, paint, hole, patches, (part) =>
      pause(before + part * share),
    );
    if (!filled.ok) return filled;
    const { patch, filling } = filled.value;
    patches.push(patch);
    addSources(sources, hole.window, filling.sources);
    risk = Math.max(risk, filling.risk);
    isCoarse ||= filled.value.isCoarse;
    done += share;
  }
  return ok({ patches, risk, isCoarse, sources });
}

interface Filled {
  readonly patch: Patch;
  readonly filling: Filling;
  readonly isCoarse: boolean;
}

async function fillHole(
  request: EraseRequest,
  paint: Paint,
  hole: Hole,
  patches: readonly Patch[],
  pause: Pause,
): Promise<Result<Filled, EraseFailure>> {
  const rgba = await readPatched(request, hole.window, patches);
  if (await pause(0)) return err("cancelled");
  const level = toLevel(rgba, hole, paint, request.avoid);
  const failure = whyNot(level);
  if (failure) return err(failure);
  const isCoarse = isTooLargeForAll(level, hole);
  const filling = await drive(fillWindow(level, !isCoarse), pause);
  if (!filling) return err("cancelled");
  return ok({ patch: toPatch(rgba, hole.window, filling), filling, isCoarse });
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

/** A window with what was erased in it before. */
async function readPatched(
  request: EraseRequest,
  window: Rect,
  patches: readonly Patch[],
): Promise<Uint8ClampedArray> {
  const rgba = new Uint8ClampedArray(await request.read(window));
  for (const { rect, rgba: from, changed } of patches) {
    for (let y = 0; y < rect.height; y++) {
      for (let x = 0; x < rect.width; x++) {
        if (!changed[y * rect.width + x]) continue;
        const [toX, toY] = [rect.x + x - window.x, rect.y + y - window.y];
        if (toX < 0 || toY < 0 || toX >= window.width || toY >= window.height) continue;
        const at = (y * rect.width + x) * 4;
        rgba.set(from.subarray(at, at + 4), (toY * window.width + toX) * 4);
      }
    }
  }
  return rgba;
}

function toLevel(
  rgba: Uint8ClampedArray,
  hole: Hole,
  paint: Paint,
  avoid: SourceMap | undefined,
): Level {
  const { window } = hole;
  const { width, height } = window;
  const own = cropPaint(hole.paint, window);
  const all = cropPaint(paint, window);
  const rgb = new Uint8Array(width * height * 3);
  const state = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      rgb[i * 3] = rgba[i * 4] ?? 0;
      rgb[i * 3 + 1] = rgba[i * 4 + 1] ?? 0;
      rgb[i * 3 + 2] = rgba[i * 4 + 2] ?? 0;
      // Another hole is nothing to go by; nor are colours that nobody sees.
      if (own[i]) state[i] = HOLE;
      else if (all[i] || rgba[i * 4 + 3] === 0) state[i] = VOID;
      else if (avoid && isBarred(avoid, window.x + x, window.y + y)) state[i] = BARRED;
    }
  }
  return { width, height, rgb, state };
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

function toPatch(rgba: Uint8ClampedArray, rect: Rect, filling: Filling): Patch {
  const changed = new Uint8Array(rect.width * rect.height);
  const { pixels, colours } = filling;
  for (let n = 0; n < pixels.length; n++) {
    const pixel = pixels[n] ?? 0;
    changed[pixel] = 1;
    for (let c = 0; c < 3; c++) rgba[pixel * 4 + c] = colours[n * 3 + c] ?? 0;
  }
  return { rect, rgba, changed };
}
