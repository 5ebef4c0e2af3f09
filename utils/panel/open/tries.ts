import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import { findPicture, type StoredPicture } from "@/utils/panel/picture/load-picture";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { beginToDraw, forgetTries, type Tried } from "@/utils/store/inbox";

/** What ends a panel does so while it decodes or in the first frames. */
const STEADY_MS = 1500;

/** What a panel opens by itself. */
interface Counted {
  /** The same at every start. */
  readonly jobId: string;
  readonly pictureId: string;
  /** Where it was read before. */
  readonly tried?: Promise<Tried | undefined> | undefined;
}

/**
 * Draws something that a panel opens by itself. It is counted before: what ended
 * the panel twice must not end the next one too, and is asked about first. While
 * that is stored the picture is looked up, which makes nothing of it.
 *
 * @errors `drawn_in_vain`, and those of `draw`
 */
export async function drawCounted(
  { services }: PanelContext,
  { jobId, pictureId, tried }: Counted,
  draw: (found: Promise<Result<StoredPicture>>) => Promise<Result<void>>,
): Promise<Result<void>> {
  const { windowId } = services;
  const found = findPicture(pictureId);
  if (!(await beginToDraw(windowId, { jobId }, tried))) return err(appError("drawn_in_vain"));
  const forget = () => {
    clearTimeout(timer);
    removeEventListener("pagehide", forget);
    void forgetTries(windowId);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A page that is closed hears of it; one that is ended does not.
  addEventListener("pagehide", forget);
  const drawn = await draw(found);
  timer = setTimeout(forget, STEADY_MS);
  return drawn;
}
