import type { Rect, Size } from "@/utils/core/geometry";
import { ok, type Result } from "@/utils/core/result";
import { drawAnswer } from "@/utils/pixels/answer-band";
import { applyColours } from "@/utils/pixels/colour-match";
import { withComparedAnswer } from "@/utils/pixels/compared-answer";
import { createCanvas, sizeOf } from "@/utils/pixels/decode";
import { withPicture } from "@/utils/pixels/held-picture";
import { planStitch, type StitchPlan } from "@/utils/pixels/plan";
import type { Overlay, StitchRequest } from "@/utils/pixels/protocol";

/**
 * What a stitch would change, at display size: drawn over the picture's proxy
 * it looks as the stitched picture will. Quick enough to follow a slider.
 *
 * @param maxSide the side of the proxy it will lie over
 */
export function makeOverlay(
  { request, maxSide }: { readonly request: StitchRequest; readonly maxSide: number },
  signal: AbortSignal,
): Promise<Result<Overlay>> {
  return withPicture(request.picture, (picture) =>
    withComparedAnswer(request, picture, async (compared) => {
      signal.throwIfAborted();
      const size = sizeOf(picture);
      const scale = Math.min(1, maxSide / Math.max(size.width, size.height));
      const plan = planStitch(request, size, compared, scale);
      if (!plan.rect) return ok({ report: plan.report });
      const canvas = drawOverlay(picture, compared.answer, plan, plan.rect, scale);
      const bitmap = canvas.transferToImageBitmap();
      return ok({ bitmap, rect: plan.rect, report: plan.report });
    }),
  );
}

function drawOverlay(
  picture: ImageBitmap,
  answer: ImageBitmap,
  { placements, colour, weights }: StitchPlan,
  rect: Rect,
  scale: number,
): OffscreenCanvas {
  const size = weights?.size ?? scaled(rect, scale);
  const pixels = drawAnswer(answer, placements, rect, size);
  if (colour) applyColours(pixels, colour);
  if (weights) {
    for (let i = 0; i < weights.data.length; i++) {
      pixels[i * 4 + 3] = ((pixels[i * 4 + 3] ?? 0) * (weights.data[i] ?? 0)) / 255;
    }
  }
  const { canvas, context } = createCanvas(size);
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels), size.width), 0, 0);
  if (!weights) {
    const { x, y, width, height } = rect;
    context.drawImage(picture, x, y, width, height, 0, 0, size.width, size.height);
  }
  return canvas;
}

function scaled({ width, height }: Rect, scale: number): Size {
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
