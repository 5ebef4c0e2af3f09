import type { MaskFile } from "@/utils/core/capability";
import type { Size } from "@/utils/core/geometry";
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

/** The mask as a PNG. `mask`: window px, row by row, not 0 where to edit. `way` chooses the colours. */
export function encodeMask(mask: Uint8Array, size: Size, way: MaskFile): Blob {
  const colours = way === "markup" ? MARKUP : MASK;
  const edit = asWord(colours.edit);
  const keep = asWord(colours.keep);
  const words = new Uint32Array(mask.length);
  for (let i = 0; i < mask.length; i++) words[i] = mask[i] ? edit : keep;
  return encodePng(new Uint8Array(words.buffer), { ...size, channels: 4 });
}

/** Four bytes in memory order as a native-endian word. */
function asWord(bytes: readonly number[]): number {
  return new Uint32Array(new Uint8Array(bytes).buffer)[0] ?? 0;
}
