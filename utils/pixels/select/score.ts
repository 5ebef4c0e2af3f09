import type { BorderStatistics } from "@/utils/pixels/select/border-statistics";

/** What is added up over a set of regions, in px and pairs of px. */
export interface Sums {
  readonly area: number;
  /** Contact with the picture's frame. */
  readonly frame: number;
  /** Border to the rest of the picture, and the strength along it. */
  readonly border: number;
  readonly strength: number;
  /** How much of that border is weaker than the median, and stronger than nine tenths. */
  readonly weak: number;
  readonly strong: number;
  /** Borders between the regions of the set. */
  readonly inner: number;
  readonly innerStrength: number;
  /** ½ χ² of the colours against all the rest, and against the ring of neighbours. */
  readonly unlikeRest: number;
  readonly unlikeRing: number;
}

/**
 * How much a set of regions looks like one object. A linear model over eleven
 * features; the weights were fitted on 64 photographs (docs/selecting.md).
 * Worth comparing only.
 */
export function scoreOf(sums: Sums, statistics: BorderStatistics, pixels: number): number {
  const { area, frame, border, strength, inner } = sums;
  if (area <= 0 || border <= 0) return Number.NEGATIVE_INFINITY;
  const mean = Math.max(strength / border, 1e-3);
  const perimeter = frame + border;
  const logShare = Math.log(area / pixels);
  const relative = inner > 0 ? -0.02 * Math.log((sums.innerStrength / inner + 0.3) / mean) : 0.06;
  return (
    0.313 -
    0.077 * Math.log(mean / Math.max(statistics.mean, 1e-3)) +
    0.023 * Math.log(mean) -
    0.07 * (sums.weak / border) +
    0.177 * (sums.strong / border) -
    0.039 * logShare -
    0.013 * logShare * logShare -
    0.379 * (frame / perimeter) +
    0.08 * Math.log((4 * Math.PI * area) / (perimeter * perimeter)) -
    0.053 * sums.unlikeRest +
    0.211 * sums.unlikeRing +
    relative
  );
}
