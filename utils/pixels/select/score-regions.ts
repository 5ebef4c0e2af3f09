import type { Analysis } from "@/utils/pixels/select/analysis";
import { BINS } from "@/utils/pixels/select/palette";
import { addBorder, addInner, BORDER_SUMS, scoreOf } from "@/utils/pixels/select/score";

/** The score of any set of regions, comparable with the nodes'. */
export function scoreRegions(analysis: Analysis, picked: Uint8Array): number {
  const { areas, frame, histograms, statistics, tree } = analysis;
  const own = new Float32Array(BINS);
  const rest = new Float32Array(BINS);
  let area = 0;
  let contact = 0;
  for (let region = 0; region < picked.length; region += 1) {
    const to = picked[region] ? own : rest;
    for (let k = 0; k < BINS; k += 1) (to[k] as number) += histograms[region * BINS + k] as number;
    if (!picked[region]) continue;
    area += areas[region] as number;
    contact += frame[region] as number;
  }
  const { ring, borders } = bordersOf(analysis, picked);
  const pixels = areas[tree.nodeCount - 1] as number;
  const sums = { area, frame: contact, node: 0, borders, colours: own, ring, rest };
  return scoreOf(sums, statistics, pixels);
}

function bordersOf({ neighbours, statistics, areas, histograms }: Analysis, picked: Uint8Array) {
  const { starts, regions, strengths, lengths } = neighbours;
  const ring = new Float32Array(BINS);
  const borders = new Float64Array(BORDER_SUMS);
  for (let region = 0; region < picked.length; region += 1) {
    if (!picked[region]) continue;
    for (let at = starts[region] as number; at < (starts[region + 1] as number); at += 1) {
      const other = regions[at] as number;
      const length = lengths[at] as number;
      const mean = strengths[at] as number;
      const border = { length, mean, strength: mean * length };
      if (picked[other]) {
        // Met from both of its sides.
        addInner(borders, 0, border, 0.5);
        continue;
      }
      addBorder(borders, 0, border, statistics);
      for (let k = 0; k < BINS; k += 1)
        (ring[k] as number) +=
          (length * (histograms[other * BINS + k] as number)) / (areas[other] as number);
    }
  }
  return { ring, borders };
}
