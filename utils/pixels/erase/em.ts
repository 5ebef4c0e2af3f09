import type { Level } from "./level";
import { createMatching, type Matching } from "./matching";
import { onionPeel } from "./onion-peel";
import { refreshCosts, scan, searchAll } from "./patch-search";
import { type Steps, within } from "./steps";
import { vote } from "./vote";

/** Rounds at the coarsest level, fewer for many pixels (thin holes), and at the others, fewer the finer. */
const COARSEST_ROUNDS = 8;
const LEAST_ROUNDS = 3;
const ROUNDS_BUDGET = 24_000;
const FINER_ROUNDS = [5, 4, 3] as const;
/** The first rounds at the coarsest level compare with every patch nearby. */
const EXHAUSTIVE_ROUNDS = 1;
const EXHAUSTIVE_BUDGET = 8e5;
/** Below this the search all around brings nothing that the first guess has not seen: thin holes. */
const MIN_REACH = 9;
const SOFT = 0.6;
const SHARP = 0.2;
/** Radius of the busyness at the second coarsest level that is matched, px. */
const BUSY_RADIUS = 6;

/**
 * Which patches of the surroundings make up the hole, from the coarsest level to the finest of
 * `levels`: matches and guesses improve each other in turns (Wexler, Shechtman, Irani, 2007). A
 * finer level begins with the coarser one's offsets, never with its colours enlarged.
 *
 * @param levels the finest first; @returns the finest one's matching
 */
export function* matchPatches(levels: readonly Level[]): Steps<Matching> {
  let matching: Matching | undefined;
  const last = levels.length - 1;
  for (let n = last; n >= 0; n--) {
    const level = levels[n];
    if (!level) continue;
    const radius = Math.max(1, Math.round(BUSY_RADIUS * 2 ** (1 - n)));
    const next = createMatching(level, radius);
    const [from, to] = [(last - n) / levels.length, (last - n + 1) / levels.length];
    if (matching) yield* within(from, to, refine(matching, next, last - n));
    else yield* within(from, to, begin(next));
    matching = next;
  }
  if (!matching) throw new Error("a pyramid without levels");
  return matching;
}

function* begin(m: Matching): Steps<void> {
  yield* within(0, 0.5, onionPeel(m));
  const reach = Math.floor(Math.sqrt(EXHAUSTIVE_BUDGET / (m.targets.length + 1)) / 2);
  const affordable = Math.floor(ROUNDS_BUDGET / (m.targets.length + 1));
  const rounds = Math.max(LEAST_ROUNDS, Math.min(COARSEST_ROUNDS, affordable));
  yield* within(0.5, 1, improve(m, rounds, reach >= MIN_REACH ? reach : 0));
}

function* refine(coarse: Matching, m: Matching, step: number): Steps<void> {
  carryMatches(coarse, m);
  refreshCosts(m);
  vote(m, SOFT);
  yield* improve(m, FINER_ROUNDS[Math.min(step, FINER_ROUNDS.length) - 1] ?? 3, 0);
}

/** @param reach of the search all around, px; 0: none */
function* improve(m: Matching, rounds: number, reach: number): Steps<void> {
  for (let round = 0; round < rounds; round++) {
    const at = (share: number) => (round + share) / rounds;
    refreshCosts(m);
    const isExhaustive = reach > 0 && round < EXHAUSTIVE_ROUNDS;
    if (isExhaustive) yield* within(at(0), at(0.4), searchAll(m, reach));
    yield* within(at(0.4), at(0.7), scan(m, true));
    yield* within(at(0.7), at(1), scan(m, false));
    yield at(1);
    vote(m, round === rounds - 1 ? SHARP : SOFT);
  }
}

/** Twice the coarser level's offsets, or the nearest source to where they lead. */
function carryMatches(coarse: Matching, m: Matching): void {
  const anySource = m.isSource.indexOf(1);
  for (const [n, pixel] of m.targets.entries()) {
    const x = pixel % m.width;
    const y = (pixel - x) / m.width;
    const parent = (y >> 1) * coarse.width + (x >> 1);
    const source = coarse.match[coarse.slot[parent] ?? -1] ?? -1;
    if (source < 0) {
      m.match[n] = anySource;
      continue;
    }
    const sourceX = source % coarse.width;
    const toX = sourceX * 2 + (x & 1);
    const toY = ((source - sourceX) / coarse.width) * 2 + (y & 1);
    m.match[n] = sourceNear(m, toX, toY) ?? anySource;
  }
}

function sourceNear(m: Matching, x: number, y: number): number | undefined {
  for (let ring = 0; ring <= 4; ring++) {
    for (let dy = -ring; dy <= ring; dy++) {
      const isEdge = Math.abs(dy) === ring;
      for (let dx = -ring; dx <= ring; dx += isEdge || ring === 0 ? 1 : 2 * ring) {
        const [column, row] = [x + dx, y + dy];
        if (column < 0 || row < 0 || column >= m.width || row >= m.height) continue;
        if (m.isSource[row * m.width + column]) return row * m.width + column;
      }
    }
  }
  return undefined;
}
