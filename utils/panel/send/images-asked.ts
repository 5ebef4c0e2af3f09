import type { PanelState } from "@/utils/panel/state/panel-state";
import { type Sending, separateAreas } from "@/utils/panel/state/sending";

/** How many requests a click on Generate makes now. */
export function requestsAsked(sending: Sending): number {
  return separateAreas(sending)?.length ?? 1;
}

/** How many images a click on Generate asks for: this is what costs money. */
export function imagesAsked({ ask, sending }: PanelState): number {
  return ask.options.count * requestsAsked(sending);
}
