import type { Analysis } from "@/utils/pixels/select/analysis";
import type { Bundled } from "./bundle.ts";
import type { Scene } from "./load-scenes.ts";
import { drawLoop, type LoopStyle } from "./loops.ts";
import { clickAround, worstPlace } from "./person.ts";
import { iou, type Mask } from "./raster.ts";

/** Intersection over union with the truth, of one scene. */
export interface Quality {
  readonly name: string;
  readonly kind: string;
  readonly regions: number;
  readonly wand: number;
  /** Of six tolerances, whichever is best. */
  readonly wandBest: number;
  readonly loopAsDrawn: number;
  /** Of all unions of regions the best: no gesture can do better on this copy. */
  readonly ceiling: number;
  readonly loops: Readonly<Record<LoopStyle, number>>;
  /** After one and three clicks on what is shown first. */
  readonly first: readonly [number, number];
  /** The same where the wheel may be turned. */
  readonly wheel: readonly [number, number];
  readonly needsNoNotch: boolean;
}

export interface Shown {
  readonly loop: readonly number[];
  readonly snapped: Uint8Array;
  readonly hovered: Uint8Array;
  readonly clicked: Uint8Array;
}

const TOLERANCES = [5, 10, 20, 30, 45, 60];
const STYLES: readonly LoopStyle[] = ["rough", "lazy", "tight", "cutting"];

export function measureScene(
  { method, peers }: Bundled,
  scene: Scene,
  analysis: Analysis,
): { quality: Quality; shown: Shown } {
  const { truth, picture } = scene;
  const score = (mask: Uint8Array | undefined) =>
    iou(mask ?? new Uint8Array(truth.data.length), truth.data);
  const { point } = worstPlace(new Uint8Array(truth.data.length), truth);
  const wands = TOLERANCES.map((tolerance) => {
    const request = { seed: point, tolerance, isContiguous: true };
    return score(
      peers.selectSimilar(picture.data, picture, request).map((value) => (value ? 1 : 0)),
    );
  });
  const drawn = STYLES.map((style) => drawLoop(truth, style));
  const snapped = drawn.map((loop) => method.snapLoop(analysis, loop)?.mask);
  const first = clickAround(method, analysis, truth, 3, false);
  const wheel = clickAround(method, analysis, truth, 3, true);
  const at = (values: readonly number[]) => [values[0] ?? 0, values[2] ?? 0] as const;
  const quality = {
    name: scene.name,
    kind: scene.kind,
    regions: analysis.tree.leafCount,
    wand: wands[TOLERANCES.indexOf(20)] ?? 0,
    wandBest: Math.max(...wands),
    loopAsDrawn: score(peers.rasteriseLoop(drawn[0] ?? [], truth, truth)),
    ceiling: score(bestUnion(analysis, truth.data)),
    loops: Object.fromEntries(
      STYLES.map((style, i) => [style, score(snapped[i])]),
    ) as Quality["loops"],
    first: at(first.quality),
    wheel: at(wheel.quality),
    needsNoNotch: wheel.notches[0] === 0,
  };
  const empty: Mask["data"] = new Uint8Array(truth.data.length);
  const shown = {
    loop: drawn[0] ?? [],
    snapped: snapped[0] ?? empty,
    hovered: first.afterOne,
    clicked: wheel.mask,
  };
  return { quality, shown };
}

/** Every region that lies in the truth by more than half. */
function bestUnion({ labels, tree, areas }: Analysis, truth: Mask["data"]): Uint8Array {
  const inside = new Float64Array(tree.leafCount);
  for (const [i, region] of labels.entries())
    inside[region] = (inside[region] ?? 0) + (truth[i] ?? 0);
  return Uint8Array.from(labels, (region) =>
    (inside[region] ?? 0) * 2 > (areas[region] ?? 0) ? 1 : 0,
  );
}
