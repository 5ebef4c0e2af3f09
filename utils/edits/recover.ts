import { appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { mayReadByItself } from "@/utils/core/edit/edit-life";
import { gather, gatheredIn } from "@/utils/core/edit/several-requests";
import { finishFromPreview } from "@/utils/edits/finish";
import type { RunDeps } from "@/utils/edits/run-deps";
import { finishFromDisk, finishWith } from "@/utils/edits/take-up";
import { hasAnswer, listRunningEdits, transition } from "@/utils/store/edits";
import { readPartial, removePartial } from "@/utils/store/partials";

export interface Recovery {
  /** Which edits this background runs itself. */
  readonly isRunning: (editId: string) => boolean;
  /** Whether the person asked for this edit since the browser was started. */
  readonly wasAsked: (editId: string) => Promise<boolean>;
  /** Nothing is to be sent at present. */
  readonly isPaused: () => Promise<boolean>;
  /** Runs a queued edit that was asked for and that nobody took. */
  readonly take: (editId: string) => void;
  /** Goes on waiting for the task of an edit: it can be cancelled meanwhile. */
  readonly follow: (editId: string) => void;
}

/**
 * Puts right what an ended background left behind. An answer that is on disk is
 * made into results; the task of an unfinished one is waited for again; so is the last preview of a streamed one. A queued edit that
 * the person asked for since the browser started is taken up: it was never sent.
 * One from before that stays as it is, and waits for the person's word. Everything
 * else becomes `interrupted`, and nothing else is ever sent from here.
 */
export async function recoverEdits(
  deps: RunDeps,
  recovery: Recovery,
  signal: AbortSignal,
): Promise<void> {
  const edits = await listRunningEdits();
  if (!edits.ok) return;
  const left = edits.value.filter(({ id }) => !recovery.isRunning(id));
  // Nobody waits for answers of others to be read before the own edit is sent.
  for (const { id, state } of left) {
    if (state === "queued" && (await mayTake(id, recovery))) recovery.take(id);
  }
  // An answer that ended the last background comes last: the others are safe by then.
  const byRisk = left.toSorted((a, b) => attemptsOf(a) - attemptsOf(b));
  for (const edit of byRisk) {
    if (edit.state === "queued" || recovery.isRunning(edit.id)) continue;
    await recoverSent(edit, deps, recovery, signal);
  }
}

function attemptsOf({ readAttempts = 0 }: Edit): number {
  return readAttempts;
}

/** Whether a queued edit goes on by itself: it was asked for, and nothing is paused. */
export async function mayTake(
  editId: string,
  { isPaused, wasAsked }: Pick<Recovery, "isPaused" | "wasAsked">,
): Promise<boolean> {
  return !(await isPaused()) && wasAsked(editId);
}

async function recoverSent(
  edit: Edit,
  deps: RunDeps,
  recovery: Recovery,
  signal: AbortSignal,
): Promise<void> {
  if (!mayReadByItself(edit) && (await hasAnswer(edit.id))) {
    const error = appError("answer_read_in_vain");
    await transition(edit.id, { kind: "failed", at: deps.now(), error });
  } else if (edit.task) {
    return recovery.follow(edit.id);
  } else if (await recoverAnswer(edit, deps, recovery, signal)) {
    return;
  } else if (!(await keepPreview(edit, deps))) {
    await transition(edit.id, { kind: "orphaned", at: deps.now() });
  }
  await removePartial(edit.id);
  deps.announce(edit.id);
}

/** Gives false where there is no answer. */
async function recoverAnswer(
  edit: Edit,
  deps: RunDeps,
  recovery: Recovery,
  signal: AbortSignal,
): Promise<boolean> {
  const found = await finishFromDisk(edit, deps, signal);
  if (found === "task") recovery.follow(edit.id);
  return found !== false;
}

/** The last preview was paid for like the picture it announced. Gives false where there is none to keep. */
async function keepPreview(edit: Edit, deps: RunDeps): Promise<boolean> {
  const preview = await readPartial(edit.id);
  if (!preview.ok) return false;
  const finish = await finishFromPreview(preview.value, deps);
  if (!finish.ok) return false;
  const { event, files } = finish.value;
  const gathered = gather(edit, gatheredIn(edit), event, edit.requestsSent ?? 1);
  return finishWith(edit, gathered, files, deps);
}
