import { MAX_FILLED } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";
import { fillHole } from "./fill-hole";
import { cropPaint, growPaint, type Paint } from "./paint";
import type { EraseFailure, EraseRequest, Patch, Pause } from "./request";
import { findSides } from "./sides";
import { addSources, createSourceMap, type SourceMap } from "./source-map";
import { findHoles } from "./windows";

export interface Erased {
  /** In the order in which they were made: a later one lies over an earlier one. */
  readonly patches: readonly Patch[];
  /** From 0; above `RISK_LIMIT` a model would likely do better. The worst of all holes. */
  readonly risk: number;
  /** Seams were not cut anew at full size, for the hole is very large. */
  readonly isCoarse: boolean;
  /** For `avoid` in a next request. */
  readonly sources: SourceMap;
}

const GROWTH = 4;
const NO_PAINT: Paint = { rect: { x: 0, y: 0, width: 0, height: 0 }, data: new Uint8Array(0) };
/** Another solution looks further around. */
const WIDER = 1.6;

/**
 * Fills what is painted from its surroundings, and what is blank from the edge beside it. Nothing
 * but what is blank, the paint, grown, and a ring of at most 10 px around them changes. The same
 * request gives the same bytes.
 */
export async function erase(
  request: EraseRequest,
  pause: Pause,
): Promise<Result<Erased, EraseFailure>> {
  const { picture } = request;
  if (await pause(0)) return err("cancelled");
  const { paint, holes } = holesOf(request);
  const total = holes.reduce((sum, hole) => sum + hole.size, 0);
  if (total === 0) return err("nothing_painted");
  if (total > MAX_FILLED) return err("hole_too_large");
  const sources = createSourceMap(picture);
  const patches: Patch[] = [];
  let [risk, done, isCoarse] = [0, 0, false];
  for (const hole of holes) {
    if (await pause(done)) return err("cancelled");
    const share = hole.size / total;
    const before = done;
    const filled = await fillHole({ request, paint, patches }, hole, (part) =>
      pause(before + part * share),
    );
    if (!filled.ok) return filled;
    const { patch, filling, window } = filled.value;
    patches.push(patch);
    addSources(sources, window, filling.sources);
    risk = Math.max(risk, filling.risk);
    isCoarse ||= filled.value.isCoarse;
    done += share;
  }
  return ok({ patches, risk, isCoarse, sources });
}

/** What is blank comes first: paint may reach up to it. */
function holesOf({ picture, paint, kept, avoid, growth = GROWTH }: EraseRequest) {
  const wider = avoid ? WIDER : 1;
  const blank = kept ? findSides(kept, picture, wider) : [];
  if (!paint) return { paint: NO_PAINT, holes: blank };
  const grown = growPaint(paint, growth, picture);
  const own = kept ? { rect: kept, data: cropPaint(grown, kept) } : grown;
  return { paint: own, holes: [...blank, ...findHoles(own, picture, wider)] };
}
