import type { Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { dilate, erode, fillUnreached } from "@/utils/core/mask/raster-morphology";
import type { Surface } from "./canvas";

export type PixelOperation = Extract<MaskOperation, { kind: "grow" | "fillHoles" }>;

const HALF_COVERED = 128;

/** Operations that need the pixels there are, not paths. */
export function isPixelOperation(operation: MaskOperation): operation is PixelOperation {
  return operation.kind === "grow" || operation.kind === "fillHoles";
}

/** One byte a pixel, 0 or 255: what is at least half covered counts as painted. */
export function readMask({ canvas, context }: Surface): Uint8Array {
  const { width, height } = canvas;
  const mask = new Uint8Array(width * height);
  if (!context) return mask;
  const { data } = context.getImageData(0, 0, width, height);
  for (let index = 0; index < mask.length; index += 1) {
    if ((data[index * 4 + 3] ?? 0) >= HALF_COVERED) mask[index] = 255;
  }
  return mask;
}

/** Applies such an operation to a canvas that shows the whole picture. */
export function applyToPixels(surface: Surface, operation: PixelOperation, picture: Size): void {
  const { width, height } = surface.canvas;
  const grid = {
    data: readMask(surface),
    width,
    height,
    x: 0,
    y: 0,
    pixelWidth: picture.width / width,
    pixelHeight: picture.height / height,
  };
  if (operation.kind === "fillHoles") {
    const isBorder = (column: number, row: number) =>
      column === 0 || row === 0 || column === width - 1 || row === height - 1;
    fillUnreached(grid, isBorder);
  } else if (operation.by > 0) dilate(grid, operation.by);
  else erode(grid, -operation.by);
  writeMask(surface, grid.data);
}

/** Replaces what is on the canvas; in the colour it fills with. */
function writeMask({ canvas, context }: Surface, mask: Uint8Array): void {
  if (!context) return;
  const image = context.createImageData(canvas.width, canvas.height);
  for (let index = 0; index < mask.length; index += 1) image.data[index * 4 + 3] = mask[index] ?? 0;
  context.putImageData(image, 0, 0);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = "source-in";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.restore();
}
