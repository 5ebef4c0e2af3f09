import type { Rect, Size } from "@/utils/core/geometry";
import { CHAMFER_PX, chamferDistance } from "./distance";

/** What was painted, or what it became: one byte a pixel of `rect`, 0: not painted. */
export interface Paint {
  /** Picture px, within the picture. */
  readonly rect: Rect;
  readonly data: Uint8Array;
}

/**
 * Paint that reaches a little further: soft edges and the halos that compression leaves would
 * otherwise stay, and be copied.
 *
 * @param px picture px, all around
 */
export function growPaint(paint: Paint, px: number, picture: Size): Paint {
  const { rect } = paint;
  const grow = Math.ceil(px);
  const x = Math.max(0, rect.x - grow);
  const y = Math.max(0, rect.y - grow);
  const width = Math.min(picture.width, rect.x + rect.width + grow) - x;
  const height = Math.min(picture.height, rect.y + rect.height + grow) - y;
  const data = cropPaint(paint, { x, y, width, height });
  const distance = chamferDistance(width, height, data, 0, false);
  const limit = px * CHAMFER_PX;
  for (let i = 0; i < data.length; i++) data[i] = (distance[i] ?? 0) <= limit ? 1 : 0;
  return { rect: { x, y, width, height }, data };
}

/** What of some paint lies in a rectangle. */
export function cropPaint({ rect, data }: Paint, to: Rect): Uint8Array {
  const cropped = new Uint8Array(to.width * to.height);
  const left = Math.max(rect.x, to.x);
  const right = Math.min(rect.x + rect.width, to.x + to.width);
  if (right <= left) return cropped;
  const bottom = Math.min(rect.y + rect.height, to.y + to.height);
  for (let y = Math.max(rect.y, to.y); y < bottom; y++) {
    const from = (y - rect.y) * rect.width - rect.x;
    cropped.set(data.subarray(from + left, from + right), (y - to.y) * to.width + left - to.x);
  }
  return cropped;
}
