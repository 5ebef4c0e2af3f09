import { openPng } from "@/utils/pixels/png/read";
import { createCanvas } from "@/utils/pixels/read/decode";

/**
 * A PNG's values as they stand, whatever colours they mean: no browser converts them. Its bitmap is
 * the caller's to close.
 *
 * @returns nothing for other files than those of RGBA, 8 bits a channel, and for damaged ones
 */
export async function openBareBitmap(
  file: Uint8Array<ArrayBuffer>,
): Promise<ImageBitmap | undefined> {
  const reader = openPng(file);
  if (reader?.channels !== 4 || reader.depth !== 8) return undefined;
  const { canvas, context } = createCanvas(reader.size);
  let top = 0;
  for (let rows = await reader.next(); rows; rows = await reader.next()) {
    const band = context.createImageData(canvas.width, rows.length / (canvas.width * 4));
    band.data.set(rows);
    context.putImageData(band, 0, top);
    top += band.height;
  }
  reader.close();
  return reader.isDamaged?.() ? undefined : canvas.transferToImageBitmap();
}
