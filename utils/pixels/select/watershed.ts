import type { Size } from "@/utils/core/geometry";

const LEVELS = 256;

/**
 * Floods a relief from all of its valleys; where two floods meet is a border
 * between regions. Meyer's algorithm ("Un algorithme optimal pour la ligne de
 * partage des eaux", 1991), 4-connected, without line pixels.
 *
 * @param levels height of every pixel
 * @returns region of every pixel from 1, and how many there are
 */
export function watershed(levels: Uint8Array, size: Size): { labels: Int32Array; count: number } {
  const labels = new Int32Array(levels.length);
  const count = labelValleys(levels, size, labels);
  flood(levels, size, labels);
  return { labels, count };
}

/** Every plateau without a lower neighbour gets a label of its own. */
function labelValleys(levels: Uint8Array, { width, height }: Size, labels: Int32Array): number {
  const isSeen = new Uint8Array(levels.length);
  const plateau = new Int32Array(levels.length);
  let count = 0;
  let size = 0;
  let isValley = true;
  const visit = (next: number, level: number) => {
    const other = levels[next] as number;
    if (other < level) isValley = false;
    if (other !== level || isSeen[next]) return;
    isSeen[next] = 1;
    plateau[size] = next;
    size += 1;
  };
  for (let start = 0; start < levels.length; start += 1) {
    if (isSeen[start]) continue;
    const level = levels[start] as number;
    isSeen[start] = 1;
    plateau[0] = start;
    size = 1;
    isValley = true;
    for (let at = 0; at < size; at += 1) {
      const i = plateau[at] as number;
      const x = i % width;
      if (x > 0) visit(i - 1, level);
      if (x < width - 1) visit(i + 1, level);
      if (i >= width) visit(i - width, level);
      if (i < width * (height - 1)) visit(i + width, level);
    }
    if (!isValley) continue;
    count += 1;
    for (let at = 0; at < size; at += 1) labels[plateau[at] as number] = count;
  }
  return count;
}

/**
 * Lets labels grow over the pixels that are 0, lowest first, first come first
 * served at equal height. In place.
 */
export function flood(levels: Uint8Array, { width, height }: Size, labels: Int32Array): void {
  // One queue a level, as linked lists in one array: a pixel is in one of them at most, once.
  const next = new Int32Array(levels.length).fill(-1);
  const first = new Int32Array(LEVELS).fill(-1);
  const last = new Int32Array(LEVELS).fill(-1);
  const push = (i: number, level: number) => {
    const end = last[level] as number;
    if (end < 0) first[level] = i;
    else next[end] = i;
    last[level] = i;
  };
  const below = width * (height - 1);
  for (let i = 0; i < labels.length; i += 1) {
    if (!labels[i]) continue;
    const x = i % width;
    const isFront =
      (x > 0 && !labels[i - 1]) ||
      (x < width - 1 && !labels[i + 1]) ||
      (i >= width && !labels[i - width]) ||
      (i < below && !labels[i + width]);
    if (isFront) push(i, levels[i] as number);
  }
  for (let level = 0; level < LEVELS; level += 1) {
    const reach = (to: number, label: number) => {
      if (labels[to]) return;
      labels[to] = label;
      push(to, Math.max(levels[to] as number, level));
    };
    for (let i = first[level] as number; i >= 0; i = next[i] as number) {
      const label = labels[i] as number;
      const x = i % width;
      if (x > 0) reach(i - 1, label);
      if (x < width - 1) reach(i + 1, label);
      if (i >= width) reach(i - width, label);
      if (i < below) reach(i + width, label);
    }
  }
}
