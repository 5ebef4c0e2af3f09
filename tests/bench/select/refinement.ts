import type { Analysis } from "@/utils/pixels/select/analysis";
import type { Bundled } from "./bundle.ts";
import { renderScene } from "./load-scenes.ts";
import { averaged, boundaryF, iou, type Mask, type Raster } from "./raster.ts";
import { SCENES } from "./scenes.ts";

/** Means over the scenes, at full resolution. */
export interface Refinement {
  readonly scale: number;
  readonly scenes: number;
  readonly plain: { readonly iou: number; readonly f2: number; readonly f1: number };
  readonly refined: { readonly iou: number; readonly f2: number; readonly f1: number };
}

/** Rendered at 1600 × 1200 px, selected on a copy `scale` times smaller: the best union of its regions. */
export async function measureRefinement(bundled: Bundled, scale: number): Promise<Refinement> {
  const plain = { iou: 0, f2: 0, f1: 0 };
  const refined = { iou: 0, f2: 0, f1: 0 };
  const scenes = SCENES.filter((_, i) => i % 4 === 0);
  for (const drawn of scenes) {
    const { picture, truth } = await renderScene(drawn, 2);
    const proxy = averaged(picture, scale);
    const analysis = await bundled.method.analyse(proxy, picture);
    if (!analysis) continue;
    const mask = bestUnion(analysis, truth, scale);
    const runs = await bundled.method.refine(mask, proxy, picture, (tile) => cut(picture, tile));
    add(plain, fromRuns(bundled.peers.toRuns(mask, proxy, picture), picture), truth, scenes.length);
    add(refined, fromRuns(runs ?? [], picture), truth, scenes.length);
  }
  return { scale, scenes: scenes.length, plain, refined };
}

function add(to: { iou: number; f2: number; f1: number }, found: Mask, truth: Mask, count: number) {
  to.iou += iou(found.data, truth.data) / count;
  to.f2 += boundaryF(found, truth, 2) / count;
  to.f1 += boundaryF(found, truth, 1) / count;
}

/** Every region that lies in the object for the most part. */
function bestUnion(
  { labels, size, tree, areas }: Analysis,
  truth: Mask,
  scale: number,
): Uint8Array {
  const inside = new Float64Array(tree.leafCount);
  for (let i = 0; i < truth.data.length; i += 1) {
    const x = Math.floor((i % truth.width) / scale);
    const y = Math.floor(i / truth.width / scale);
    const label = labels[y * size.width + x] ?? 0;
    inside[label] = (inside[label] ?? 0) + (truth.data[i] ?? 0) / scale ** 2;
  }
  return Uint8Array.from(labels, (label) =>
    (inside[label] ?? 0) > (areas[label] ?? 0) / 2 ? 1 : 0,
  );
}

function fromRuns(runs: readonly number[], { width, height }: Raster): Mask {
  const data = new Uint8Array(width * height);
  for (let i = 0; i < runs.length; i += 3) {
    const start = (runs[i] ?? 0) * width + (runs[i + 1] ?? 0);
    data.fill(1, start, start + (runs[i + 2] ?? 0));
  }
  return { data, width, height };
}

type Tile = { x: number; y: number; width: number; height: number };

export function cut({ data, width }: Raster, tile: Tile): Uint8ClampedArray {
  const out = new Uint8ClampedArray(tile.width * tile.height * 4);
  for (let row = 0; row < tile.height; row += 1) {
    const start = ((tile.y + row) * width + tile.x) * 4;
    out.set(data.subarray(start, start + tile.width * 4), row * tile.width * 4);
  }
  return out;
}
