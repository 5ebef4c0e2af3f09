import type { Size } from "@/utils/core/geometry";
import { traceContours } from "@/utils/core/mask/contour";
import type { View } from "@/utils/core/view/view";
import type { MaskSurface } from "./mask-surface";

/** CSS px. */
const LINE = 1.5;
const DASH = 5;

/** The mask's outline in picture px. `whole` shows the whole picture. */
export function traceOutline(whole: MaskSurface, picture: Size): Path2D {
  const { width, height } = whole.canvas;
  const path = new Path2D();
  for (const loop of traceContours(whole.read(), width, height)) {
    for (let index = 0; index < loop.length; index += 2) {
      const x = ((loop[index] ?? 0) * picture.width) / width;
      const y = ((loop[index + 1] ?? 0) * picture.height) / height;
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    path.closePath();
  }
  return path;
}

/** Two tones, so that the line stands out on any picture. */
export function drawOutline(
  context: CanvasRenderingContext2D,
  path: Path2D,
  { place, ratio }: { readonly place: View; readonly ratio: number },
): void {
  const unit = ratio / place.scale;
  context.save();
  context.setTransform(place.scale, 0, 0, place.scale, place.x, place.y);
  context.lineJoin = "round";
  context.lineWidth = LINE * unit;
  context.strokeStyle = "#fff";
  context.stroke(path);
  context.setLineDash([DASH * unit, DASH * unit]);
  context.strokeStyle = "#000";
  context.stroke(path);
  context.restore();
}
