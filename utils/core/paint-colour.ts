import { toOklab } from "@/utils/core/oklab";

/** The colours that paint can have, `#rrggbb`; the first one wherever it can be seen. */
export const PAINT_COLOURS = ["#ff6a1f", "#00a8ff", "#ff2d9b", "#2fd15b", "#ffd400"] as const;

export type PaintColour = (typeof PAINT_COLOURS)[number];

/** How much of the paint's own colour is seen over the picture; the stage's style has the same. */
export const PAINT_OPACITY = 0.45;

/** The least seen tenth of a picture decides: what should change may lie there. */
const SHARE = 0.1;

/** From this difference on (Oklab, black to white is 1) paint is plain to see at a glance. */
const PLAIN = 0.05;

type Rgb = readonly [red: number, green: number, blue: number];

/**
 * The colour in which paint shows on a picture: the first one, unless it is hard
 * to see on a tenth of it; then the one that is easiest to see there. It is
 * looked for while a picture opens, by code that has not run before: plain loops,
 * and no more colours than have to be tried.
 *
 * @param rgba some of the picture's pixels, four bytes each
 */
export function visiblePaintColour(rgba: Uint8ClampedArray): PaintColour {
  const [first, ...others] = PAINT_COLOURS;
  const pixels = opaquePixels(rgba);
  let best: { readonly colour: PaintColour; readonly seen: number } = {
    colour: first,
    seen: seenOn(pixels, first),
  };
  if (best.seen >= PLAIN) return first;
  for (const colour of others) {
    const seen = seenOn(pixels, colour);
    if (seen > best.seen) best = { colour, seen };
  }
  return best.colour;
}

function opaquePixels(rgba: Uint8ClampedArray): readonly Rgb[] {
  const pixels: Rgb[] = [];
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    if (alpha >= 128) pixels.push([rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0]);
  }
  return pixels;
}

/** How much paint changes the pixels on which it changes least. */
function seenOn(pixels: readonly Rgb[], colour: PaintColour): number {
  const [red, green, blue] = parse(colour);
  const changes = new Float64Array(pixels.length);
  for (const [index, [r, g, b]] of pixels.entries()) {
    const before = toOklab(r, g, b);
    const after = toOklab(mix(r, red), mix(g, green), mix(b, blue));
    changes[index] = Math.hypot(
      before.lightness - after.lightness,
      before.a - after.a,
      before.b - after.b,
    );
  }
  return changes.sort()[Math.floor(changes.length * SHARE)] ?? 0;
}

function mix(below: number, paint: number): number {
  return below * (1 - PAINT_OPACITY) + paint * PAINT_OPACITY;
}

function parse(colour: PaintColour): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
