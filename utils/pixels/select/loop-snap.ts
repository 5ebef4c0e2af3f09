import { type Analysis, areaOf, maskOf } from "@/utils/pixels/select/analysis";
import { colourEvidence } from "@/utils/pixels/select/colour-model";
import { fillSmallHoles } from "@/utils/pixels/select/fill-holes";
import { rasteriseLoop } from "@/utils/pixels/select/rasterise-loop";
import { bestCover } from "@/utils/pixels/select/tree-dp";

/** What a pixel outside of the loop costs, against one inside. Higher values drop parts the loop cuts into. */
const OUTSIDE = 4;
const PRICE = 0.012;
const COLOUR = 0.8;
const ROUNDS = 2;
/** What lies wholly outside says little about what the object is not. */
const FAR_WEIGHT = 0.15;
/** Holes below this share of the object are closed. */
const HOLE_SHARE = 0.04;

export interface Snap {
  /** One byte a proxy pixel, 0 or 1. */
  readonly mask: Uint8Array;
  /** Share of the picture, 0…1. */
  readonly share: number;
  /** False where there is no edge to slide onto: the mask is the loop as it was drawn. */
  readonly isSnapped: boolean;
}

/**
 * The object that a rough loop goes around.
 *
 * @param points flat x, y …, picture px, closed by itself; may cross itself and leave the picture
 * @returns nothing when no pixel of the picture is inside
 */
export function snapLoop(analysis: Analysis, points: readonly number[]): Snap | undefined {
  const loop = rasteriseLoop(points, analysis.size, analysis.picture);
  const counts = countInside(analysis, loop);
  const drawn = counts.reduce((sum, count) => sum + count, 0);
  if (drawn === 0) return undefined;
  const pixels = loop.length;
  if (analysis.tree.leafCount < 2) return { mask: loop, share: drawn / pixels, isSnapped: false };
  const picked = pickRegions(analysis, counts);
  if (areaOf(analysis, picked) === 0)
    return { mask: loop, share: drawn / pixels, isSnapped: false };
  const mask = maskOf(analysis, picked);
  fillSmallHoles(mask, analysis.size, HOLE_SHARE);
  let area = 0;
  for (let i = 0; i < pixels; i += 1) area += mask[i] as number;
  return { mask, share: area / pixels, isSnapped: true };
}

function countInside({ labels, tree }: Analysis, loop: Uint8Array): Float64Array {
  const counts = new Float64Array(tree.leafCount);
  for (let i = 0; i < loop.length; i += 1) {
    if (!loop[i]) continue;
    const region = labels[i] as number;
    counts[region] = (counts[region] as number) + 1;
  }
  return counts;
}

function pickRegions(analysis: Analysis, inside: Float64Array): Uint8Array {
  const { tree, areas } = analysis;
  const gains = new Float64Array(tree.leafCount);
  const weights = Float32Array.from(inside, (count) => (count > 0 ? 1 : FAR_WEIGHT));
  const outside = (i: number) => (areas[i] as number) - (inside[i] as number);
  for (let i = 0; i < gains.length; i += 1) gains[i] = (inside[i] as number) - OUTSIDE * outside(i);
  let picked = bestCover(tree, { gains, price: PRICE });
  for (let round = 0; round < ROUNDS; round += 1) {
    const evidence = colourEvidence(analysis, picked, weights);
    for (let i = 0; i < gains.length; i += 1) {
      // Colours of the ground inside of the loop speak against a region, those of the object not for it.
      const factor = Math.max(-1, 1 + COLOUR * Math.min(0, evidence[i] as number));
      gains[i] = (inside[i] as number) * factor - OUTSIDE * outside(i);
    }
    const next = bestCover(tree, { gains, price: PRICE });
    if (areaOf(analysis, next) === 0) break;
    picked = next;
  }
  return picked;
}
