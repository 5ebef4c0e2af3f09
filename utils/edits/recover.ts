import type { Edit } from "@/utils/core/edit/edit";
import { finishFromPreview } from "@/utils/edits/finish";
import { finishFromDisk, type RunDeps } from "@/utils/edits/run";
import { listRunningEdits, transition } from "@/utils/store/edits";
import { readPartial, removePartial } from "@/utils/store/partials";

/**
 * A queued edit this young is on its way to us: the message that wakes the
 * background may be about this very one.
 */
const QUEUED_GRACE_MS = 30_000;

/**
 * Puts right what an ended background left behind. `isRunning` says which edits
 * this background runs itself. An answer that is on disk is made into results;
 * so is the last preview of a streamed one; everything else becomes
 * `interrupted`. Nothing is ever sent from here.
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
    if (!(await keepPreview(edit.id, deps))) {
      await transition(edit.id, { kind: "orphaned", at: deps.now() });
    }
    await removePartial(edit.id);
    deps.announce(edit.id);
  }
}

/** The last preview was paid for like the picture it announced. Gives false where there is none to keep. */
async function keepPreview(editId: string, deps: RunDeps): Promise<boolean> {
  const preview = await readPartial(editId);
  if (!preview.ok) return false;
  const finish = await finishFromPreview(preview.value, deps);
  if (!finish.ok) return false;
  const stored = await transition(editId, finish.value.event, finish.value.files);
  return stored.ok && stored.value !== undefined;
}

function isOnItsWay(edit: Edit, now: number): boolean {
  return edit.state === "queued" && now - edit.createdAt < QUEUED_GRACE_MS;
}
