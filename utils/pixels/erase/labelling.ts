import { CHAMFER_PX, chamferDistance } from "./distance";
import { HOLE, KNOWN, type Level, VOID } from "./level";

/** A step from a pixel to the one that is copied there, level px. 0, 0: the pixel stays as it is. */
export interface Offset {
  readonly dx: number;
  readonly dy: number;
}

/** Which offset every pixel to be written has: those of the hole, and of a ring around it. */
export interface Labelling {
  readonly level: Level;
  /** Pixels, row by row. */
  readonly nodes: Int32Array;
  /** The node of a pixel, or -1. */
  readonly slot: Int32Array;
  /** The pixel a node is copied from, a node each; a pixel of the ring may be its own. */
  readonly source: Int32Array;
}

/** The pixels of the hole and of the ring around it; none has a source yet but itself. */
export function createLabelling(level: Level, ringPx: number): Labelling {
  const { width, height, state } = level;
  const distance = chamferDistance(width, height, state, HOLE, true);
  const isNode = (i: number) => (distance[i] ?? 0) <= ringPx * CHAMFER_PX && state[i] !== VOID;
  let count = 0;
  for (let i = 0; i < distance.length; i++) if (isNode(i)) count++;
  const nodes = new Int32Array(count);
  const slot = new Int32Array(width * height).fill(-1);
  let at = 0;
  for (let i = 0; i < distance.length; i++) {
    if (!isNode(i)) continue;
    slot[i] = at;
    nodes[at++] = i;
  }
  return { level, nodes, slot, source: nodes.slice() };
}

/** Whether a pixel may have an offset: it leads to a pixel that may be copied, or nowhere in the ring. */
export function isLegal(level: Level, pixel: number, { dx, dy }: Offset): boolean {
  const { width, height, state } = level;
  if (dx === 0 && dy === 0) return state[pixel] !== HOLE;
  const x = pixel % width;
  const y = (pixel - x) / width + dy;
  if (x + dx < 0 || x + dx >= width || y < 0 || y >= height) return false;
  return state[pixel + dy * width + dx] === KNOWN;
}

/** How far the source of a node lies from its pixel, px of the level. */
export function offsetOf({ level, nodes, source }: Labelling, node: number): Offset {
  const { width } = level;
  const from = nodes[node] ?? 0;
  const to = source[node] ?? 0;
  const dx = (to % width) - (from % width);
  return { dx, dy: (to - from - dx) / width };
}

/** Writes what is copied into the hole; the ring keeps what it was, for others copy from there. */
export function fillHole({ level, nodes, source }: Labelling): void {
  const { rgb, state } = level;
  for (let n = 0; n < nodes.length; n++) {
    const pixel = nodes[n] ?? 0;
    if (state[pixel] !== HOLE) continue;
    const from = (source[n] ?? 0) * 3;
    rgb[pixel * 3] = rgb[from] ?? 0;
    rgb[pixel * 3 + 1] = rgb[from + 1] ?? 0;
    rgb[pixel * 3 + 2] = rgb[from + 2] ?? 0;
  }
}
