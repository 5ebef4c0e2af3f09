/**
 * Blends one row of the answer over one row of the source, in place. Weight 0
 * leaves the source's bytes as they are; weight 255 takes the answer with its
 * alpha. In between, in the feather around the painted area, only the colours
 * mix and the source's alpha stays: otherwise the answer's background would
 * show as a halo around cut-outs.
 *
 * @param row source, RGB or RGBA, 8 bits or 16 (big endian)
 * @param at first pixel of the row that is blended
 * @param answer RGBA of the blended part
 * @param weights 0–255 of the blended part
 */
export function blendRow(
  row: Uint8Array,
  at: number,
  answer: Uint8ClampedArray,
  weights: Uint8Array,
  channels: 3 | 4,
  depth: 8 | 16,
): void {
  const access = depth === 16 ? WIDE : NARROW;
  const step = (channels * depth) / 8;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]! / 255;
    if (weight === 0) continue;
    const offset = (at + i) * step;
    if (channels === 3) mixOpaque(row, offset, answer, i * 4, weight, access);
    else mixAlpha(row, offset, answer, i * 4, weight, access);
  }
}

/**
 * Lays one row of the answer *under* one row of the source, in place: the
 * picture's own transparency was the mask, so what is opaque stays as it is.
 */
export function blendUnderRow(
  row: Uint8Array,
  at: number,
  answer: Uint8ClampedArray,
  depth: 8 | 16,
): void {
  const { read, write, full, bytes } = depth === 16 ? WIDE : NARROW;
  for (let i = 0; i < answer.length / 4; i++) {
    const offset = (at + i) * 4 * bytes;
    const alpha = read(row, offset + 3 * bytes) / full;
    if (alpha === 1) continue;
    const below = (answer[i * 4 + 3]! / 255) * (1 - alpha);
    const total = alpha + below;
    if (total === 0) continue;
    for (let c = 0; c < 3; c++) {
      const own = read(row, offset + c * bytes) / full;
      const other = answer[i * 4 + c]! / 255;
      write(row, offset + c * bytes, ((own * alpha + other * below) / total) * full);
    }
    write(row, offset + 3 * bytes, total * full);
  }
}

/**
 * Replaces the pixels of one row that a patch covers, in place. Alpha stays: what is erased from a
 * cut-out leaves its shape as it was. Where the patch continues an edge (`fillsBlank`) it brings its
 * own alpha to what was transparent.
 *
 * @param patch RGBA of the replaced part; a pixel counts where it is more opaque than not, or, where
 * an edge is continued, seen at all
 */
export function patchRow(
  row: Uint8Array,
  at: number,
  patch: Uint8ClampedArray,
  { channels, depth, fillsBlank }: PatchChoice,
): void {
  const { read, write, full, bytes } = depth === 16 ? WIDE : NARROW;
  const least = fillsBlank ? 1 : 128;
  for (let i = 0; i < patch.length / 4; i++) {
    if (patch[i * 4 + 3]! < least) continue;
    const offset = (at + i) * channels * bytes;
    const isBlank = fillsBlank && channels === 4 && read(row, offset + 3 * bytes) === 0;
    for (let c = 0; c < (isBlank ? 4 : 3); c++) {
      write(row, offset + c * bytes, (patch[i * 4 + c]! / 255) * full);
    }
  }
}

interface PatchChoice {
  readonly channels: 3 | 4;
  readonly depth: 8 | 16;
  readonly fillsBlank: boolean;
}

interface Access {
  readonly bytes: number;
  readonly full: number;
  readonly read: (row: Uint8Array, offset: number) => number;
  readonly write: (row: Uint8Array, offset: number, value: number) => void;
}

const NARROW: Access = {
  bytes: 1,
  full: 255,
  read: (row, offset) => row[offset]!,
  write: (row, offset, value) => {
    row[offset] = Math.round(value);
  },
};

const WIDE: Access = {
  bytes: 2,
  full: 65_535,
  read: (row, offset) => (row[offset]! << 8) | row[offset + 1]!,
  write: (row, offset, value) => {
    const rounded = Math.round(value);
    row[offset] = rounded >> 8;
    row[offset + 1] = rounded & 255;
  },
};

/** Where the answer is transparent the picture shows. */
function mixOpaque(
  row: Uint8Array,
  offset: number,
  answer: Uint8ClampedArray,
  from: number,
  weight: number,
  { bytes, full, read, write }: Access,
): void {
  const share = weight * (answer[from + 3]! / 255);
  for (let c = 0; c < 3; c++) {
    const own = read(row, offset + c * bytes);
    const other = (answer[from + c]! / 255) * full;
    write(row, offset + c * bytes, own + (other - own) * share);
  }
}

function mixAlpha(
  row: Uint8Array,
  offset: number,
  answer: Uint8ClampedArray,
  from: number,
  weight: number,
  access: Access,
): void {
  const { bytes, full, read, write } = access;
  if (weight < 1) {
    const isVisible = read(row, offset + 3 * bytes) > 0;
    if (isVisible) mixOpaque(row, offset, answer, from, weight, access);
    return;
  }
  for (let c = 0; c < 4; c++) {
    write(row, offset + c * bytes, (answer[from + c]! / 255) * full);
  }
}
