import type { Labelling } from "./labelling";

/** Connected pixels with one and the same offset. */
export interface Region {
  /** Nodes. */
  readonly nodes: Int32Array;
}

/** All regions of a labelling; those without an offset are left out. */
export function findRegions(labelling: Labelling): Region[] {
  const { nodes, slot, source, level } = labelling;
  const { width } = level;
  const isSeen = new Uint8Array(nodes.length);
  const stack = new Int32Array(nodes.length);
  const regions: Region[] = [];
  for (let first = 0; first < nodes.length; first++) {
    const offset = (source[first] ?? 0) - (nodes[first] ?? 0);
    if (isSeen[first] || offset === 0) continue;
    // The stack of what is to be looked at becomes the list of what was: it only grows.
    let count = 1;
    stack[0] = first;
    isSeen[first] = 1;
    for (let at = 0; at < count; at++) {
      const pixel = nodes[stack[at] ?? 0] ?? 0;
      for (let side = 0; side < 4; side++) {
        const beside = pixel + (side === 0 ? 1 : side === 1 ? -1 : side === 2 ? width : -width);
        const other = slot[beside] ?? -1;
        if (other < 0 || isSeen[other] || (source[other] ?? 0) - beside !== offset) continue;
        isSeen[other] = 1;
        stack[count++] = other;
      }
    }
    regions.push({ nodes: stack.slice(0, count) });
  }
  return regions;
}
