import { defined } from "@/utils/core/defined";
import { requestsOf } from "@/utils/core/edit/several-requests";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import { optionsFor, targetsOf } from "@/utils/panel/send/targets";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { type Sending, separateAreas } from "@/utils/panel/state/sending";

/** How many requests a click on Generate makes now. */
export function requestsAsked(sending: Sending): number {
  return separateAreas(sending)?.length ?? 1;
}

/** How many requests everybody who is asked gets in all, one after the other where they are several for one edit. */
export function requestsInAll(state: PanelState): number {
  const { ask, sending } = state;
  const perTarget = targetsOf(state).map((target) =>
    requestsOf({
      options: optionsFor(ask.options, target),
      ...defined({ perRequest: capabilityOf(target).perRequest }),
    }),
  );
  return perTarget.reduce((sum, requests) => sum + requests, 0) * requestsAsked(sending);
}

/** Whether some images are asked for by requests of their own, which is not to be seen otherwise. */
export function isSplit(state: PanelState): boolean {
  return requestsInAll(state) > targetsOf(state).length * requestsAsked(state.sending);
}

/** How many images a click on Generate asks for: this is what costs money. */
export function imagesAsked(state: PanelState): number {
  const { ask, sending } = state;
  const counts = targetsOf(state).map((target) => optionsFor(ask.options, target).count);
  // Before the servers are read, the button says what one would make.
  const ofAll = counts.length > 1 ? counts.reduce((sum, count) => sum + count, 0) : undefined;
  return (ofAll ?? ask.options.count) * requestsAsked(sending);
}
