import { type AppError, appError, factsOf } from "@/utils/core/app-error";
import type { EditEvent } from "@/utils/core/edit/edit-life";
import type { RunDeps } from "@/utils/edits/run-deps";
import {
  dropUnstored,
  holdUnstored,
  storeMakingRoom,
  toOffer,
} from "@/utils/edits/store-or-make-room";
import { transition } from "@/utils/store/edits";

/** A cancel is the person's own word and not a failure, though it arrives as an error. */
export function failed(error: AppError, deps: Pick<RunDeps, "now">): EditEvent {
  const kind = factsOf(error.code).isOwnWish ? "cancelled" : "failed";
  return { kind, at: deps.now(), error };
}

/**
 * Stores an event and announces it. Where storing results fails, they are held
 * and shown, and the failure itself is stored if the disk takes that much.
 *
 * @returns whether the event was stored: it may not happen in every state
 */
export async function apply(
  editId: string,
  event: EditEvent,
  deps: RunDeps,
  files: readonly (readonly [string, Blob])[] = [],
): Promise<boolean> {
  const bytes = files.reduce((sum, [, { size }]) => sum + size, 0);
  const stored = await storeMakingRoom(bytes, () => transition(editId, event, files));
  if (stored.ok) dropUnstored(editId);
  else if (event.kind === "finished") {
    const kept = { event, files };
    holdUnstored(editId, kept);
    deps.offerUnstored?.(toOffer(editId, kept));
    const error = appError(stored.error.code, { ...stored.error, charge: "likely" });
    await transition(editId, { kind: "failed", at: deps.now(), error });
  }
  deps.announce(editId);
  return stored.ok && stored.value !== undefined;
}
