import type { Rect } from "@/utils/core/geometry";
import { drawPatch } from "./cover";
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

/** The part of a window that was filled: what is around it need not be kept. */
export function toPatch(window: HoleWindow, { isBlank }: Hole, filling: Filling): Patch {
  const { width } = window.rect;
  const { pixels, colours, sources } = filling;
  const patch = cutOut(window, pixels);
  const { rect, rgba, changed } = patch;
  const [left, top] = [rect.x - window.rect.x, rect.y - window.rect.y];
  for (let n = 0; n < pixels.length; n++) {
    const pixel = pixels[n] ?? 0;
    const source = sources[n] ?? pixel;
    const x = pixel % width;
    const to = ((pixel - x) / width - top) * rect.width + x - left;
    changed[to] = 1;
    if (isBlank) rgba[to * 4 + 3] = source === pixel ? OPAQUE : (window.rgba[source * 4 + 3] ?? 0);
    const isSeen = !isBlank || rgba[to * 4 + 3] === OPAQUE;
    for (let c = 0; c < 3; c++) {
      rgba[to * 4 + c] = (isSeen ? colours[n * 3 + c] : window.rgba[source * 4 + c]) ?? 0;
    }
  }
  return patch;
}

/** @param pixels of the window, row by row; the box around them is cut out */
function cutOut({ rect, rgba }: HoleWindow, pixels: Int32Array): Patch {
  let [left, right] = [rect.width, 0];
  for (const pixel of pixels) {
    const x = pixel % rect.width;
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
  }
  const top = Math.floor((pixels[0] ?? 0) / rect.width);
  const height = pixels.length > 0 ? Math.floor((pixels.at(-1) ?? 0) / rect.width) + 1 - top : 0;
  const width = Math.max(0, right - left);
  const cut = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * rect.width + left) * 4;
    cut.set(rgba.subarray(from, from + width * 4), y * width * 4);
  }
  return {
    rect: { x: rect.x + left, y: rect.y + top, width, height },
    rgba: cut,
    changed: new Uint8Array(width * height),
  };
}

/** A window with what was filled in it before. */
async function readPatched(
  request: Pick<EraseRequest, "read">,
  window: Rect,
  patches: readonly Patch[],
): Promise<Uint8ClampedArray> {
  const rgba = await request.read(window);
  for (const patch of patches) drawPatch(patch, rgba, window);
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
