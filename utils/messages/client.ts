import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import type { Message, Replies } from "@/utils/messages/protocol";
import { onBackgroundEnded, watchBackground } from "@/utils/messages/watch-background";
import { noteAsked } from "@/utils/platform/asked";
import { sendToBackground } from "@/utils/platform/runtime";
import { startWatchdog } from "@/utils/platform/watchdog";

/** What has to be followed to its end, also by a page that opened in the midst of it. */
const WATCHED: readonly Message["type"][] = [
  "run-edit",
  "repair-edit",
  "resume-queue",
  "settle-edits",
];

/**
 * Before the background hears of an edit, the browser itself knows of it: should
 * the message be lost with the background that was to take it, an alarm wakes the
 * next one, and the person's word is still there.
 */
async function noteQueued(editId: string): Promise<void> {
  await Promise.allSettled([noteAsked(editId), startWatchdog()]);
}

/** How often a request that was lost with its background is made to the next one. */
const MAX_TRIES = 3;

const LOST = Symbol("lost");

/**
 * Asks the background. A message to one that is being ended may be lost without a
 * word: the line to it tells.
 */
async function ask<T>(message: Message): Promise<T | undefined> {
  if (!WATCHED.includes(message.type)) return sendToBackground<T>(message);
  for (let tries = 1; ; tries += 1) {
    watchBackground();
    const { promise: lost, resolve } = Promise.withResolvers<typeof LOST>();
    const stop = onBackgroundEnded(() => resolve(LOST));
    try {
      const reply = await Promise.race([sendToBackground<T>(message), lost]);
      // It may have let go of the line before it had heard of this.
      if (message.type === "run-edit") watchBackground();
      if (reply !== LOST && reply !== undefined) return reply;
      if (tries === MAX_TRIES) return undefined;
    } catch (cause) {
      if (tries === MAX_TRIES) throw cause;
    } finally {
      stop();
    }
  }
}

/**
 * Sends a request to the background and awaits the reply. Every request
 * here may be repeated safely: the background decides by what is stored.
 */
export async function request<M extends Message>(message: M): Promise<Result<Replies[M["type"]]>> {
  try {
    if (message.type === "run-edit") await noteQueued(message.editId);
    const reply = await ask<Result<Replies[M["type"]]>>(message);
    return reply ?? err(appError("unexpected", { detail: "The background did not answer." }));
  } catch (cause) {
    return err(appError("unexpected", { detail: String(cause) }));
  }
}
