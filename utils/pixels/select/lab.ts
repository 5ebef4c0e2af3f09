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
 * sRGB bytes to CIE LAB (1976, D65), written to three planes.
 *
 * @param from index of the red byte
 * @param to index in the planes
 */
export function writeLab(
  rgba: Uint8ClampedArray,
  from: number,
  planes: readonly Float32Array[],
  to: number,
): void {
  const red = LINEAR[rgba[from] as number] as number;
  const green = LINEAR[rgba[from + 1] as number] as number;
  const blue = LINEAR[rgba[from + 2] as number] as number;
  // sRGB to XYZ, divided by the D65 white point.
  const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = root(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  (planes[0] as Float32Array)[to] = 116 * y - 16;
  (planes[1] as Float32Array)[to] = 500 * (x - y);
  (planes[2] as Float32Array)[to] = 200 * (y - z);
}
