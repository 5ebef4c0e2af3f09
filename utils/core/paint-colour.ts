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
 * to see on a tenth of it; then the one that is easiest to see there.
 *
 * @param rgba some of the picture's pixels, four bytes each
 */
export function visiblePaintColour(rgba: Uint8ClampedArray): PaintColour {
  const pixels = opaquePixels(rgba);
  const [first] = PAINT_COLOURS;
  if (pixels.length === 0) return first;
  const rated = PAINT_COLOURS.map((colour) => ({ colour, seen: seenOn(pixels, colour) }));
  if ((rated[0]?.seen ?? 0) >= PLAIN) return first;
  return rated.reduce((best, one) => (one.seen > best.seen ? one : best)).colour;
}

function opaquePixels(rgba: Uint8ClampedArray): readonly Rgb[] {
  const pixels: Rgb[] = [];
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(at, at + 4);
    if (alpha >= 128) pixels.push([red, green, blue]);
  }
  return pixels;
}

/** How much paint changes the pixels on which it changes least. */
function seenOn(pixels: readonly Rgb[], colour: PaintColour): number {
  const paint = parse(colour);
  const changes = pixels.map((pixel) => {
    const mixed = pixel.map(
      (value, i) => value * (1 - PAINT_OPACITY) + (paint[i] ?? 0) * PAINT_OPACITY,
    ) as unknown as Rgb;
    const [before, after] = [toOklab(pixel), toOklab(mixed)];
    return Math.hypot(...before.map((value, i) => value - (after[i] ?? 0)));
  });
  return changes.toSorted((a, b) => a - b)[Math.floor(changes.length * SHARE)] ?? 0;
}

function parse(colour: PaintColour): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Björn Ottosson, “A perceptual color space for image processing”, 2020 (bottosson.github.io/posts/oklab). */
function toOklab(rgb: Rgb): readonly number[] {
  const [r, g, b] = rgb.map(toLinear) as unknown as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The sRGB curve, IEC 61966-2-1. */
function toLinear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
