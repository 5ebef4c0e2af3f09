import type { Edit } from "@/utils/core/edit";
import type { Rect } from "@/utils/core/geometry";
import { activeOperations } from "@/utils/core/mask/history";
import type { MaskOperation } from "@/utils/core/mask/operation";

/** One of several edits that were sent for one picture together, each for a part of what is painted. */
export interface EditPart {
  readonly groupId: string;
  /** All edits of the group, this one among them, in order. */
  readonly editIds: readonly string[];
  /** Where the other parts lie, picture px: what is painted there is not this edit's. */
  readonly others: readonly Rect[];
}

/**
 * What an edit may change: all that is painted, or its own part of it. The
 * record holds everything painted, so that it can be painted on later.
 */
export function operationsOf({
  mask,
  part,
}: Pick<Edit, "mask" | "part">): readonly MaskOperation[] {
  const operations = activeOperations(mask);
  if (!part) return operations;
  return [
    ...operations,
    ...part.others.map((rect): MaskOperation => ({ kind: "rectangle", mode: "erase", rect })),
  ];
}
