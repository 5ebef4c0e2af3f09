import { BINS } from "@/utils/pixels/select/palette";

/**
 * Colours of every region: BINS numbers a region that add up to its area.
 * Smoothed over similar colours, so that two shades of one red are alike.
 */
export function regionHistograms(
  labels: Uint16Array,
  regionCount: number,
  bins: Uint8Array,
  likeness: Float32Array,
): Float32Array {
  const counts = new Float32Array(regionCount * BINS);
  for (let i = 0; i < labels.length; i += 1) {
    const at = (labels[i] as number) * BINS + (bins[i] as number);
    (counts[at] as number) += 1;
  }
  const out = new Float32Array(regionCount * BINS);
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at] as number;
    if (!count) continue;
    const bin = at % BINS;
    const start = at - bin;
    for (let k = 0; k < BINS; k += 1)
      (out[start + k] as number) += count * (likeness[bin * BINS + k] as number);
  }
  return out;
}

/** Half the χ² distance of two histograms of the given sums: 0 alike, 1 nothing in common. */
export function unlikeness(
  a: Float32Array,
  startA: number,
  sumA: number,
  b: Float32Array,
  startB: number,
  sumB: number,
): number {
  if (sumA <= 0 || sumB <= 0) return 0;
  const shares = new Float64Array(2 * BINS);
  for (let k = 0; k < BINS; k += 1) {
    shares[k] = (a[startA + k] as number) / sumA;
    shares[BINS + k] = (b[startB + k] as number) / sumB;
  }
  return unlikeShares(shares, 0, BINS);
}

/** The same of two histograms whose sums are 1 already. */
export function unlikeShares(shares: Float64Array, startA: number, startB: number): number {
  let sum = 0;
  for (let k = 0; k < BINS; k += 1) {
    const one = shares[startA + k] as number;
    const other = shares[startB + k] as number;
    const both = one + other;
    if (both > 1e-12) sum += ((one - other) * (one - other)) / both;
  }
  return sum / 2;
}
