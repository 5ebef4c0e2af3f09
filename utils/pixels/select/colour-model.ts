import type { Analysis } from "@/utils/pixels/select/analysis";
import { BINS } from "@/utils/pixels/select/palette";

/** So that a colour never seen is unlikely, not impossible. */
const RARE = (0.01 * 4) / 24;

/**
 * For every region, how much more its colours belong to the object than to the
 * ground: the mean of `ln((F + ε) / (B + ε))` over its pixels.
 *
 * @param fronts how much each region counts as the object, 0…1
 * @param backs how much it counts as the ground, 0…1
 */
export function colourEvidence(
  { histograms, areas, tree }: Analysis,
  fronts: ArrayLike<number>,
  backs: ArrayLike<number>,
): Float64Array {
  const front = weighted(histograms, fronts);
  const back = weighted(histograms, backs);
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

/** The sum of all regions' colours, each by its weight. */
function weighted(histograms: Float32Array, weights: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(BINS);
  for (let region = 0; region < weights.length; region += 1) {
    const weight = weights[region] as number;
    if (weight === 0) continue;
    const at = region * BINS;
    for (let k = 0; k < BINS; k += 1) (sum[k] as number) += weight * (histograms[at + k] as number);
  }
  return sum;
}
