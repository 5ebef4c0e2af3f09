import type { Rect, Size } from "@/utils/core/geometry";
import { type Erased, erase } from "@/utils/pixels/erase/erase";
import type { Level } from "@/utils/pixels/erase/level";
import type { Paint } from "@/utils/pixels/erase/paint";
import type { EraseRequest, Pause } from "@/utils/pixels/erase/request";

export interface Picture extends Size {
  readonly rgba: Uint8ClampedArray;
}

type Pixel = (x: number, y: number) => readonly [r: number, g: number, b: number, a?: number];

export function picture(width: number, height: number, pixel: Pixel): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const [r, g, b, a = 255] = pixel(i % width, Math.floor(i / width));
    rgba.set([r, g, b, a], i * 4);
  }
  return { width, height, rgba };
}

/** 0…255, the same for the same place. */
export function hash(x: number, y: number, seed = 1): number {
  const mixed = Math.imul(x * 374_761 + y * 668_265 + seed * 97_531, 1_274_126_177);
  return ((mixed ^ (mixed >>> 13)) >>> 8) & 255;
}

/** Rough ground: no two places are alike. */
export function gravel(width: number, height: number): Picture {
  return picture(width, height, (x, y) => {
    const tone = (hash(x >> 2, y >> 2) + hash(x >> 1, y >> 1, 2) + hash(x, y, 3)) / 3;
    return [tone, tone * 0.9, tone * 0.7];
  });
}

export function paintOf(size: Size, isPainted: (x: number, y: number) => boolean): Paint {
  const { width, height } = size;
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    data[i] = isPainted(i % width, Math.floor(i / width)) ? 1 : 0;
  }
  return { rect: { x: 0, y: 0, width, height }, data };
}

export const inBox =
  (left: number, top: number, width: number, height: number) => (x: number, y: number) =>
    x >= left && y >= top && x < left + width && y < top + height;

export function requestOf(
  from: Picture,
  paint: Paint,
  more: Partial<EraseRequest> = {},
): EraseRequest {
  return { picture: from, paint, read: (rect) => readRect(from, rect), ...more };
}

function readRect({ rgba, width }: Picture, rect: Rect): Uint8ClampedArray {
  const out = new Uint8ClampedArray(rect.width * rect.height * 4);
  for (let y = 0; y < rect.height; y++) {
    const from = ((rect.y + y) * width + rect.x) * 4;
    out.set(rgba.subarray(from, from + rect.width * 4), y * rect.width * 4);
  }
  return out;
}

const never: Pause = () => false;

/** The picture after the erasing, and all that is known of it. */
export async function erased(from: Picture, paint: Paint, more: Partial<EraseRequest> = {}) {
  const outcome = await erase(requestOf(from, paint, more), never);
  if (!outcome.ok) throw new Error(outcome.error);
  return { ...outcome.value, rgba: withPatches(from, outcome.value) };
}

/** The picture after its blank part was filled, and all that is known of it. */
export async function continued(from: Picture, kept: Rect, more: Partial<EraseRequest> = {}) {
  const read = (rect: Rect) => readRect(from, rect);
  const outcome = await erase({ picture: from, kept, read, ...more }, never);
  if (!outcome.ok) throw new Error(outcome.error);
  return { ...outcome.value, rgba: withPatches(from, outcome.value) };
}

function withPatches({ rgba, width }: Picture, { patches }: Erased): Uint8ClampedArray {
  const out = rgba.slice();
  for (const { rect, rgba: from, changed } of patches) {
    for (let i = 0; i < changed.length; i++) {
      if (!changed[i]) continue;
      const to = (rect.y + Math.floor(i / rect.width)) * width + rect.x + (i % rect.width);
      out.set(from.subarray(i * 4, i * 4 + 4), to * 4);
    }
  }
  return out;
}

export function levelOf(
  { width, height, rgba }: Picture,
  state = new Uint8Array(width * height),
): Level {
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) rgb.set(rgba.subarray(i * 4, i * 4 + 3), i * 3);
  return { width, height, rgb, state };
}
