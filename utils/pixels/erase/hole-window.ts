import type { Rect } from "@/utils/core/geometry";
import type { Filling } from "./fill-window";
import { BARRED, HOLE, type Level, VOID } from "./level";
import { cropPaint, type Paint } from "./paint";
import type { EraseRequest, Patch } from "./request";
import { isBarred, type SourceMap } from "./source-map";
import type { Hole } from "./windows";

/** What is transparent counts as this in an edge that is continued, grey level. */
const CLEAR = 128;
export const OPAQUE = 255;

/** What is to be known of the picture and of what else is filled in it. */
export interface Surroundings {
  readonly request: Pick<EraseRequest, "read" | "avoid">;
  /** Of all holes: another one is nothing to go by. */
  readonly paint: Paint;
  /** What was filled before, which counts as part of the picture. */
  readonly patches: readonly Patch[];
}

export interface HoleWindow {
  /** Picture px. */
  readonly rect: Rect;
  /** Straight alpha. */
  readonly rgba: Uint8ClampedArray;
  readonly level: Level;
}

/** @param rect picture px; holds the hole */
export async function readWindow(
  { request, paint, patches }: Surroundings,
  hole: Hole,
  rect: Rect,
): Promise<HoleWindow> {
  const rgba = await readPatched(request, rect, patches);
  return { rect, rgba, level: toLevel(rgba, rect, hole, paint, request.avoid) };
}

/** The window with its hole filled; its pixels are used up. */
export function toPatch({ rect, rgba }: HoleWindow, { isBlank }: Hole, filling: Filling): Patch {
  const changed = new Uint8Array(rect.width * rect.height);
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
  return { rect, rgba, changed };
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
  window: Rect,
  hole: Hole,
  paint: Paint,
  avoid: SourceMap | undefined,
): Level {
  const { isBlank } = hole;
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
