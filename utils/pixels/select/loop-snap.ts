import { type Analysis, areaOf, maskOf } from "@/utils/pixels/select/analysis";
import { fillSmallHoles } from "@/utils/pixels/select/fill-holes";
import { depthsInLoop } from "@/utils/pixels/select/loop-depth";
import { type Inside, pickRegions } from "@/utils/pixels/select/loop-readings";
import { boxOfMask, type MaskBox } from "@/utils/pixels/select/mask-box";
import { rasteriseLoop } from "@/utils/pixels/select/rasterise-loop";

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
  const box = boxOfMask(loop, analysis.size);
  if (!box) return undefined;
  const pixels = loop.length;
  const asDrawn = { mask: loop, share: box.area / pixels, isSnapped: false };
  if (analysis.tree.leafCount < 2) return asDrawn;
  const picked = pickRegions(analysis, countInside(analysis, loop, box));
  if (areaOf(analysis, picked) === 0) return asDrawn;
  const mask = maskOf(analysis, picked);
  const area = fillSmallHoles(mask, analysis.size, HOLE_SHARE);
  return { mask, share: area / pixels, isSnapped: true };
}

function countInside({ labels, tree, size }: Analysis, loop: Uint8Array, box: MaskBox): Inside {
  const counts = new Float64Array(tree.leafCount);
  const deep = new Float64Array(tree.leafCount);
  const { stride, values } = depthsInLoop(loop, size, box);
  for (let y = 0; y < box.height; y += 1) {
    const start = (box.top + y) * size.width + box.left;
    for (let x = 0; x < box.width; x += 1) {
      if (!loop[start + x]) continue;
      const region = labels[start + x] as number;
      const depth = values[(y + 1) * stride + x + 1] as number;
      (counts[region] as number) += 1;
      (deep[region] as number) += depth * depth;
    }
  }
  return { counts, deep };
}
