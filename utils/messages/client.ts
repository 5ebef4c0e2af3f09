import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import type { Message, Replies } from "@/utils/messages/protocol";
import { sendToBackground } from "@/utils/platform/runtime";

/**
 * Sends a request to the background and awaits the reply. Every request
 * here may be repeated safely: the background decides by what is stored.
 */
export async function request<M extends Message>(message: M): Promise<Result<Replies[M["type"]]>> {
  try {
    const reply = await sendToBackground<Result<Replies[M["type"]]>>(message);
    return reply ?? err(appError("unexpected", { detail: "The background did not answer." }));
  } catch (cause) {
    return err(appError("unexpected", { detail: String(cause) }));
  }
}
