/** PNG colour types: https://www.w3.org/TR/png-3/#3colourType */
export const GREY = 0;
export const COLOUR = 2;
export const PALETTE = 3;
export const GREY_ALPHA = 4;
export const COLOUR_ALPHA = 6;

export interface PixelLayout {
  readonly colourType: number;
  /** Bits a sample in the file: 1, 2, 4, 8 or 16. */
  readonly bits: number;
  /** RGB triples. */
  readonly palette: Uint8Array;
  /** The `tRNS` chunk as it stands. */
  readonly transparency: Uint8Array;
}

/** Samples a pixel has in the file: 1 for a palette, up to 4 (PNG, §6.1). */
export function samplesPerPixel(colourType: number): number {
  if (colourType === COLOUR) return 3;
  if (colourType === COLOUR_ALPHA) return 4;
  return colourType === GREY_ALPHA ? 2 : 1;
}

/** Whether pixels may be transparent: an alpha channel or a tRNS chunk. */
export function hasAlpha({ colourType, transparency }: PixelLayout): boolean {
  return colourType === GREY_ALPHA || colourType === COLOUR_ALPHA || transparency.length > 0;
}

/**
 * Turns one unfiltered row of any kind of PNG into RGB or RGBA of 8 bits, or
 * of 16 where the file has 16. No value is rounded: this loses nothing.
 */
export function expandRow(
  row: Uint8Array,
  width: number,
  layout: PixelLayout,
  channels: 3 | 4,
  out: Uint8Array,
): void {
  const { bits, colourType } = layout;
  if (colourType === PALETTE) {
    expandPalette(row, width, layout, channels, out);
    return;
  }
  if (colourType === COLOUR && channels === 3 && bits >= 8) {
    out.set(row);
    return;
  }
  if (colourType === COLOUR_ALPHA && channels === 4) {
    out.set(row);
    return;
  }
  if (bits === 16) expandWide(row, width, layout, channels, out);
  else expandNarrow(row, width, layout, channels, out);
}

function sampleAt(row: Uint8Array, index: number, bits: number): number {
  if (bits === 8) return row[index] ?? 0;
  const bit = index * bits;
  const shift = 8 - bits - (bit & 7);
  return ((row[bit >> 3] ?? 0) >> shift) & ((1 << bits) - 1);
}

function expandPalette(
  row: Uint8Array,
  width: number,
  { bits, palette, transparency }: PixelLayout,
  channels: 3 | 4,
  out: Uint8Array,
): void {
  for (let x = 0; x < width; x++) {
    const entry = sampleAt(row, x, bits);
    for (let c = 0; c < 3; c++) out[x * channels + c] = palette[entry * 3 + c] ?? 0;
    if (channels === 4) out[x * 4 + 3] = transparency[entry] ?? 255;
  }
}

function expandNarrow(
  row: Uint8Array,
  width: number,
  { bits, colourType, transparency }: PixelLayout,
  channels: 3 | 4,
  out: Uint8Array,
): void {
  const samples = samplesPerPixel(colourType);
  const isGrey = samples < 3;
  const scale = 255 / ((1 << bits) - 1);
  const key = [0, 1, 2].map((i) => transparency[i * 2 + 1] ?? 0);
  for (let x = 0; x < width; x++) {
    let isKey = transparency.length > 0;
    for (let c = 0; c < 3; c++) {
      const source = isGrey ? 0 : c;
      const value = sampleAt(row, x * samples + source, bits);
      if (value !== key[source]) isKey = false;
      out[x * channels + c] = value * scale;
    }
    if (channels === 3) continue;
    if (colourType === GREY_ALPHA) out[x * 4 + 3] = row[x * 2 + 1] ?? 255;
    else out[x * 4 + 3] = isKey ? 0 : 255;
  }
}

function expandWide(
  row: Uint8Array,
  width: number,
  { colourType, transparency }: PixelLayout,
  channels: 3 | 4,
  out: Uint8Array,
): void {
  const samples = samplesPerPixel(colourType);
  const isGrey = samples < 3;
  for (let x = 0; x < width; x++) {
    let isKey = transparency.length > 0;
    for (let byte = 0; byte < 6; byte++) {
      const source = isGrey ? byte & 1 : byte;
      const value = row[x * samples * 2 + source] ?? 0;
      if (value !== transparency[source]) isKey = false;
      out[x * channels * 2 + byte] = value;
    }
    if (channels === 3) continue;
    for (let byte = 0; byte < 2; byte++) {
      const opaque = isKey ? 0 : 255;
      const alpha = colourType === GREY_ALPHA ? (row[x * 4 + 2 + byte] ?? 255) : opaque;
      out[x * 8 + 6 + byte] = alpha;
    }
  }
}
