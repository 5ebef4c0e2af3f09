import type { RegionGraph } from "@/utils/pixels/select/region-graph";

/** What a border's strength is compared with: LAB units, over all borders between regions. */
export interface BorderStatistics {
  readonly mean: number;
  /** Half of all border is weaker. */
  readonly median: number;
  /** A tenth of all border is stronger. */
  readonly strong: number;
}

const STEPS = 8192;
const STEPS_A_UNIT = 64;

/** Mean, median and 90th percentile of edge strength, weighted by border length. */
export function borderStatistics({ length, strength }: RegionGraph): BorderStatistics {
  const counts = new Float64Array(STEPS);
  let total = 0;
  let sum = 0;
  for (let edge = 0; edge < length.length; edge += 1) {
    const pixels = length[edge] as number;
    const step = Math.min(
      STEPS - 1,
      Math.floor(((strength[edge] as number) / pixels) * STEPS_A_UNIT),
    );
    (counts[step] as number) += pixels;
    total += pixels;
    sum += strength[edge] as number;
  }
  const quantile = (share: number) => {
    let left = share * total;
    let step = 0;
    while (step < STEPS - 1 && left > (counts[step] as number)) {
      left -= counts[step] as number;
      step += 1;
    }
    return (step + 1) / STEPS_A_UNIT;
  };
  return { mean: total ? sum / total : 1, median: quantile(0.5), strong: quantile(0.9) };
}
