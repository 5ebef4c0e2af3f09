import { resultsIn, type Strip, type StripResult, stripOf } from "@/utils/core/history/strip";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { chosenPosition, resultsOf } from "@/utils/panel/state/selectors";

/** What of the state the strip depends on. */
export type StripState = Pick<PanelState, "strip" | "run" | "shown">;

/** The strip of the picture that is open. Made anew at every call: not for a store's selector. */
export function stripNow({ strip, run }: Pick<StripState, "strip" | "run">): Strip {
  return stripOf(strip, run?.edit, run?.results.length ?? 0);
}

/** Every result of the open picture, as keys go along them. */
export function stripResults(state: StripState): readonly StripResult[] {
  return resultsIn(stripNow(state), state.run?.edit, state.run?.results.length ?? 0);
}

/** The chosen result's place among all of them; −1 is the original. */
export function chosenInStrip(state: StripState, all = stripResults(state)): number {
  const position = chosenPosition(state as PanelState);
  if (position < 0 || resultsOf(state as PanelState).length === 0) return -1;
  const editId = state.run?.edit.id;
  return all.findIndex((one) => one.editId === editId && one.position === position);
}

/** The latest result but the chosen one: what one would compare with. */
export function otherResult(state: StripState): StripResult | undefined {
  const all = stripResults(state);
  const chosen = chosenInStrip(state, all);
  return chosen < 0 ? undefined : all.find((_, at) => at !== chosen);
}
