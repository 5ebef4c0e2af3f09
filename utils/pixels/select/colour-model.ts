import type { Analysis } from "@/utils/pixels/select/analysis";
import { BINS } from "@/utils/pixels/select/palette";

/** So that a colour never seen is unlikely, not impossible. */
const RARE = (0.01 * 4) / 24;

/**
 * For every region, how much more its colours belong to what is picked than to
 * the rest: the mean of `ln((F + ε) / (B + ε))` over its pixels.
 *
 * @param picked one flag a region
 * @param weights of the regions that are not picked; 1 when left out
 */
export function colourEvidence(
  { histograms, areas, tree }: Analysis,
  picked: Uint8Array,
  weights?: Float32Array,
): Float64Array {
  const front = new Float64Array(BINS);
  const back = new Float64Array(BINS);
  for (let region = 0; region < tree.leafCount; region += 1) {
    const to = picked[region] ? front : back;
    const weight = picked[region] || !weights ? 1 : (weights[region] as number);
    for (let k = 0; k < BINS; k += 1)
      to[k] = (to[k] as number) + weight * (histograms[region * BINS + k] as number);
  }
  const [frontSum, backSum] = [front, back].map((h) =>
    Math.max(
      h.reduce((a, b) => a + b, 0),
      1,
    ),
  );
  const ratios = front.map((value, k) =>
    Math.log(
      (value / (frontSum as number) + RARE) / ((back[k] as number) / (backSum as number) + RARE),
    ),
  );
  const out = new Float64Array(tree.leafCount);
  for (let region = 0; region < out.length; region += 1) {
    let sum = 0;
    for (let k = 0; k < BINS; k += 1)
      sum += (histograms[region * BINS + k] as number) * (ratios[k] as number);
    out[region] = sum / (areas[region] as number);
  }
  return out;
}
