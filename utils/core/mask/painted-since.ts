import { activeOperations } from "@/utils/core/mask/history";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";

/**
 * What was added to a mask after it was sent, or used, as `before`.
 *
 * @returns `undefined` where the mask is not a continuation: something was undone
 */
export function paintedSince(
  before: MaskHistory,
  now: MaskHistory,
): readonly MaskOperation[] | undefined {
  const [known, all] = [activeOperations(before), activeOperations(now)];
  const isSame = known.every(
    (operation, index) =>
      operation === all[index] || JSON.stringify(operation) === JSON.stringify(all[index]),
  );
  return isSame ? all.slice(known.length) : undefined;
}
