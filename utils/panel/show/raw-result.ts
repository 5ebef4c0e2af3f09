import type { Panel } from "@/utils/panel/panel";
import { readResult } from "@/utils/store/edits";

/**
 * Shows the chosen result as the server sent it, laid over the window it was
 * asked for, without regard to what was painted; or fitted in again.
 */
export async function showRaw(panel: Panel, isRaw: boolean): Promise<void> {
  const { edit, chosen, picture, results } = panel.store.getState();
  const result = edit?.results[chosen];
  panel.store.setState({ isRaw });
  if (!isRaw || !edit || !result || !picture || results[chosen]?.raw) return;
  const answer = await readResult(result.blobId);
  if (!answer.ok) return panel.store.setState({ problem: answer.error, isRaw: false });
  const raw = await layOver(picture.bitmap, picture.record.size.width, answer.value, edit.window);
  const now = panel.store.getState();
  if (!raw || now.edit?.id !== edit.id || now.picture !== picture) return raw?.close();
  panel.store.setState({
    results: now.results.map((one, position) => (position === chosen ? { ...one, raw } : one)),
  });
}

async function layOver(
  under: ImageBitmap,
  pictureWidth: number,
  answer: Blob,
  window: { x: number; y: number; width: number; height: number },
): Promise<ImageBitmap | undefined> {
  const over = await createImageBitmap(answer).catch(() => undefined);
  const canvas = new OffscreenCanvas(under.width, under.height);
  const context = canvas.getContext("2d");
  if (!over || !context) return undefined;
  const scale = under.width / pictureWidth;
  context.imageSmoothingQuality = "high";
  context.drawImage(under, 0, 0);
  const { x, y, width, height } = window;
  context.drawImage(over, x * scale, y * scale, width * scale, height * scale);
  over.close();
  return canvas.transferToImageBitmap();
}
