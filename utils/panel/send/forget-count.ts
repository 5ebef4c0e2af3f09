import { isRunning } from "@/utils/core/edit/edit-life";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart } from "@/utils/panel/state/panel-state";

/**
 * Several images are asked for once, not from now on: when an edit is done, the
 * next one begins with as many as its server begins with. One that failed keeps
 * its number, to be tried again. Returns unsubscribe.
 */
export function forgetCount({ store }: PanelContext): () => void {
  return store.subscribe(({ run, ask, server }, before) => {
    const edit = run?.edit;
    const earlier = before.run?.edit;
    const hasEnded = edit?.state === "done" && earlier?.id === edit.id && isRunning(earlier);
    // Somebody who has chosen another number meanwhile means the next edit by it.
    if (!hasEnded || ask.options.count !== edit.options.count) return;
    const count = server.profile?.options.count ?? 1;
    if (count === ask.options.count) return;
    changePart(store, "ask", (now) => ({ ...now, options: { ...now.options, count } }));
  });
}
