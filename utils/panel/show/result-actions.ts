import type { Result } from "@/utils/core/result";
import { createPlacementActions, type PlacementActions } from "@/utils/panel/show/adjust-placement";
import { type CompareActions, createCompareActions } from "@/utils/panel/show/compare";
import type { SavedType, SaveOutcome } from "@/utils/panel/show/save-result";
import { showStored } from "@/utils/panel/show/show-stored";
import type { Swap } from "@/utils/panel/show/swap-on-page";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { ShownResult } from "@/utils/panel/state/panel-state";
import { viewOf, withHeld } from "@/utils/panel/state/result-view";
import { chosenInStrip, stripResults } from "@/utils/panel/state/strip-view";

/** What is seen of the results, and how they are placed. */
export interface ResultActions extends CompareActions, PlacementActions {
  /** By position; −1 is the original. */
  choose(position: number): void;
  /** A result of any edit of the open picture, by its position in that edit. */
  chooseIn(editId: string, position: number): Promise<void>;
  /** The next result of the strip (1) or the one before (−1), the original first. */
  stepResult(step: 1 | -1): void;
  /** Shows the original for as long as it is held. */
  holdOriginal(isHeld: boolean): void;
  /** The chosen result as the server sent it, or placed in the picture. */
  showRaw(isRaw: boolean): Promise<void>;
  /** Saves the chosen result whole, as PNG. */
  saveChosen(): Promise<void>;
  /** Saves every result of the open picture as one ZIP file; gives how many are in it. */
  saveAll(): Promise<number>;
  /** Saves a result whole as another type of file. */
  saveAs(result: ShownResult, type: SavedType): Promise<SaveOutcome>;
  /** Saves only the window that was sent, as PNG. */
  savePart(result: ShownResult): Promise<SaveOutcome>;
  /** Saves a result's bytes as the server sent them. */
  saveRaw(result: ShownResult): Promise<void>;
  /** Shows a result in place of the image on its page, or the original again. */
  swapOnPage(index: number): Promise<Result<Swap | undefined>>;
}

/** Loaded when the first file is saved. */
const saving = () => import("@/utils/panel/show/save-result");

/** What a person can do with results. */
export function createResultActions(context: PanelContext): ResultActions {
  const { store } = context;
  const choose = (position: number) =>
    store.setState(({ shown }) => ({ shown: viewOf(shown, position) }));
  return {
    ...createCompareActions(context),
    ...createPlacementActions(context),
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
    showRaw: async (isRaw) =>
      (await import("@/utils/panel/show/raw-result")).showRaw(context, isRaw),
    saveChosen: async () => (await saving()).saveChosen(context),
    saveAll: async () => (await import("@/utils/panel/show/save-all")).saveAll(context),
    saveAs: async (result, type) => (await saving()).saveAs(context, result, type),
    savePart: async (result) => (await saving()).savePart(context, result),
    saveRaw: async (result) => (await saving()).saveRaw(context, result),
    swapOnPage: async (index) =>
      (await import("@/utils/panel/show/swap-on-page")).swapOnPage(context, index),
  };
}
