import type { SwapOutcome } from "@/utils/core/picture/swap-outcome";
import { ok, type Result } from "@/utils/core/result";
import { request } from "@/utils/messages/client";
import type { Panel } from "@/utils/panel/panel";
import type { PanelState } from "@/utils/panel/panel-state";

/** Whether a result of the open edit is shown in its page. */
export function isSwapped({ edit, swapped }: PanelState, index: number): boolean {
  return edit !== undefined && swapped === nameOf(edit.id, index);
}

/**
 * Shows a result in place of the image on its page, or the original again if
 * the result is shown there.
 */
export async function swapOnPage(
  panel: Panel,
  index: number,
): Promise<Result<{ readonly outcome: SwapOutcome; readonly isBack: boolean } | undefined>> {
  const state = panel.store.getState();
  if (!state.edit) return ok(undefined);
  const { id: editId } = state.edit;
  const isBack = isSwapped(state, index);
  const { windowId } = panel.services;
  const sent = await request({ type: "swap-on-page", windowId, editId, index, isBack });
  if (!sent.ok) return sent;
  if (sent.value === "swapped") {
    panel.store.setState({ swapped: isBack ? undefined : nameOf(editId, index) });
  }
  return ok({ outcome: sent.value, isBack });
}

function nameOf(editId: string, index: number): string {
  return `${editId} ${index}`;
}
