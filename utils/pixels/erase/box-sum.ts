/** In place: the sum over a square of 2 radius + 1 px, cut at the borders. */
export function boxSum(values: Float32Array, width: number, height: number, radius: number): void {
  const line = new Float64Array(Math.max(width, height) + 1);
  for (let y = 0; y < height; y++) slide(values, line, y * width, 1, width, radius);
  for (let x = 0; x < width; x++) slide(values, line, x, width, height, radius);
}

function slide(
  values: Float32Array,
  sums: Float64Array,
  start: number,
  step: number,
  length: number,
  radius: number,
): void {
  for (let n = 0; n < length; n++) {
    sums[n + 1] = (sums[n] ?? 0) + (values[start + n * step] ?? 0);
  }
  for (let n = 0; n < length; n++) {
    const end = Math.min(length, n + radius + 1);
    values[start + n * step] = (sums[end] ?? 0) - (sums[Math.max(0, n - radius)] ?? 0);
  }
}
