import type { Rect, Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { rasterise } from "@/utils/core/mask/raster";
import { dilate } from "@/utils/core/mask/raster-morphology";
import { encodePng } from "@/utils/pixels/png/write";

/** Edit and keep, as four bytes each. */
interface Colours {
  readonly edit: readonly [number, number, number, number];
  readonly keep: readonly [number, number, number, number];
}

/**
 * Transparent says *edit* to servers that follow the API's document, white
 * says it to those that read lightness instead, and both agree here. A canvas
 * cannot keep white under alpha 0.
 */
const MASK: Colours = { edit: [255, 255, 255, 0], keep: [0, 0, 0, 255] };

/** A transparent overlay that shows where to edit. */
const MARKUP: Colours = { edit: [255, 0, 0, 160], keep: [0, 0, 0, 0] };

export interface MaskImageRequest {
  readonly operations: readonly MaskOperation[];
  /** Picture px. */
  readonly window: Rect;
  /** Of the image it goes with. */
  readonly size: Size;
  readonly pictureSize: Size;
  /** Window px. */
  readonly growthPx: number;
}

/** The hard mask of a window, grown for the model, as one byte a pixel. */
export function drawModelMask(request: MaskImageRequest): Uint8Array {
  const { operations, window, size, pictureSize, growthPx } = request;
  const data = rasterise(operations, window, size, pictureSize);
  if (growthPx > 0) {
    dilate({ data, ...size, x: 0, y: 0, pixelWidth: 1, pixelHeight: 1 }, growthPx);
  }
  return data;
}

/** The mask as a PNG. `mask`: window px, row by row, not 0 where to edit. `way` chooses the colours. */
export function encodeMask(mask: Uint8Array, size: Size, way: "mask" | "markup"): Blob {
  const colours = way === "mask" ? MASK : MARKUP;
  const edit = asWord(colours.edit);
  const keep = asWord(colours.keep);
  const words = new Uint32Array(mask.length);
  for (let i = 0; i < mask.length; i++) words[i] = mask[i] ? edit : keep;
  return encodePng(new Uint8Array(words.buffer), { ...size, channels: 4 });
}

/** Four bytes in the order in which they lie in memory, as the machine's own word. */
function asWord(bytes: readonly number[]): number {
  return new Uint32Array(new Uint8Array(bytes).buffer)[0] ?? 0;
}
