import type { Edit } from "@/utils/core/edit/edit";
import { isRunning } from "@/utils/core/edit/edit-life";
import { activeOperations } from "@/utils/core/mask/history";
import type { MaskOperation } from "@/utils/core/mask/operation";

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

/**
 * Which edit represents its group: a running one; then the first
 * that is done; otherwise the first.
 */
export function leadingPart<E extends Pick<Edit, "state">>(group: readonly E[]): E | undefined {
  return group.find(isRunning) ?? group.find(({ state }) => state === "done") ?? group[0];
}

/** Which parts to send again: those that ended without a result; all, if every part has one. */
export function partsToSend<E extends Pick<Edit, "state">>(group: readonly E[]): readonly E[] {
  const lost = group.filter((one) => one.state !== "done" && !isRunning(one));
  return lost.length > 0 ? lost : group;
}
