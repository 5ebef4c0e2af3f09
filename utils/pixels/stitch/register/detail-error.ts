const CHANNELS = 3;

/**
 * How different two images are pixel by pixel, each channel's mean difference evened out, in
 * levels: the finest detail counts, which registration smooths away before it compares.
 *
 * @param source RGBA
 * @param answer RGBA of the same size
 * @param places indices of the pixels that are compared
 */
export function detailError(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  places: Int32Array,
): number {
  const count = Math.max(1, places.length);
  let error = 0;
  for (let channel = 0; channel < CHANNELS; channel++) {
    const differenceAt = (place: number) =>
      answer[place * 4 + channel]! - source[place * 4 + channel]!;
    let sum = 0;
    for (let k = 0; k < places.length; k++) sum += differenceAt(places[k]!);
    const mean = sum / count;
    for (let k = 0; k < places.length; k++) error += Math.abs(differenceAt(places[k]!) - mean);
  }
  return error / count / CHANNELS;
}
