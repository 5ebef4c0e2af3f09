import { setAside } from "@/utils/core/edit/unsent-work";
import { openPicture } from "@/utils/panel/open/open-picture";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { ORIGINAL_VIEW } from "@/utils/panel/state/result-view";
import { newSending } from "@/utils/panel/state/sending";
import { unsentNow } from "@/utils/panel/state/work";

/** Brings back the unsent work that was set aside last; what is there now is set aside in its place. */
export function bringBackUnsent({ store, editor, showing }: PanelContext): void {
  const state = store.getState();
  const { picture, unsent, sending } = state;
  const work = unsent.at(-1);
  if (!picture || !work) return;
  showing.cancel();
  store.setState({
    ask: { prompt: work.prompt, options: work.options, references: work.references ?? [] },
    sending: { ...newSending(work.windowChoice), isStarting: sending.isStarting },
    run: undefined,
    shown: ORIGINAL_VIEW,
    unsent: setAside(unsent.slice(0, -1), unsentNow(state, editor.getState().mask), work),
    problem: undefined,
  });
  const { size } = picture.record;
  editor.open({ size, tools: picture.tools, mask: work.mask });
}

/** Drops the unsent work that was set aside last. */
export function dropUnsent({ store }: PanelContext): void {
  store.setState(({ unsent }) => ({ unsent: unsent.slice(0, -1) }));
}

/** Opens the picture that was open before, with the work that was left on it. */
export async function openPrevious(context: PanelContext): Promise<void> {
  const { previousId: pictureId } = context.store.getState();
  if (!pictureId) return;
  const signal = context.opening.next();
  const opened = await openPicture(context, { pictureId, signal, comes: {} });
  if (!opened.ok) context.store.setState({ problem: opened.error });
}
