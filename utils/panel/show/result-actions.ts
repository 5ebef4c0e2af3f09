import { showStored } from "@/utils/panel/show/show-stored";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { viewOf, withHeld } from "@/utils/panel/state/result-view";
import { chosenInStrip, stripResults } from "@/utils/panel/state/strip-view";

/** What is seen of the results. */
export interface ResultActions {
  /** By position; −1 is the original. */
  choose(position: number): void;
  /** A result of any edit of the open picture, by its position in that edit. */
  chooseIn(editId: string, position: number): Promise<void>;
  /** The next result of the strip (1) or the one before (−1), the original first. */
  stepResult(step: 1 | -1): void;
  /** Shows the original for as long as it is held. */
  holdOriginal(isHeld: boolean): void;
}

/** Going through the results. */
export function createResultActions(context: PanelContext): ResultActions {
  const { store } = context;
  const choose = (position: number) =>
    store.setState(({ shown }) => ({ shown: viewOf(shown, position) }));
  return {
    choose,
    chooseIn: (editId, position) => showStored(context, editId, position),
    stepResult: (step) => {
      const state = store.getState();
      const all = stripResults(state);
      const next = chosenInStrip(state, all) + step;
      const result = all[next];
      if (result) void showStored(context, result.editId, result.position);
      else if (next === -1) choose(-1);
    },
    holdOriginal: (isHeld) => store.setState(({ shown }) => ({ shown: withHeld(shown, isHeld) })),
  };
}
