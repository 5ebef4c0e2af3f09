/**
 * How much an answer changed what it should have left alone: the mean absolute
 * difference over the colour channels, 0–255.
 *
 * @param source RGBA
 * @param answer RGBA of the same size
 * @param outside non-zero where nothing should have changed
 */
export function measureDrift(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  outside: Uint8Array,
): number | undefined {
  let [sum, count] = [0, 0];
  for (let i = 0; i < outside.length; i++) {
    if (!outside[i]) continue;
    for (let c = 0; c < 3; c++) {
      sum += Math.abs(source[i * 4 + c]! - answer[i * 4 + c]!);
    }
    count += 3;
  }
  return count > 0 ? sum / count : undefined;
}
