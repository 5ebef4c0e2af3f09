import type { Analysis } from "@/utils/pixels/select/analysis";
import { colourEvidence } from "@/utils/pixels/select/colour-model";
import { geodesic } from "@/utils/pixels/select/geodesic";
import type { Neighbours } from "@/utils/pixels/select/neighbours";
import { bestCover } from "@/utils/pixels/select/tree-dp";

const ROUNDS = 3;
const PRICE = 0.03;
/** Being outside costs this many edges to begin with: objects may touch the frame. */
const FRAME_DISTANCE = 3;
const CLIP = 1.5;

/**
 * The object around a region, guessed from colours and from how many edges lie
 * between it and the frame.
 *
 * @param seed the region pointed at
 * @param opposite regions that are known not to belong to it
 * @returns one flag a region, the seed's among them, all connected
 */
export function clickProposal(
  analysis: Analysis,
  seed: number,
  opposite: ReadonlySet<number>,
): Uint8Array {
  const { tree, neighbours, statistics, areas } = analysis;
  const inside = geodesic(neighbours, new Map([[seed, 0]]), statistics.mean);
  const outside = fromOutside(analysis, opposite);
  let picked = Uint8Array.from(inside, (distance, i) =>
    distance < (outside[i] as number) ? 1 : 0,
  );
  const gains = new Float64Array(tree.leafCount);
  for (let round = 0; round < ROUNDS; round += 1) {
    const rest = picked.map((flag) => 1 - flag);
    const evidence = colourEvidence(analysis, picked, rest);
    for (let i = 0; i < gains.length; i += 1) {
      const colour = Math.min(Math.max(evidence[i] as number, -CLIP), CLIP);
      const [near, far] = [inside[i] as number, outside[i] as number];
      const place = (0.5 * (far - near)) / (far + near);
      gains[i] = (areas[i] as number) * (colour + place);
    }
    for (const region of opposite) gains[region] = Number.NEGATIVE_INFINITY;
    picked = connected(neighbours, bestCover(tree, { gains, price: PRICE, seed }), seed);
  }
  return picked;
}

/** Without clicks of the other mode it is the same for every place of a picture. */
const fromFrame = new WeakMap<Analysis, Float64Array>();

function fromOutside(analysis: Analysis, opposite: ReadonlySet<number>): Float64Array {
  const { tree, neighbours, statistics, frame } = analysis;
  const known = opposite.size === 0 ? fromFrame.get(analysis) : undefined;
  if (known) return known;
  const sources = new Map<number, number>();
  for (let region = 0; region < tree.leafCount; region += 1)
    if (frame[region]) sources.set(region, FRAME_DISTANCE);
  for (const region of opposite) sources.set(region, 0);
  const distances = geodesic(neighbours, sources, statistics.mean);
  if (opposite.size === 0) fromFrame.set(analysis, distances);
  return distances;
}

/** Only what hangs together with the seed. */
function connected({ starts, regions }: Neighbours, picked: Uint8Array, seed: number) {
  const out = new Uint8Array(picked.length);
  const open = [seed];
  out[seed] = 1;
  for (let region = open.pop(); region !== undefined; region = open.pop()) {
    for (let at = starts[region] as number; at < (starts[region + 1] as number); at += 1) {
      const next = regions[at] as number;
      if (!picked[next] || out[next]) continue;
      out[next] = 1;
      open.push(next);
    }
  }
  return out;
}
