import type { Rect } from "@/utils/core/geometry";
import { err, ok, type Result } from "@/utils/core/result";
import type { EraseFailure, EraseRequest, Patch, Pause } from "./erase";
import { type Filling, fillWindow } from "./fill-window";
import { BARRED, HOLE, KNOWN, type Level, VOID } from "./level";
import { cropPaint, type Paint } from "./paint";
import { isBarred, type SourceMap } from "./source-map";
import type { Steps } from "./steps";
import type { Hole } from "./windows";

/** Windows above this with holes above that share are worked more coarsely. */
const COARSE_WINDOW = 4e6;
const COARSE_SHARE = 0.1;
/** The ring that may be replaced too, level px, at the level of the first cut. */
const RING = 2;
/** What is transparent counts as this in an edge that is continued, grey level. */
const CLEAR = 128;
const OPAQUE = 255;

export interface FilledHole {
  readonly patch: Patch;
  readonly filling: Filling;
  readonly isCoarse: boolean;
}

/**
 * Fills one hole of a picture.
 *
 * @param paint of all holes: another one is nothing to go by
 * @param patches what was filled before it, which counts as part of the picture
 */
export async function fillHole(
  request: Pick<EraseRequest, "read" | "avoid">,
  paint: Paint,
  hole: Hole,
  patches: readonly Patch[],
  pause: Pause,
): Promise<Result<FilledHole, EraseFailure>> {
  const rgba = await readPatched(request, hole.window, patches);
  if (await pause(0)) return err("cancelled");
  const level = toLevel(rgba, hole, paint, request.avoid);
  const failure = whyNot(level);
  if (failure) return err(failure);
  const isCoarse = isTooLargeForAll(level, hole);
  // Beside what is transparent a ring would move the picture's own outline.
  const ring = hole.isBlank && hasTransparency(rgba, level) ? 0 : RING;
  const filling = await drive(fillWindow(level, { areSeamsCut: !isCoarse, ring }), pause);
  if (!filling) return err("cancelled");
  return ok({ patch: toPatch(rgba, hole, filling), filling, isCoarse });
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

/** A window with what was filled in it before. */
async function readPatched(
  request: Pick<EraseRequest, "read">,
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
  const { window, isBlank } = hole;
  const { width, height } = window;
  const own = cropPaint(hole.paint, window);
  const all = cropPaint(paint, window);
  const rgb = new Uint8Array(width * height * 3);
  const state = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const alpha = rgba[i * 4 + 3] ?? 0;
      for (let c = 0; c < 3; c++) {
        const value = rgba[i * 4 + c] ?? 0;
        rgb[i * 3 + c] = isBlank ? CLEAR + ((value - CLEAR) * alpha) / OPAQUE : value;
      }
      // Another hole is nothing to go by. Nor are colours that nobody sees, but where an edge is
      // continued: there transparency is what goes on.
      if (own[i]) state[i] = HOLE;
      else if (all[i] || (alpha === 0 && !isBlank)) state[i] = VOID;
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

function hasTransparency(rgba: Uint8ClampedArray, { state }: Level): boolean {
  for (let i = 0; i < state.length; i++) {
    if (state[i] !== HOLE && rgba[i * 4 + 3] !== OPAQUE) return true;
  }
  return false;
}

function toPatch(rgba: Uint8ClampedArray, { window, isBlank }: Hole, filling: Filling): Patch {
  const changed = new Uint8Array(window.width * window.height);
  const { pixels, colours, sources } = filling;
  for (let n = 0; n < pixels.length; n++) {
    const pixel = pixels[n] ?? 0;
    const source = sources[n] ?? pixel;
    changed[pixel] = 1;
    if (isBlank) rgba[pixel * 4 + 3] = source === pixel ? OPAQUE : (rgba[source * 4 + 3] ?? 0);
    const isSeen = !isBlank || rgba[pixel * 4 + 3] === OPAQUE;
    for (let c = 0; c < 3; c++) {
      rgba[pixel * 4 + c] = (isSeen ? colours[n * 3 + c] : rgba[source * 4 + c]) ?? 0;
    }
  }
  return { rect: window, rgba, changed };
}
