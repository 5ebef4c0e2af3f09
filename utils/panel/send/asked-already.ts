import { isRunning } from "@/utils/core/edit/edit-life";
import type { MaskHistory } from "@/utils/core/mask/operation";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { unsentNow } from "@/utils/panel/state/work";

/**
 * Whether exactly this is under way: the same paint, words, options and server. A
 * second click in a hurry must not ask for it, and pay for it, twice.
 */
export function isAskedAlready(state: PanelState, mask: MaskHistory): boolean {
  return isSameAsRun(state, mask) && leftOver(state, mask).length === 0;
}

/**
 * The edits of the click that asked for exactly this before the browser was started
 * anew: nobody has sent them, and they wait for the person's word. *Generate* is
 * that word; other edits of the same would be paid for twice.
 */
export function leftOver(state: PanelState, mask: MaskHistory): readonly string[] {
  if (!isSameAsRun(state, mask)) return [];
  const { pictureId, createdAt } = state.run?.edit ?? {};
  return state.queue.edits
    .filter(({ isHeld }) => isHeld)
    .filter(({ entry }) => entry.pictureId === pictureId && entry.createdAt === createdAt)
    .map(({ entry }) => entry.id);
}

function isSameAsRun(state: PanelState, mask: MaskHistory): boolean {
  const { run, ask, server } = state;
  if (!run || !isRunning(run.edit)) return false;
  const { options, profileId, model } = run.edit;
  const isSameServer = profileId === server.profile?.id && model === server.profile.model;
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const isSameAsk =
    isSame(options, ask.options) && isSame(run.edit.references ?? [], ask.references);
  return isSameServer && isSameAsk && unsentNow(state, mask) === undefined;
}
