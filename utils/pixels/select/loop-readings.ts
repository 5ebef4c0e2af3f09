import { type Analysis, areaOf } from "@/utils/pixels/select/analysis";
import { colourEvidence } from "@/utils/pixels/select/colour-model";
import { scoreRegions } from "@/utils/pixels/select/score-regions";
import { bestCover } from "@/utils/pixels/select/tree-dp";

const PRICE = 0.012;
const COLOUR = 0.8;
const ROUNDS = 2;
/** What lies wholly outside says little about what the object is not. */
const FAR_WEIGHT = 0.15;
/** How much of every region lies in a loop, px. */
export interface Inside {
  readonly counts: Float64Array;
  /** The same, each pixel weighted by how deep it lies: 0 at the line, 1 in the middle. */
  readonly deep: Float64Array;
}

/** What a hand may have meant. */
interface Reading {
  /** What a pixel outside of the loop costs, against one inside. Higher values drop parts the loop cuts into. */
  readonly outside: number;
  /** Whether what lies near the line, though inside, says what the object is not. */
  readonly looksInward: boolean;
  /** So much more than the usual reading it has to look like one object. */
  readonly clearly: number;
}

/** The hand went around the object; it took care not to cut in. */
const USUAL: Reading = { outside: 4, looksInward: false, clearly: 0 };

const OTHERS: readonly Reading[] = [
  // Around it went a thin ground as well: the joints of a brick.
  { outside: 4, looksInward: true, clearly: 0.12 },
  // The hand cut in here and there: what looks better then seldom looks much better.
  { outside: 2, looksInward: false, clearly: 0.05 },
];

/**
 * The regions that a rough loop goes around: as hands usually draw, unless
 * another reading of the same loop looks clearly more like one object.
 *
 * @returns one flag a region; all 0 when nothing is worth its price
 */
export function pickRegions(analysis: Analysis, inside: Inside): Uint8Array {
  let picked = read(analysis, inside, USUAL);
  const usual = scoreRegions(analysis, picked);
  let best = usual;
  for (const reading of OTHERS) {
    const other = read(analysis, inside, reading);
    const score = scoreRegions(analysis, other);
    if (score <= Math.max(best, usual + reading.clearly)) continue;
    picked = other;
    best = score;
  }
  return picked;
}

function read(analysis: Analysis, inside: Inside, reading: Reading): Uint8Array {
  const { tree, areas } = analysis;
  const { counts } = inside;
  const gains = new Float64Array(tree.leafCount);
  const cost = (i: number) => reading.outside * ((areas[i] as number) - (counts[i] as number));
  for (let i = 0; i < gains.length; i += 1) gains[i] = (counts[i] as number) - cost(i);
  let picked = bestCover(tree, { gains, price: PRICE });
  for (let round = 0; round < ROUNDS; round += 1) {
    const evidence = evidenceOf(analysis, inside, picked, reading);
    for (let i = 0; i < gains.length; i += 1) {
      // Colours of the ground inside of the loop speak against a region, those of the object not for it.
      const factor = Math.max(-1, 1 + COLOUR * Math.min(0, evidence[i] as number));
      gains[i] = (counts[i] as number) * factor - cost(i);
    }
    const next = bestCover(tree, { gains, price: PRICE });
    if (areaOf(analysis, next) === 0) break;
    picked = next;
  }
  return picked;
}

function evidenceOf(
  analysis: Analysis,
  { counts, deep }: Inside,
  picked: Uint8Array,
  { looksInward }: Reading,
): Float64Array {
  const front = new Float64Array(picked.length);
  const back = new Float64Array(picked.length);
  for (let i = 0; i < picked.length; i += 1) {
    const area = analysis.areas[i] as number;
    if (!picked[i]) {
      back[i] = (counts[i] as number) > 0 ? 1 : FAR_WEIGHT;
    } else if (looksInward) {
      front[i] = (deep[i] as number) / area;
      back[i] = ((counts[i] as number) - (deep[i] as number)) / area;
    } else {
      front[i] = 1;
    }
  }
  return colourEvidence(analysis, front, back);
}
