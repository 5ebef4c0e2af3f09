import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";

/** Nothing painted, nothing to undo. */
export const EMPTY_MASK: MaskHistory = { operations: [], position: 0 };

/** Adds a step and forgets the steps that had been undone. There is no limit to the steps kept. */
export function push(history: MaskHistory, operation: MaskOperation): MaskHistory {
  return {
    operations: [...activeOperations(history), operation],
    position: history.position + 1,
  };
}

/**
 * Replaces one operation, wherever it is among the steps. The steps after it
 * become new objects, so that a cache of the raster up to one of them misses.
 */
export function replaceStep(
  history: MaskHistory,
  before: MaskOperation,
  after: MaskOperation,
): MaskHistory {
  const at = history.operations.indexOf(before);
  if (at < 0) return history;
  const operations = history.operations.map((operation, index) => {
    if (index === at) return after;
    return index > at ? { ...operation } : operation;
  });
  return { ...history, operations };
}

/** Whether there is a step back. */
export function canUndo(history: MaskHistory): boolean {
  return history.position > 0;
}

/** Whether there is a step forward. */
export function canRedo(history: MaskHistory): boolean {
  return history.position < history.operations.length;
}

/** One step back; the same history when there is none. */
export function undo(history: MaskHistory): MaskHistory {
  return canUndo(history) ? { ...history, position: history.position - 1 } : history;
}

/** One step forward again; the same history when there is none. */
export function redo(history: MaskHistory): MaskHistory {
  return canRedo(history) ? { ...history, position: history.position + 1 } : history;
}

/** The operations that count, oldest first. */
export function activeOperations(history: MaskHistory): readonly MaskOperation[] {
  return history.position === history.operations.length
    ? history.operations
    : history.operations.slice(0, history.position);
}

type Cover = "empty" | "full" | "some";

/**
 * Whether nothing can be painted, told from the list alone, without a raster.
 * `true` is certain; `false` may still turn out empty (an eraser over
 * everything), which only a raster can tell.
 */
export function isEmptyMask(history: MaskHistory): boolean {
  return coverOf(history) === "empty";
}

/**
 * Whether all of the picture may change, told from the list alone: the act that
 * the interface calls *Whole picture*. `true` is certain; paint that happens to
 * reach every corner is still paint.
 */
export function isWholeMask(history: MaskHistory): boolean {
  return coverOf(history) === "full";
}

function coverOf(history: MaskHistory): Cover {
  let cover: Cover = "empty";
  for (let index = 0; index < history.position; index += 1) {
    const operation = history.operations[index];
    if (operation) cover = coverAfter(cover, operation);
  }
  return cover;
}

function coverAfter(cover: Cover, operation: MaskOperation): Cover {
  switch (operation.kind) {
    case "clear":
      return "empty";
    case "all":
      return "full";
    case "invert":
      return cover === "empty" ? "full" : cover === "full" ? "empty" : "some";
    case "fillHoles":
      return cover;
    case "grow":
      return cover === "full" && operation.by < 0 ? "some" : cover;
    default:
      return cover === (operation.mode === "add" ? "full" : "empty") ? cover : "some";
  }
}
