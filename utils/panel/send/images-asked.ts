import { optionsFor, targetsOf } from "@/utils/panel/send/targets";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { type Sending, separateAreas } from "@/utils/panel/state/sending";

/** How many requests a click on Generate makes now. */
export function requestsAsked(sending: Sending): number {
  return separateAreas(sending)?.length ?? 1;
}

/** How many images a click on Generate asks for: this is what costs money. */
export function imagesAsked(state: PanelState): number {
  const { ask, sending } = state;
  const counts = targetsOf(state).map((target) => optionsFor(ask.options, target).count);
  // Before the servers are read, the button says what one would make.
  const ofAll = counts.length > 1 ? counts.reduce((sum, count) => sum + count, 0) : undefined;
  return (ofAll ?? ask.options.count) * requestsAsked(sending);
}
