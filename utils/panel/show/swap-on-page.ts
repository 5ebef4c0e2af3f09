import type { SwapOutcome } from "@/utils/core/picture/swap-outcome";
import { ok, type Result } from "@/utils/core/result";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { isOnPage } from "@/utils/panel/state/selectors";

/** What came of it, and whether the original was to be shown again. */
export interface Swap {
  readonly outcome: SwapOutcome;
  readonly isBack: boolean;
}

/**
 * Shows a result in place of the image on its page, or the original again if
 * the result is shown there.
 *
 * @param index of the result
 */
export async function swapOnPage(
  { store, services }: PanelContext,
  index: number,
): Promise<Result<Swap | undefined>> {
  const state = store.getState();
  const editId = state.run?.edit.id;
  if (!editId) return ok(undefined);
  const isBack = isOnPage(state, index);
  const { windowId, request } = services;
  const swapped = await request({ type: "swap-on-page", windowId, editId, index, isBack });
  if (!swapped.ok) return swapped;
  if (swapped.value === "swapped") {
    store.setState({ onPage: isBack ? undefined : { editId, index } });
  }
  return ok({ outcome: swapped.value, isBack });
}
