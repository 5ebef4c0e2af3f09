import { createLatest } from "@/utils/async/latest";
import { analysePicture } from "@/utils/editor/analyse-picture";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/**
 * Has the edges of every picture that is opened found, once it is on the screen
 * and nothing else is to be done. Returns a function that stops it.
 */
export function followEdges({ editor, services }: PanelContext): () => void {
  const latest = createLatest();
  const start = async () => {
    const signal = latest.next();
    await services.whenIdle();
    if (!signal.aborted) await analysePicture(editor, signal);
  };
  // A picture may be open by the time that this code is there.
  if (editor.getState().pictureTools) void start();
  const stop = editor.subscribe(({ pictureTools }, before) => {
    if (pictureTools === before.pictureTools) return;
    if (pictureTools) void start();
    else latest.cancel();
  });
  return () => {
    stop();
    latest.cancel();
  };
}
