import type { Result } from "@/utils/core/result";
import { showRaw } from "@/utils/panel/show/raw-result";
import { saveAll } from "@/utils/panel/show/save-all";
import { saveOpen } from "@/utils/panel/show/save-open";
import {
  copyChosen,
  type SavedType,
  type SaveOutcome,
  saveAs,
  saveChosen,
  savePart,
  saveRaw,
} from "@/utils/panel/show/save-result";
import { type Swap, swapOnPage } from "@/utils/panel/show/swap-on-page";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { ShownResult } from "@/utils/panel/state/panel-state";

/** Where results go from here, and what came from the server. */
export interface SaveActions {
  /** The chosen result as the server sent it, or placed in the picture. */
  showRaw(isRaw: boolean): Promise<void>;
  /** Puts the chosen result on the clipboard, which the browser may refuse. */
  copyChosen(): Promise<void>;
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
  /** Saves what is open: every result that is shown, or else the picture. */
  saveOpen(): void;
  /** Shows a result in place of the image on its page, or the original again. */
  swapOnPage(index: number): Promise<Result<Swap | undefined>>;
}

/** What a person can take out of the panel. */
export function createSaveActions(context: PanelContext): SaveActions {
  return {
    showRaw: (isRaw) => showRaw(context, isRaw),
    copyChosen: () => copyChosen(context),
    saveChosen: () => saveChosen(context),
    saveAll: () => saveAll(context),
    saveAs: (result, type) => saveAs(context, result, type),
    savePart: (result) => savePart(context, result),
    saveRaw: (result) => saveRaw(context, result),
    saveOpen: () => saveOpen(context),
    swapOnPage: (index) => swapOnPage(context, index),
  };
}
