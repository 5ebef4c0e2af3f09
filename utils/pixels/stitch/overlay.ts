import type { Rect, Size } from "@/utils/core/geometry";
import { ok, type Result } from "@/utils/core/result";
import type { Overlay, OverlayRequest } from "@/utils/pixels/job-types";
import { createCanvas } from "@/utils/pixels/read/decode";
import { withPicture } from "@/utils/pixels/read/decoded-picture";
import { drawAnswer } from "@/utils/pixels/stitch/answer-band";
import { applyColours, lieIn } from "@/utils/pixels/stitch/apply-colours";
import { withComparedAnswer } from "@/utils/pixels/stitch/compared-answer";
import { type Decider, planStitch, type StitchPlan } from "@/utils/pixels/stitch/plan";
import type { Weights } from "@/utils/pixels/stitch/weights";

/**
 * What a stitch would change, at display size: drawn over the picture's proxy
 * it looks as the stitched picture will. Quick enough to follow a slider.
 */
export function makeOverlay(
  { request, maxSide }: OverlayRequest,
  signal: AbortSignal,
): Promise<Result<Overlay>> {
  return withComparedAnswer(request, (compared) => {
    signal.throwIfAborted();
    const { width, height } = compared.picture.size;
    const scale = Math.min(1, maxSide / Math.max(width, height));
    const plan = planStitch(request, compared, scale);
    const { rect, by, report } = plan;
    if (!rect) return ok({ report });
    const weights = by.kind === "weights" ? by.weights : undefined;
    const size = weights?.size ?? scaled(rect, scale);
    const canvas = drawTinted(compared.answer, plan, weights, rect, size);
    if (weights) return ok({ bitmap: canvas.transferToImageBitmap(), rect, report });
    const isDrawn = by.kind === "answer" && by.fillsBlank;
    return withPicture(request.picture, (picture) => {
      // What fills a blank is seen as it is; anywhere else it is the picture that decides.
      if (!isDrawn) drawPicture(canvas, picture, rect, OF_DECIDER[by.kind]);
      return ok({ bitmap: canvas.transferToImageBitmap(), rect, report });
    });
  });
}

function drawTinted(
  answer: ImageBitmap,
  { positions, colour, window }: StitchPlan,
  weights: Weights | undefined,
  rect: Rect,
  size: Size,
): OffscreenCanvas {
  const pixels = drawAnswer(answer, positions, rect, size);
  if (colour) applyColours(pixels, colour, lieIn(rect, size, window));
  if (weights) {
    for (let i = 0; i < weights.data.length; i++) {
      pixels[i * 4 + 3] = (pixels[i * 4 + 3]! * weights.data[i]!) / 255;
    }
  }
  const { canvas, context } = createCanvas(size);
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels), size.width), 0, 0);
  return canvas;
}

/** The picture lies over the answer where its own transparency is the mask; a patch keeps its alpha. */
const OF_DECIDER = {
  weights: "source-over",
  picture: "source-over",
  answer: "destination-in",
} as const;

function drawPicture(
  canvas: OffscreenCanvas,
  picture: ImageBitmap,
  rect: Rect,
  how: (typeof OF_DECIDER)[Decider["kind"]],
): void {
  const { x, y, width, height } = rect;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.globalCompositeOperation = how;
  context.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
}

function scaled({ width, height }: Rect, scale: number): Size {
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
