import { isOfThisDevice } from "@/utils/core/edit/this-device";
import type { HistoryEntry } from "@/utils/core/history/entry";
import type { Result } from "@/utils/core/result";
import { readReference } from "@/utils/panel/send/references";
import type { PanelServices } from "@/utils/panel/state/services";
import { readResult, readThumb, saveThumb } from "@/utils/store/edits";
import { readPlaced } from "@/utils/store/placed";

/** Longest side, px: twice the size on screen. */
const ENTRY_SIDE = 192;
/** Longest side, px: three times the size on screen. */
const REFERENCE_SIDE = 120;

/**
 * Thumbnail of an edit: of its first result where it has one, made once and
 * stored; else of its source. `undefined` where there is neither.
 */
export async function readEntryThumb(
  { id, results, host }: Pick<HistoryEntry, "id" | "results" | "host">,
  services: Pick<PanelServices, "pixels">,
): Promise<Blob | undefined> {
  const blobId = results[0]?.blobId;
  const stored = await readThumb(id, blobId ? "result" : "source");
  if (stored.ok) return stored.value;
  const whole = blobId ? await readWhole(id, blobId, host) : undefined;
  const made = whole?.ok
    ? await services.pixels.thumbnail({ picture: whole.value, maxSide: ENTRY_SIDE })
    : undefined;
  if (made?.ok) {
    await saveThumb(id, "result", made.value);
    return made.value;
  }
  const source = await readThumb(id, "source");
  return source.ok ? source.value : undefined;
}

/** Of what was made here the result alone is only a patch. */
function readWhole(id: string, blobId: string, host: string): Promise<Result<Blob>> {
  return isOfThisDevice({ host }) ? readPlaced(id, 0) : readResult(blobId);
}

/** Thumbnail of a reference picture; `undefined` where it cannot be read. */
export async function readReferenceThumb(
  pictureId: string,
  services: Pick<PanelServices, "pixels">,
): Promise<Blob | undefined> {
  const picture = await readReference(pictureId);
  if (!picture.ok) return undefined;
  const thumb = await services.pixels.thumbnail({
    picture: picture.value,
    maxSide: REFERENCE_SIDE,
  });
  return thumb.ok ? thumb.value : undefined;
}
