import type { PartWords } from "@/utils/core/mask/part-words";
import { type Analysis, maskOf, regionsOf } from "@/utils/pixels/select/analysis";
import { colourName } from "@/utils/pixels/select/colour-name";

export interface Part extends PartWords {
  /** One byte a proxy pixel, 0 or 1. */
  readonly mask: Uint8Array;
}

const MOST = 12;
const SHARES = [0.002, 0.6] as const;

/** The regions that look most like objects, none of them within another, best first. Empty: no edges here. */
export function partsOfPicture(analysis: Analysis): Part[] {
  const { tree, areas, scores, labels } = analysis;
  const [least, most] = SHARES.map((share) => share * labels.length) as [number, number];
  const nodes: number[] = [];
  for (let node = 0; node < tree.nodeCount - 1; node += 1) {
    const area = areas[node] as number;
    if (area >= least && area <= most) nodes.push(node);
  }
  nodes.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  const isTaken = new Uint8Array(tree.leafCount);
  const chosen: number[] = [];
  for (const node of nodes) {
    if (chosen.length === MOST) break;
    const [lo, hi] = [tree.lo[node] as number, tree.hi[node] as number];
    if (isTaken.subarray(lo, hi).includes(1)) continue;
    isTaken.fill(1, lo, hi);
    chosen.push(node);
  }
  return chosen.map((node) => partOf(analysis, node));
}

function partOf(analysis: Analysis, node: number): Part {
  const mask = maskOf(analysis, regionsOf(analysis, node));
  return { mask, ...describeMask(analysis, mask) };
}

/** What can be said about a selection in words: *upper left, blue, 12 %*. */
export function describeMask(analysis: Analysis, mask: Uint8Array): PartWords {
  const { size, labels, lab } = analysis;
  const sums = [0, 0, 0];
  let [area, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < mask.length; i += 1) {
    if (!mask[i]) continue;
    area += 1;
    sumX += i % size.width;
    sumY += Math.floor(i / size.width);
    const region = labels[i] as number;
    for (let c = 0; c < 3; c += 1) (sums[c] as number) += lab[region * 3 + c] as number;
  }
  const count = Math.max(area, 1);
  const [l, a, b] = sums.map((sum) => sum / count) as [number, number, number];
  const place = {
    column: third(sumX / count, size.width),
    row: third(sumY / count, size.height),
  };
  return { share: area / mask.length, place, colour: colourName(l, a, b) };
}

function third(value: number, end: number): -1 | 0 | 1 {
  if (value < end / 3) return -1;
  return value < (2 * end) / 3 ? 0 : 1;
}
