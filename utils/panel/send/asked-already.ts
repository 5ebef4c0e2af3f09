import { isRunning } from "@/utils/core/edit/edit-life";
import type { MaskHistory } from "@/utils/core/mask/operation";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { unsentNow } from "@/utils/panel/state/work";

/**
 * Whether exactly this is under way: the same paint, words, options and server. A
 * second click in a hurry must not ask for it, and pay for it, twice.
 */
export function isAskedAlready(state: PanelState, mask: MaskHistory): boolean {
  const { run, ask, server } = state;
  if (!run || !isRunning(run.edit)) return false;
  const { options, profileId, model } = run.edit;
  const isSameServer = profileId === server.profile?.id && model === server.profile.model;
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const isSameAsk =
    isSame(options, ask.options) && isSame(run.edit.references ?? [], ask.references);
  return isSameServer && isSameAsk && unsentNow(state, mask) === undefined;
}
