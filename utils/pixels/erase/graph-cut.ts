import { type Cut, createCut, expand } from "./expansion";
import { FEATURES } from "./features";
import { createLabelling, fillHole, type Labelling, type Offset, offsetOf } from "./labelling";
import type { Level } from "./level";
import type { Matching } from "./matching";
import { findRegions } from "./regions";
import { COST_UNIT } from "./seam-cost";
import type { Steps } from "./steps";

const MAX_LABELS = 50;
/** Labels times pixels, for long thin holes. */
const BUDGET = 400_000;
const SWEEPS = 2;
/** Half the side of the squares that are compared, px. */
const DATA_RADIUS = 2;
const STAY: Offset = { dx: 0, dy: 0 };

/**
 * Turns matches into large pieces copied as they are: every pixel starts with its own match's
 * offset, and in turns the offsets of the largest pieces spread over what they suit (photomontage
 * of shifts: Pritch, Kav-Venaki, Peleg, Shift-Map Image Editing, 2009). The guess of the matching
 * says what is wanted where.
 */
export function* cutPieces(level: Level, m: Matching, ringPx: number): Steps<Labelling> {
  const rgb = guessOf(level, m);
  const labelling = createLabelling({ ...level, rgb }, ringPx);
  for (const [n, pixel] of m.targets.entries()) {
    labelling.source[labelling.slot[pixel] ?? 0] = m.match[n] ?? 0;
  }
  const cut = createCut(labelling, (pixel, offset) => squareCost(labelling.level, pixel, offset));
  yield 0.1;
  yield* sweep(cut, largestPieces(labelling));
  fillHole(labelling);
  return labelling;
}

function* sweep(cut: Cut, labels: readonly Offset[]): Steps<void> {
  const everyone = Int32Array.from(cut.labelling.nodes.keys());
  let useful = labels;
  for (let round = 0; round < SWEEPS; round++) {
    const changing: Offset[] = [];
    for (const [n, label] of useful.entries()) {
      if (expand(cut, label, everyone) > 0) changing.push(label);
      yield 0.1 + (0.9 * (round + n / useful.length)) / SWEEPS;
    }
    useful = changing;
  }
}

/** The offsets of the largest connected pieces, each once, and staying as it is. */
function largestPieces(labelling: Labelling): Offset[] {
  const labels = new Map<string, Offset>();
  const most = Math.min(MAX_LABELS, Math.ceil(BUDGET / labelling.nodes.length));
  const regions = findRegions(labelling).toSorted(
    (a, b) => b.nodes.length - a.nodes.length || (a.nodes[0] ?? 0) - (b.nodes[0] ?? 0),
  );
  for (const region of regions) {
    if (labels.size >= most) break;
    const offset = offsetOf(labelling, region.nodes[0] ?? 0);
    labels.set(`${offset.dx} ${offset.dy}`, offset);
  }
  return [STAY, ...labels.values()];
}

/** The level with the matching's guess in its hole. */
function guessOf(level: Level, m: Matching): Uint8Array {
  const rgb = level.rgb.slice();
  for (const pixel of m.targets) {
    for (let k = 0; k < 3; k++) rgb[pixel * 3 + k] = m.features[pixel * FEATURES + k] ?? 0;
  }
  return rgb;
}

/**
 * Root of the mean square difference between the squares around a pixel and its source, over every
 * second pixel as on a chessboard.
 */
function squareCost({ width, height, rgb }: Level, pixel: number, offset: number): number {
  if (offset === 0) return 0;
  const x = pixel % width;
  const y = (pixel - x) / width;
  const source = pixel + offset;
  const sourceX = source % width;
  const sourceY = (source - sourceX) / width;
  const left = Math.max(-DATA_RADIUS, -x, -sourceX);
  const right = Math.min(DATA_RADIUS, width - 1 - x, width - 1 - sourceX);
  const top = Math.max(-DATA_RADIUS, -y, -sourceY);
  const bottom = Math.min(DATA_RADIUS, height - 1 - y, height - 1 - sourceY);
  let [sum, count] = [0, 0];
  for (let dy = top; dy <= bottom; dy++) {
    const start = left + ((left + dy) & 1);
    for (let dx = start; dx <= right; dx += 2, count++) {
      const a = (pixel + dy * width + dx) * 3;
      const b = (source + dy * width + dx) * 3;
      const red = (rgb[a] ?? 0) - (rgb[b] ?? 0);
      const green = (rgb[a + 1] ?? 0) - (rgb[b + 1] ?? 0);
      const blue = (rgb[a + 2] ?? 0) - (rgb[b + 2] ?? 0);
      sum += red * red + green * green + blue * blue;
    }
  }
  return Math.ceil(Math.sqrt(sum / count) * COST_UNIT);
}
