import type { BorderStatistics } from "@/utils/pixels/select/border-statistics";
import { unlikeness } from "@/utils/pixels/select/histograms";
import { BINS } from "@/utils/pixels/select/palette";

/** What is added up along the borders of a set of regions: so many numbers a set. */
export const BORDER_SUMS = 6;
const LENGTH = 0;
const STRENGTH = 1;
/** How much of that border is weaker than the median, and stronger than nine tenths. */
const WEAK = 2;
const STRONG = 3;
/** The same between regions of the set. */
const INNER = 4;
const INNER_STRENGTH = 5;

/** What is known of a set of regions, px and pairs of px. */
export interface Sums {
  readonly area: number;
  /** Contact with the picture's frame. */
  readonly frame: number;
  /** Which of the sets in the following it is. */
  readonly node: number;
  /** BORDER_SUMS numbers a set. */
  readonly borders: Float64Array;
  /** Of the set itself, and of the ring of its neighbours: BINS numbers a set. */
  readonly colours: Float32Array;
  readonly ring: Float32Array;
  /** Colours of all the rest of the picture, BINS numbers. */
  readonly rest: Float32Array;
}

/** A border between two regions: pairs of px, and the strength along it, mean and sum. */
export interface Border {
  readonly length: number;
  readonly mean: number;
  readonly strength: number;
}

/** Counts a border as one to the rest of the picture, so many times. */
export function addBorder(
  sums: Float64Array,
  at: number,
  { length, mean, strength }: Border,
  statistics: BorderStatistics,
  times = 1,
): void {
  add(sums, at + LENGTH, times * length);
  add(sums, at + STRENGTH, times * strength);
  if (mean < statistics.median) add(sums, at + WEAK, times * length);
  if (mean > statistics.strong) add(sums, at + STRONG, times * length);
}

/** Counts a border as one within the set. */
export function addInner(
  sums: Float64Array,
  at: number,
  { length, strength }: Border,
  times = 1,
): void {
  add(sums, at + INNER, times * length);
  add(sums, at + INNER_STRENGTH, times * strength);
}

function add(sums: Float64Array, at: number, value: number): void {
  (sums[at] as number) += value;
}

/** The length of a set's border to the rest of the picture, and the mean strength along it; 0 for the whole picture. */
export function borderAt(sums: Float64Array, node: number): { length: number; mean: number } {
  const at = node * BORDER_SUMS;
  const length = sums[at + LENGTH] as number;
  return { length, mean: length > 0 ? (sums[at + STRENGTH] as number) / length : 0 };
}

/**
 * How much a set of regions looks like one object. A linear model over eleven
 * features; the weights were fitted on 64 photographs (docs/selecting.md).
 * Worth comparing only.
 */
export function scoreOf(sums: Sums, statistics: BorderStatistics, pixels: number): number {
  const { area, frame, node, borders, colours, ring, rest } = sums;
  const border = borderAt(borders, node);
  if (area <= 0 || border.length <= 0) return Number.NEGATIVE_INFINITY;
  const mean = Math.max(border.mean, 1e-3);
  const perimeter = frame + border.length;
  const at = node * BORDER_SUMS;
  const bin = node * BINS;
  const logShare = Math.log(area / pixels);
  const inner = borders[at + INNER] as number;
  const innerMean = (borders[at + INNER_STRENGTH] as number) / inner;
  const relative = inner > 0 ? -0.02 * Math.log((innerMean + 0.3) / mean) : 0.06;
  return (
    0.313 -
    0.077 * Math.log(mean / Math.max(statistics.mean, 1e-3)) +
    0.023 * Math.log(mean) -
    0.07 * ((borders[at + WEAK] as number) / border.length) +
    0.177 * ((borders[at + STRONG] as number) / border.length) -
    0.039 * logShare -
    0.013 * logShare * logShare -
    0.379 * (frame / perimeter) +
    0.08 * Math.log((4 * Math.PI * area) / (perimeter * perimeter)) -
    0.053 * unlikeness(colours, bin, area, rest, 0, pixels - area) +
    0.211 * unlikeness(colours, bin, area, ring, bin, border.length) +
    relative
  );
}
