import type { Size } from "@/utils/core/geometry";
import { writeLab } from "@/utils/pixels/select/lab";

type Lab = [l: Float32Array, a: Float32Array, b: Float32Array];

export type Channels = Readonly<Lab> | readonly [...Lab, alpha: Float32Array];

/** A picture as its edges and colours are looked for. */
export interface Planes extends Size {
  /** L, a, b, and alpha where there is any: 255 steps of it weigh like 100 of L. */
  readonly channels: Channels;
  /** sRGB bytes multiplied by alpha: what lies under transparency is nobody's edge. */
  readonly rgba: Uint8ClampedArray;
}

/** @param rgba four bytes a pixel, not premultiplied, sRGB */
export function toPlanes(rgba: Uint8ClampedArray, { width, height }: Size): Planes {
  const isOpaque = allOpaque(rgba);
  const flat = isOpaque ? rgba : multiplied(rgba);
  const [l, a, b] = [0, 1, 2].map(() => new Float32Array(width * height)) as Lab;
  for (let start = 0; start < l.length; start += width) {
    const end = start + width;
    const [rowL, rowA, rowB] = [l, a, b].map((plane) => plane.subarray(start, end)) as Lab;
    writeLab(flat.subarray(start * 4, end * 4), rowL, rowA, rowB);
  }
  const channels = isOpaque ? ([l, a, b] as const) : ([l, a, b, alphaPlane(rgba)] as const);
  return { channels, rgba: flat, width, height };
}

function allOpaque(rgba: Uint8ClampedArray): boolean {
  for (let i = 3; i < rgba.length; i += 4) if (rgba[i] !== 255) return false;
  return true;
}

function multiplied(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const flat = new Uint8ClampedArray(rgba.length);
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = (rgba[i + 3] as number) / 255;
    flat[i] = (rgba[i] as number) * alpha;
    flat[i + 1] = (rgba[i + 1] as number) * alpha;
    flat[i + 2] = (rgba[i + 2] as number) * alpha;
    flat[i + 3] = rgba[i + 3] as number;
  }
  return flat;
}

function alphaPlane(rgba: Uint8ClampedArray): Float32Array {
  const plane = new Float32Array(rgba.length / 4);
  for (let i = 0; i < plane.length; i += 1) plane[i] = ((rgba[i * 4 + 3] as number) * 100) / 255;
  return plane;
}
