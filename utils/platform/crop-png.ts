import type { Rect } from "@/utils/core/geometry";

/** A part of a picture as a PNG, pixel by pixel. Runs in a worker. */
export async function cropPng(picture: Blob, { x, y, width, height }: Rect): Promise<Blob> {
  const bitmap = await createImageBitmap(picture, x, y, width, height);
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: "image/png" });
}
