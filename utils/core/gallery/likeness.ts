import type { Size } from "@/utils/core/geometry";
import { hasSameShape } from "@/utils/core/picture/larger-version";

/** Cells on a side of what two pictures are compared by. */
export const CELLS = 8;

/**
 * Levels of 255 between cells of near duplicates, in the mean and in one cell. A
 * picture saved anew at another size or quality is below both; the same product
 * in another colour is far above.
 */
const MAX_MEAN = 5;
const MAX_CELL = 28;

/** A picture by its colours, `CELLS` × `CELLS` × RGB, 0 to 255, and its size. */
export interface Comparable {
  readonly cells: readonly number[];
  /** Picture px. */
  readonly size: Size;
}

/** Whether two pictures are near duplicates: the same shape, and the same colours everywhere. */
export function isAlike(a: Comparable, b: Comparable): boolean {
  const count = a.cells.length;
  if (count === 0 || count !== b.cells.length || !hasSameShape(a.size, b.size)) return false;
  let sum = 0;
  for (let at = 0; at < count; at += 1) {
    const difference = Math.abs((a.cells[at] ?? 0) - (b.cells[at] ?? 0));
    if (difference > MAX_CELL) return false;
    sum += difference;
  }
  return sum / count <= MAX_MEAN;
}

/**
 * Near duplicates together: groups in the order of their first members, the
 * largest of each in front. Whatever `read` knows nothing of stays alone.
 */
export function groupAlike<T>(
  items: readonly T[],
  read: (item: T) => Comparable | undefined,
): readonly (readonly [T, ...T[]])[] {
  const groups: { readonly by: Comparable | undefined; readonly members: [T, ...T[]] }[] = [];
  for (const item of items) {
    const by = read(item);
    // With the first member, not with any: likeness is not handed on along a row of small steps.
    const group = by && groups.find((one) => one.by && isAlike(one.by, by));
    if (group) group.members.push(item);
    else groups.push({ by, members: [item] });
  }
  return groups.map(({ members }) => largestFirst(members, read));
}

function largestFirst<T>(
  members: readonly [T, ...T[]],
  read: (item: T) => Comparable | undefined,
): readonly [T, ...T[]] {
  const area = (item: T) => {
    const { width = 0, height = 0 } = read(item)?.size ?? {};
    return width * height;
  };
  const [first, ...rest] = members.toSorted((a, b) => area(b) - area(a));
  return first === undefined ? members : [first, ...rest];
}
