import { createLatest } from "@/utils/async/latest";
import { appError } from "@/utils/core/app-error";
import { isOfThisDevice } from "@/utils/core/edit/this-device";
import { isEmptyMask } from "@/utils/core/mask/history";
import type { MaskHistory } from "@/utils/core/mask/operation";
import { paintedSince } from "@/utils/core/mask/painted-since";
import type { Extension } from "@/utils/core/window/extend";
import { extendToContinue } from "@/utils/panel/erase/blank-part";
import { type Erasing, eraseFromOpen } from "@/utils/panel/erase/erase";
import { continueFromResult } from "@/utils/panel/open/continue-from-result";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { chosenResult, isRunningNow } from "@/utils/panel/state/selectors";

/** Taking something away on this device: free, and without a server. */
export interface EraseActions {
  /**
   * Takes away what is painted. Where a result is shown and more was painted since, that is taken
   * away from the result; where nothing was, another solution is looked for.
   */
  remove(): Promise<void>;
  /**
   * Makes a larger picture and fills what is new from the edge beside it. Undo leads back to the
   * one it was made from.
   */
  continueEdge(extension: Extension): Promise<void>;
  /** Another solution for the edit that is shown, copied from elsewhere. */
  removeAgain(): Promise<void>;
  cancelRemoving(): void;
}

/** Only one thing is removed at a time: a newer request replaces an older one. */
export function createEraseActions(context: PanelContext): EraseActions {
  const { store, editor } = context;
  const erasing = createLatest();
  const end = () => store.setState({ erasing: undefined });
  store.subscribe((state, before) => {
    if (state.picture === before.picture || !state.erasing) return;
    erasing.cancel();
    end();
  });

  let isGoingOn = false;

  async function run(wanted: Erasing, signal = erasing.next()): Promise<void> {
    store.setState({ erasing: { done: 0, isContinuing: false }, problem: undefined });
    await eraseFromOpen(context, wanted, signal);
    if (!signal.aborted) end();
  }

  async function removeAgain(): Promise<void> {
    const { run: shown } = store.getState();
    if (!shown || !isOfThisDevice(shown.edit)) return;
    const { mask, erased } = shown.edit;
    await run({ mask, ...(erased ? { avoid: erased.sources } : {}) });
  }

  async function remove(): Promise<void> {
    const state = store.getState();
    // While the server is asked the button rests, and so do the keys.
    if (isGoingOn || state.sending.isStarting || isRunningNow(state)) return;
    const { mask } = editor.getState();
    if (isEmptyMask(mask)) return store.setState({ problem: appError("mask_missing") });
    const more = paintedMore(state, mask);
    if (more && more.length === 0 && state.run && isOfThisDevice(state.run.edit))
      return removeAgain();
    const left: MaskHistory = { operations: more ?? [], position: more?.length ?? 0 };
    if (isEmptyMask(left)) return run({ mask });
    isGoingOn = true;
    const hasGoneOn = await goOn(context, left);
    isGoingOn = false;
    if (hasGoneOn) await run({ mask: left });
  }

  async function continueEdge(extension: Extension): Promise<void> {
    const signal = erasing.next();
    end();
    const job = await extendToContinue(context, extension, signal);
    const { mask } = editor.getState();
    if (!job) return signal.aborted ? undefined : erasing.cancel();
    // What else was removed meanwhile has broken it off.
    await (signal.aborted ? run({ mask }) : run({ mask, job }, signal));
  }

  return {
    remove,
    removeAgain,
    continueEdge,
    cancelRemoving: () => {
      erasing.cancel();
      end();
    },
  };
}

/** What was painted on the result that is shown; `undefined` where none is, or paint was undone. */
function paintedMore(state: PanelState, mask: MaskHistory) {
  const isShown = state.run !== undefined && chosenResult(state)?.bitmap !== undefined;
  return isShown && state.run ? paintedSince(state.run.edit.mask, mask) : undefined;
}

/** Makes the result that is shown the open picture, seen as before. False where it could not be. */
async function goOn(context: PanelContext, mask: MaskHistory): Promise<boolean> {
  const { store, editor } = context;
  const { picture: before } = store.getState();
  const { view, isFitted } = editor.getState();
  if (!(await untilPlaced(context))) return false;
  // It goes along, so nothing unsent stays behind.
  for (const _ of mask.operations) editor.undo();
  await continueFromResult(context, mask);
  if (store.getState().picture === before) {
    for (const _ of mask.operations) editor.redo();
    return false;
  }
  if (!isFitted) editor.setView(view);
  return true;
}

/** Waits for the full picture of the result that is shown; false where there will be none. */
function untilPlaced({ store, showing }: PanelContext): Promise<boolean> {
  const signal = showing.current();
  return new Promise((resolve) => {
    const look = (state: PanelState) => {
      const result = chosenResult(state);
      const isOver = result === undefined || result.error !== undefined || signal.aborted;
      if (!result?.placed && !isOver) return;
      stop();
      resolve(result?.placed !== undefined);
    };
    const stop = store.subscribe(look);
    look(store.getState());
  });
}
