import { writeLab } from "@/utils/pixels/select/lab";

/** Differences are capped here, ΔE*ab: larger ones have another cause. */
const CAP = 60;

/**
 * How different picture and answer look, pixel by pixel: mean of the capped distances in CIE LAB.
 *
 * @param source RGBA
 * @param answer RGBA of the same size
 * @param places indices of the pixels that are compared
 * @param change what becomes of a channel's value at the k-th place
 */
export function visibleError(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  places: Int32Array,
  change: (value: number, channel: number, k: number) => number,
): number {
  const seen = labOf(places, (from, channel) => source[from + channel]!);
  const made = labOf(places, (from, channel, k) => change(answer[from + channel]!, channel, k));
  let sum = 0;
  for (let k = 0; k < places.length; k++) {
    const distance = Math.hypot(
      seen.l[k]! - made.l[k]!,
      seen.a[k]! - made.a[k]!,
      seen.b[k]! - made.b[k]!,
    );
    sum += Math.min(CAP, distance);
  }
  return sum / Math.max(1, places.length);
}

function labOf(
  places: Int32Array,
  valueAt: (from: number, channel: number, k: number) => number,
): { readonly l: Float32Array; readonly a: Float32Array; readonly b: Float32Array } {
  const rgba = new Uint8ClampedArray(places.length * 4);
  for (let k = 0; k < places.length; k++) {
    for (let channel = 0; channel < 3; channel++) {
      rgba[k * 4 + channel] = valueAt(places[k]! * 4, channel, k);
    }
  }
  const [l, a, b] = [0, 1, 2].map(() => new Float32Array(places.length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  writeLab(rgba, l, a, b);
  return { l, a, b };
}
