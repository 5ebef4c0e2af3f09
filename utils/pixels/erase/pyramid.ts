import { CHAMFER_PX, chamferDistance } from "./distance";
import { BARRED, HOLE, KNOWN, type Level, VOID } from "./level";
import { type Steps, within } from "./steps";

/** At the coarsest level no pixel of the hole lies deeper than this, level px. */
const MAX_DEPTH = 6;
/** And the hole has no more than this many pixels there: long wires. */
const MAX_HOLE = 12_000;
const MIN_SIDE = 48;
const MIN_LEVELS = 2;

/** Smaller and smaller copies, the finest first. */
export function* buildPyramid(finest: Level): Steps<Level[]> {
  const levels = [finest];
  for (let level = finest; ; ) {
    if (levels.length >= MIN_LEVELS && isCoarseEnough(level)) return levels;
    if (Math.min(level.width, level.height) < MIN_SIDE * 2) return levels;
    const left = 4 ** -(levels.length - 1);
    level = yield* within(1 - left, 1 - left / 4, halve(level));
    levels.push(level);
  }
}

function isCoarseEnough({ width, height, state }: Level): boolean {
  const depth = chamferDistance(width, height, state, HOLE, false);
  let count = 0;
  for (let i = 0; i < state.length; i++) {
    if (state[i] !== HOLE) continue;
    count++;
    if ((depth[i] ?? 0) > MAX_DEPTH * CHAMFER_PX) return false;
  }
  return count <= MAX_HOLE;
}

/**
 * Half the size, by the tent kernel 1-3-3-1 over what is known. A pixel of which any part is to be
 * filled is to be filled itself.
 */
function* halve(level: Level): Steps<Level> {
  const width = (level.width + 1) >> 1;
  const height = (level.height + 1) >> 1;
  const half = {
    width,
    height,
    rgb: new Uint8Array(width * height * 3),
    state: new Uint8Array(width * height),
  };
  const columns = new Int32Array((level.width + 3) * 4);
  for (let y = 0; y < height; y++) {
    if (y % 64 === 0) yield y / height;
    sumColumns(level, y, columns);
    halveRow(level, half, y, columns);
  }
  return half;
}

/** Weighted sums of four rows, and of the weights: r, g, b, w a column, with columns of zeros at both ends. */
function sumColumns({ width, height, rgb, state }: Level, y: number, columns: Int32Array): void {
  columns.fill(0);
  for (let row = 2 * y - 1; row <= 2 * y + 2; row++) {
    if (row < 0 || row >= height) continue;
    const weight = row === 2 * y || row === 2 * y + 1 ? 3 : 1;
    let at = 4;
    let from = row * width * 3;
    for (let i = row * width; i < (row + 1) * width; i++, at += 4, from += 3) {
      const s = state[i] ?? 0;
      if (s === HOLE || s === VOID) continue;
      columns[at] = (columns[at] ?? 0) + weight * (rgb[from] ?? 0);
      columns[at + 1] = (columns[at + 1] ?? 0) + weight * (rgb[from + 1] ?? 0);
      columns[at + 2] = (columns[at + 2] ?? 0) + weight * (rgb[from + 2] ?? 0);
      columns[at + 3] = (columns[at + 3] ?? 0) + weight;
    }
  }
}

function halveRow(level: Level, half: Level, y: number, columns: Int32Array): void {
  const { rgb, state } = half;
  const sums = [0, 0, 0, 0];
  for (let x = 0; x < half.width; x++) {
    const to = y * half.width + x;
    for (let k = 0, a = x * 8; k < 4; k++, a++) {
      const middle = (columns[a + 4] ?? 0) + (columns[a + 8] ?? 0);
      sums[k] = (columns[a] ?? 0) + 3 * middle + (columns[a + 12] ?? 0);
    }
    const weight = sums[3] || 1;
    const middle = weight >> 1;
    rgb[to * 3] = ((sums[0] ?? 0) + middle) / weight;
    rgb[to * 3 + 1] = ((sums[1] ?? 0) + middle) / weight;
    rgb[to * 3 + 2] = ((sums[2] ?? 0) + middle) / weight;
    state[to] = stateOf(level, x, y);
  }
}

function stateOf({ width, height, state }: Level, x: number, y: number): number {
  const i = y * 2 * width + x * 2;
  const isWide = x * 2 + 1 < width;
  const isTall = y * 2 + 1 < height;
  const a = state[i] ?? 0;
  const b = isWide ? (state[i + 1] ?? 0) : a;
  const c = isTall ? (state[i + width] ?? 0) : a;
  const d = isWide && isTall ? (state[i + width + 1] ?? 0) : a;
  // The half pixel at an odd edge cannot be copied as a whole.
  if ((a | b | c | d) === KNOWN) return isWide && isTall ? KNOWN : BARRED;
  if (a === HOLE || b === HOLE || c === HOLE || d === HOLE) return HOLE;
  return a === VOID || b === VOID || c === VOID || d === VOID ? VOID : BARRED;
}
