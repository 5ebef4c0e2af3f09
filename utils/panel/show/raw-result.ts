import type { Rect } from "@/utils/core/geometry";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changeRun, type OpenPicture } from "@/utils/panel/state/panel-state";
import { withRaw } from "@/utils/panel/state/result-view";
import { chosenPosition, chosenResult } from "@/utils/panel/state/selectors";
import { readResult } from "@/utils/store/edits";

/**
 * Shows the chosen result as the server sent it, laid over its window whatever
 * was painted; or placed again.
 */
export async function showRaw(context: PanelContext, isRaw: boolean): Promise<void> {
  const { store, showing } = context;
  const state = store.getState();
  const { run, picture } = state;
  const position = chosenPosition(state);
  const result = run?.edit.results[position];
  store.setState({ shown: withRaw(state.shown, isRaw) });
  if (!isRaw || !result || !picture || chosenResult(state)?.raw) return;
  const signal = showing.current();
  const answer = await readResult(result.blobId, run.edit.id);
  if (!answer.ok) {
    return store.setState(({ shown }) => ({ problem: answer.error, shown: withRaw(shown, false) }));
  }
  const raw = await layOver(picture, answer.value, run.edit.window);
  if (!raw || signal.aborted) return raw?.close();
  changeRun(store, ({ results }) => ({
    results: results.map((one, at) => (at === position ? { ...one, raw } : one)),
  }));
}

/** @param window where the answer belongs, picture px */
async function layOver(
  { bitmap: under, record }: OpenPicture,
  answer: Blob,
  window: Rect,
): Promise<ImageBitmap | undefined> {
  const over = await createImageBitmap(answer).catch(() => undefined);
  const canvas = new OffscreenCanvas(under.width, under.height);
  const context = canvas.getContext("2d");
  if (!over || !context) return undefined;
  const scale = under.width / record.size.width;
  context.imageSmoothingQuality = "high";
  context.drawImage(under, 0, 0);
  const { x, y, width, height } = window;
  context.drawImage(over, x * scale, y * scale, width * scale, height * scale);
  over.close();
  return canvas.transferToImageBitmap();
}
