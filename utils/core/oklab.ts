/** A colour of Oklab, where equal distances look about equally different. */
interface Oklab {
  /** From 0, black, to 1, white. */
  readonly lightness: number;
  /** From green, below 0, to red. */
  readonly a: number;
  /** From blue, below 0, to yellow. */
  readonly b: number;
}

/**
 * The Oklab colour of an sRGB one. Björn Ottosson, “A perceptual color space for image
 * processing”, 2020 (bottosson.github.io/posts/oklab).
 *
 * @param red 0 to 255; so are the others
 */
export function toOklab(red: number, green: number, blue: number): Oklab {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** The sRGB curve, IEC 61966-2-1. */
function toLinear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
