import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { beginToDraw, forgetTries } from "@/utils/store/inbox";

/** What ends a panel does so while it decodes or in the first frames. */
const STEADY_MS = 1500;

/**
 * Draws something that a panel opens by itself. It is counted before: what ended
 * the panel twice must not end the next one too, and is asked about first.
 *
 * @param jobId names what is drawn, the same at every start
 * @errors `drawn_in_vain`, and those of `draw`
 */
export async function drawCounted(
  { services }: PanelContext,
  jobId: string,
  draw: () => Promise<Result<void>>,
): Promise<Result<void>> {
  const { windowId } = services;
  if (!(await beginToDraw(windowId, { jobId }))) return err(appError("drawn_in_vain"));
  const forget = () => {
    clearTimeout(timer);
    removeEventListener("pagehide", forget);
    void forgetTries(windowId);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A page that is closed hears of it; one that is ended does not.
  addEventListener("pagehide", forget);
  const drawn = await draw();
  timer = setTimeout(forget, STEADY_MS);
  return drawn;
}
