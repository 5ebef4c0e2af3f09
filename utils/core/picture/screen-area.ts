import type { Rect, Size } from "@/utils/core/geometry";

/** Where a frame lies on the screen. CSS px; see `FramePlace` of the capture. */
interface Place {
  readonly offset?: { readonly x: number; readonly y: number };
  readonly viewport: Size;
  readonly pinch: { readonly scale: number; readonly x: number; readonly y: number };
}

/**
 * The part of a screenshot that shows a box of a frame, in the screenshot's own
 * px, cut to what is visible. Nothing where none of it is, or where the frame's
 * place is not known.
 */
export function screenArea(
  box: Rect,
  { offset, viewport, pinch }: Place,
  shot: Size,
): Rect | undefined {
  if (!offset || viewport.width <= 0) return undefined;
  const scale = (shot.width / viewport.width) * pinch.scale;
  const toShot = (value: number) => Math.round(value * scale);
  const left = Math.max(0, toShot(box.x + offset.x - pinch.x));
  const top = Math.max(0, toShot(box.y + offset.y - pinch.y));
  const right = Math.min(shot.width, toShot(box.x + box.width + offset.x - pinch.x));
  const bottom = Math.min(shot.height, toShot(box.y + box.height + offset.y - pinch.y));
  if (right - left < 1 || bottom - top < 1) return undefined;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
