/** IEC 61966-2-1: an sRGB byte as linear light. */
const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** CIE 15: the cube root with its linear foot, for arguments 0…1 in 16,384 steps. */
const STEPS = 16_384;
const ROOT = Float64Array.from({ length: STEPS + 2 }, (_, step) => {
  const value = step / STEPS;
  return value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27) * (value / 116) + 16 / 116;
});

function root(value: number): number {
  // The nearest step is within 0.03 of L and 0.15 of a: far below what an edge is.
  return ROOT[(value * STEPS + 0.5) | 0] as number;
}

/**
 * sRGB bytes to CIE LAB (1976, D65).
 *
 * @param rgba four bytes a pixel; as many pixels as the planes have
 */
export function writeLab(
  rgba: Uint8ClampedArray,
  l: Float32Array,
  a: Float32Array,
  b: Float32Array,
): void {
  for (let i = 0; i < l.length; i += 1) {
    const red = LINEAR[rgba[i * 4] as number] as number;
    const green = LINEAR[rgba[i * 4 + 1] as number] as number;
    const blue = LINEAR[rgba[i * 4 + 2] as number] as number;
    // sRGB to XYZ, divided by the D65 white point.
    const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
    const y = root(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
    const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
    l[i] = 116 * y - 16;
    a[i] = 500 * (x - y);
    b[i] = 200 * (y - z);
  }
}
