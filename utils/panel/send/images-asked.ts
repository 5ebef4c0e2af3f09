import type { PanelState } from "@/utils/panel/panel-state";

/** How many requests a click on Generate makes now. */
export function requestsAsked({ isSeparate, planned }: PanelState): number {
  return isSeparate ? (planned?.parts?.length ?? 1) : 1;
}

/** How many images a click on Generate asks for, and so what it costs. */
export function imagesAsked(state: PanelState): number {
  return state.options.count * requestsAsked(state);
}
