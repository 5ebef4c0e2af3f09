import type { Size } from "@/utils/core/geometry";

const LEVELS = 256;
/** Label of the frame around a relief: nothing flows there. */
const FRAME = -1;

/**
 * A relief with a frame of one pixel around it, so that no step has to ask
 * where it ends: rows are `stride` = width + 2 long, pixel x, y is at
 * (y + 1) × stride + x + 1.
 */
export interface Relief {
  readonly stride: number;
  /** Height of every pixel, 0…255; the frame's is 255. */
  readonly levels: Uint8Array;
  /** Label of every pixel; 0: none yet. */
  readonly labels: Int32Array;
}

/** An empty relief: every pixel at height 255 and without a label, the frame labelled `FRAME`. */
export function createRelief({ width, height }: Size): Relief {
  const stride = width + 2;
  const levels = new Uint8Array(stride * (height + 2)).fill(255);
  const labels = new Int32Array(levels.length).fill(FRAME);
  for (let y = 1; y <= height; y += 1) labels.fill(0, y * stride + 1, y * stride + 1 + width);
  return { stride, levels, labels };
}

/**
 * Floods a relief from all of its valleys; where two floods meet is a border
 * between regions. Meyer's algorithm ("Un algorithme optimal pour la ligne de
 * partage des eaux", 1991), 4-connected, without line pixels.
 *
 * @param levels height of every pixel
 * @returns region of every pixel from 1, and how many there are
 */
export function watershed(levels: Uint8Array, size: Size): { labels: Int32Array; count: number } {
  const { width, height } = size;
  const relief = createRelief(size);
  const { stride } = relief;
  for (let y = 0; y < height; y += 1)
    relief.levels.set(levels.subarray(y * width, (y + 1) * width), (y + 1) * stride + 1);
  const count = labelValleys(relief);
  flood(relief);
  const labels = new Int32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const start = (y + 1) * stride + 1;
    labels.set(relief.labels.subarray(start, start + width), y * width);
  }
  return { labels, count };
}

/** Every plateau without a lower neighbour gets a label of its own. */
function labelValleys({ stride, levels, labels }: Relief): number {
  // The frame is seen from the start, so that no step asks for it.
  const isSeen = new Uint8Array(levels.length).fill(1);
  for (let row = stride; row < levels.length - stride; row += stride)
    isSeen.fill(0, row + 1, row + stride - 1);
  const plateau = new Int32Array(levels.length);
  const steps = stepsIn(stride);
  let count = 0;
  for (let start = stride + 1; start < levels.length - stride; start += 1) {
    if (isSeen[start]) continue;
    const size = fillPlateau(start, levels, isSeen, plateau, steps);
    if (size === 0) continue;
    count += 1;
    for (let at = 0; at < size; at += 1) labels[plateau[at] as number] = count;
  }
  return count;
}

/**
 * Lists the pixels of equal height that hang together with one, in `plateau`.
 *
 * @param isSeen one flag a pixel; those listed are marked
 * @returns how many there are; 0 where there is a way down
 */
export function fillPlateau(
  start: number,
  levels: Uint8Array,
  isSeen: Uint8Array,
  plateau: Int32Array,
  steps: Int32Array,
): number {
  const level = levels[start] as number;
  isSeen[start] = 1;
  plateau[0] = start;
  let size = 1;
  let isValley = true;
  for (let at = 0; at < size; at += 1) {
    for (let k = 0; k < steps.length; k += 1) {
      const next = (plateau[at] as number) + (steps[k] as number);
      const other = levels[next] as number;
      if (other < level) {
        isValley = false;
      } else if (other === level && !isSeen[next]) {
        isSeen[next] = 1;
        plateau[size] = next;
        size += 1;
      }
    }
  }
  return isValley ? size : 0;
}

/**
 * Lets labels grow over the pixels that are 0, lowest first, first come first
 * served at equal height. In place.
 */
export function flood(relief: Relief): void {
  const { stride, levels, labels } = relief;
  const queues = createQueues(levels);
  for (let row = stride; row < labels.length - stride; row += stride)
    pushShores(queues, relief, row + 1, row + stride - 1);
  const steps = stepsIn(stride);
  for (let level = 0; level < LEVELS; level += 1) floodLevel(queues, relief, steps, level);
}

/**
 * One queue a level, each as long as that level has pixels: every pixel waits
 * once. They lie side by side, since a list with links would be read as slowly
 * as memory answers.
 */
interface Queues {
  readonly waiting: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The queue of the level that is flooded: who comes to it now has a place of his own level or of a lower one. */
  readonly now: Int32Array;
}

function createQueues(levels: Uint8Array): Queues {
  const starts = new Int32Array(LEVELS + 1);
  for (let i = 0; i < levels.length; i += 1) (starts[(levels[i] as number) + 1] as number) += 1;
  for (let level = 0; level < LEVELS; level += 1)
    (starts[level + 1] as number) += starts[level] as number;
  const waiting = new Int32Array(levels.length);
  return { waiting, starts, ends: starts.slice(), now: new Int32Array(levels.length) };
}

/** Pixels with a label that have a neighbour without one. */
function pushShores(
  { waiting, ends }: Queues,
  { stride, levels, labels }: Relief,
  start: number,
  end: number,
): void {
  for (let i = start; i < end; i += 1) {
    if ((labels[i] as number) <= 0) continue;
    const isInner = labels[i - 1] && labels[i + 1] && labels[i - stride] && labels[i + stride];
    if (!isInner) push(waiting, ends, levels[i] as number, i);
  }
}

function floodLevel(
  { waiting, starts, ends, now }: Queues,
  { levels, labels }: Relief,
  steps: Int32Array,
  level: number,
): void {
  const first = waiting.subarray(starts[level], ends[level]);
  now.set(first);
  let count = first.length;
  for (let at = 0; at < count; at += 1) {
    const i = now[at] as number;
    for (let k = 0; k < steps.length; k += 1) {
      const to = i + (steps[k] as number);
      if (labels[to] !== 0) continue;
      labels[to] = labels[i] as number;
      const height = levels[to] as number;
      if (height > level) {
        push(waiting, ends, height, to);
      } else {
        now[count] = to;
        count += 1;
      }
    }
  }
}

/** From a pixel to its four neighbours. */
export function stepsIn(stride: number): Int32Array {
  return Int32Array.of(-1, 1, -stride, stride);
}

function push(waiting: Int32Array, ends: Int32Array, level: number, i: number): void {
  const end = ends[level] as number;
  waiting[end] = i;
  ends[level] = end + 1;
}
