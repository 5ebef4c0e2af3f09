import type { Edit } from "@/utils/core/edit";
import { finishFromDisk, type RunDeps } from "@/utils/edits/run";
import { listRunningEdits, transition } from "@/utils/store/edits";

/**
 * A queued edit this young is on its way to us: the message that wakes the
 * background may be about this very one.
 */
const QUEUED_GRACE_MS = 30_000;

/**
 * Puts right what an ended background left behind. `isRunning` says which edits
 * this background runs itself. An answer that is on disk is made into results;
 * everything else becomes `interrupted`. Nothing is ever sent from here.
 */
export async function recoverEdits(
  deps: RunDeps,
  isRunning: (editId: string) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const edits = await listRunningEdits();
  if (!edits.ok) return;
  for (const edit of edits.value) {
    if (isRunning(edit.id) || isOnItsWay(edit, deps.now())) continue;
    if (edit.state !== "queued" && (await finishFromDisk(edit.id, deps, signal))) continue;
    await transition(edit.id, { kind: "orphaned", at: deps.now() });
    deps.announce(edit.id);
  }
}

function isOnItsWay(edit: Edit, now: number): boolean {
  return edit.state === "queued" && now - edit.createdAt < QUEUED_GRACE_MS;
}
