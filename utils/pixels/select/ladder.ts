import type { PicturePoint } from "@/utils/core/geometry";
import type { PaintMode } from "@/utils/core/mask/operation";
import { type Analysis, areaOf, regionAt, regionsOf } from "@/utils/pixels/select/analysis";
import { clickProposal } from "@/utils/pixels/select/click-proposal";
import { ancestors } from "@/utils/pixels/select/region-tree";
import { scoreRegions } from "@/utils/pixels/select/score-regions";

/** One of the sizes that a pointer can mean. */
export interface Choice {
  /** One flag a region. */
  readonly regions: Uint8Array;
  /** Share of the picture, 0…1. */
  readonly share: number;
  readonly score: number;
}

/** What can be meant by pointing at a region, smallest first. Stays the same while the region under the pointer does. */
export interface Ladder {
  readonly region: number;
  readonly choices: readonly Choice[];
  /** The one that is shown first. */
  readonly start: number;
}

/** A click that was made, picture px. */
export interface Click {
  readonly point: PicturePoint;
  readonly mode: PaintMode;
}

/** Shares of the picture that are offered: at first, and once something is selected. */
const FIRST_SHARES = [0.0008, 0.8] as const;
const LATER_SHARES = [0.0003, 0.5] as const;
/** Each step is larger than the last by this much or more. */
const GROWTH = 1.3;
/** Two choices that overlap by more are the same one. */
const SAME = 0.93;
/** The guessed object is shown first unless its score is this much below the best. */
const GUARD = 0.06;

/**
 * What pointing there can mean.
 *
 * @param point picture px
 * @param mode whether the click would add or take away
 * @param clicks those made so far; what holds one of the other mode is not offered
 * @returns nothing where there is nothing to outline
 */
export function ladderAt(
  analysis: Analysis,
  point: PicturePoint,
  mode: PaintMode,
  clicks: readonly Click[] = [],
): Ladder | undefined {
  if (analysis.tree.leafCount < 2) return undefined;
  const region = regionAt(analysis, point);
  const opposite = new Set(
    clicks.filter((click) => click.mode !== mode).map((click) => regionAt(analysis, click.point)),
  );
  if (opposite.has(region)) return undefined;
  const shares = clicks.length > 0 ? LATER_SHARES : FIRST_SHARES;
  const nodes = nodeChoices(analysis, region, opposite, shares);
  const guess = choiceOf(analysis, clickProposal(analysis, region, opposite));
  const isOffered = guess.share >= shares[0] && guess.share <= shares[1];
  return isOffered ? withGuess(analysis, region, nodes, guess) : withoutGuess(region, nodes);
}

function choiceOf(analysis: Analysis, regions: Uint8Array): Choice {
  const share = areaOf(analysis, regions) / analysis.labels.length;
  return { regions, share, score: scoreRegions(analysis, regions) };
}

/** Of the nodes that are about equally large, the one with the strongest border. */
function nodeChoices(
  analysis: Analysis,
  region: number,
  opposite: ReadonlySet<number>,
  [least, most]: readonly [number, number],
): Choice[] {
  const { tree, areas, borders, scores, labels } = analysis;
  const choices: number[] = [];
  let firstArea = 0;
  for (const node of ancestors(tree, region)) {
    const area = areas[node] as number;
    if (area > most * labels.length || holdsOne(analysis, node, opposite)) break;
    if (area < least * labels.length) continue;
    const last = choices.at(-1);
    if (last === undefined || area > firstArea * GROWTH) {
      choices.push(node);
      firstArea = area;
    } else if ((borders[node] as number) > (borders[last] as number)) {
      choices[choices.length - 1] = node;
    }
  }
  return choices.map((node) => ({
    regions: regionsOf(analysis, node),
    share: (areas[node] as number) / labels.length,
    score: scores[node] as number,
  }));
}

function holdsOne({ tree }: Analysis, node: number, regions: ReadonlySet<number>): boolean {
  for (const region of regions)
    if (region >= (tree.lo[node] as number) && region < (tree.hi[node] as number)) return true;
  return false;
}

function best(choices: readonly Choice[]): number {
  let at = 0;
  for (const [i, { score }] of choices.entries()) if (score > (choices[at]?.score ?? 0)) at = i;
  return at;
}

function withoutGuess(region: number, choices: Choice[]): Ladder | undefined {
  return choices.length > 0 ? { region, choices, start: best(choices) } : undefined;
}

function withGuess(analysis: Analysis, region: number, nodes: Choice[], guess: Choice): Ladder {
  const twin = nodes.findIndex((node) => overlap(analysis, node.regions, guess.regions) > SAME);
  const at = twin >= 0 ? twin : nodes.filter((node) => node.share < guess.share).length;
  const choices = twin >= 0 ? nodes : nodes.toSpliced(at, 0, guess);
  const top = best(choices);
  const isPoor = (choices[at]?.score ?? 0) < (choices[top]?.score ?? 0) - GUARD;
  return { region, choices, start: isPoor ? top : at };
}

/** Intersection over union, in px. */
function overlap({ areas }: Analysis, a: Uint8Array, b: Uint8Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.length; i += 1) {
    const area = areas[i] as number;
    if (a[i] && b[i]) both += area;
    if (a[i] || b[i]) either += area;
  }
  return both / either;
}
