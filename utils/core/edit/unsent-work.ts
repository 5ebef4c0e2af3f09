import type { Work } from "@/utils/core/edit/draft";
import { activeOperations } from "@/utils/core/mask/history";

/** More would only cost memory: nobody goes back further. */
const MOST_KEPT = 5;

/** How many steps of paint there are. */
export function countStrokes({ mask }: Pick<Work, "mask">): number {
  return activeOperations(mask).length;
}

/** Whether two pieces of work ask for the same: same paint, same words. */
function isSameWork(a: Pick<Work, "mask" | "prompt">, b: Pick<Work, "mask" | "prompt">): boolean {
  return a.prompt.trim() === b.prompt.trim() && hasSamePaint(a, b);
}

function hasSamePaint(a: Pick<Work, "mask">, b: Pick<Work, "mask">): boolean {
  return JSON.stringify(activeOperations(a.mask)) === JSON.stringify(activeOperations(b.mask));
}

/**
 * Whether work would be lost if it were replaced: it has paint or words that
 * were not sent with `sent`, the edit it was made from or became.
 */
export function isUnsent(
  work: Pick<Work, "mask" | "prompt">,
  sent: Pick<Work, "mask" | "prompt"> | undefined,
): boolean {
  const hasPaint = countStrokes(work) > 0 && !(sent && hasSamePaint(work, sent));
  const hasWords = work.prompt.trim() !== "" && work.prompt.trim() !== sent?.prompt.trim();
  return hasPaint || hasWords;
}

/** Keeps work that gives way to `next`: once, the latest last, unless `next` asks for the same. */
export function setAside(
  kept: readonly Work[],
  work: Work | undefined,
  next: Pick<Work, "mask" | "prompt">,
): readonly Work[] {
  const others = kept.filter((one) => !isSameWork(one, next) && !(work && isSameWork(one, work)));
  const isWorth = work !== undefined && !isSameWork(work, next);
  return (isWorth ? [...others, work] : others).slice(-MOST_KEPT);
}
