import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import type { Message, Replies } from "@/utils/messages/protocol";
import { watchBackground } from "@/utils/messages/watch-background";
import { noteAsked } from "@/utils/platform/asked";
import { sendToBackground } from "@/utils/platform/runtime";
import { startWatchdog } from "@/utils/platform/watchdog";

/** What has to be followed to its end, also by a page that opened in the midst of it. */
const WATCHED: readonly Message["type"][] = ["run-edit", "repair-edit", "settle-edits"];

/**
 * Before the background hears of an edit, the browser itself knows of it: should
 * the message be lost with the background that was to take it, an alarm wakes the
 * next one, and the person's word is still there.
 */
async function noteQueued(editId: string): Promise<void> {
  await Promise.allSettled([noteAsked(editId), startWatchdog()]);
}

/**
 * Sends a request to the background and awaits the reply. Every request
 * here may be repeated safely: the background decides by what is stored.
 */
export async function request<M extends Message>(message: M): Promise<Result<Replies[M["type"]]>> {
  try {
    if (message.type === "run-edit") await noteQueued(message.editId);
    if (WATCHED.includes(message.type)) watchBackground();
    const reply = await sendToBackground<Result<Replies[M["type"]]>>(message);
    return reply ?? err(appError("unexpected", { detail: "The background did not answer." }));
  } catch (cause) {
    return err(appError("unexpected", { detail: String(cause) }));
  }
}
