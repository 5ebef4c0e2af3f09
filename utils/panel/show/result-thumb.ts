import { createTurns } from "@/utils/async/turns";
import type { PanelServices } from "@/utils/panel/state/services";
import { readResult } from "@/utils/store/edits";

/** The longest side, px: three times the size on screen. */
const SIDE = 168;

/** A few kilobytes each. */
const MOST_KEPT = 300;

/** While one is read from the disk, another is decoded. */
const turns = createTurns(2);

const kept = new Map<string, Promise<Blob | undefined>>();

/**
 * Thumbnail of one result of an edit that is not on the stage: of the answer as
 * it came, which is the window that was edited. `undefined` where it is gone, or
 * where nobody wants it any more when its turn comes.
 */
export async function readResultThumb(
  blobId: string,
  services: Pick<PanelServices, "pixels">,
  signal: AbortSignal,
): Promise<Blob | undefined> {
  return kept.get(blobId) ?? turns.take(() => kept.get(blobId) ?? begin(blobId, services), signal);
}

function begin(blobId: string, services: Pick<PanelServices, "pixels">) {
  const made = make(blobId, services);
  kept.set(blobId, made);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  // What could not be read may be there later: an answer that is read again.
  void made.then((thumb) => thumb ?? kept.delete(blobId));
  return made;
}

async function make(
  blobId: string,
  { pixels }: Pick<PanelServices, "pixels">,
): Promise<Blob | undefined> {
  const answer = await readResult(blobId);
  if (!answer.ok) return undefined;
  const thumb = await pixels.thumbnail({ picture: answer.value, maxSide: SIDE });
  return thumb.ok ? thumb.value : undefined;
}
