import type { StoreApi } from "zustand/vanilla";
import {
  canRedo,
  canUndo,
  EMPTY_MASK,
  isEmptyMask,
  push,
  redo,
  replaceStep,
  undo,
} from "@/utils/core/mask/history";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { followingView } from "@/utils/core/view/view";
import type { EditorActions, EditorState } from "@/utils/editor/editor-types";

type MaskActions = Pick<
  EditorActions,
  | "open"
  | "push"
  | "replace"
  | "isLastStep"
  | "undo"
  | "redo"
  | "clear"
  | "invert"
  | "selectAll"
  | "fillHoles"
  | "grow"
  | "setMaskShown"
  | "toggleMask"
>;

/** The actions that change what is painted. */
export function createMaskActions(store: StoreApi<EditorState>): MaskActions {
  const { getState, setState } = store;
  const add: EditorActions["push"] = (operation) =>
    setState(({ mask }) => ({ mask: push(mask, operation), maskShown: "paint" }));
  return {
    ...createReplacing(store),
    open: ({ size, tools, mask = EMPTY_MASK, stepBack, stepForward }) => {
      getState().drawing?.cancel();
      setState(({ stageSize, maskShown }) => ({
        pictureSize: size,
        pictureTools: tools,
        edges: "unknown",
        outlined: undefined,
        resizable: undefined,
        mask,
        maskShown: maskShown === "hidden" ? "paint" : maskShown,
        view: followingView("auto", size, stageSize),
        fit: "auto",
        isFitted: true,
        stepBack,
        stepForward,
      }));
    },
    push: add,
    undo: () => {
      const { mask, stepBack, drawing } = getState();
      if (drawing) drawing.cancel();
      else if (canUndo(mask)) setState({ mask: undo(mask) });
      else stepBack?.();
    },
    redo: () => {
      const { mask, stepForward, drawing } = getState();
      if (drawing) return;
      if (canRedo(mask)) setState({ mask: redo(mask) });
      else stepForward?.();
    },
    clear: () => {
      if (!isEmptyMask(getState().mask)) add({ kind: "clear" });
    },
    invert: () => add({ kind: "invert" }),
    selectAll: () => add({ kind: "all" }),
    fillHoles: () => {
      if (!isEmptyMask(getState().mask)) add({ kind: "fillHoles" });
    },
    grow: (by) => {
      if (by !== 0 && !isEmptyMask(getState().mask)) add({ kind: "grow", by });
    },
    setMaskShown: (maskShown) => setState({ maskShown }),
    toggleMask: () =>
      setState(({ maskShown }) => ({ maskShown: maskShown === "hidden" ? "paint" : "hidden" })),
  };
}

/** Replacing steps that may have been replaced already. */
function createReplacing({
  getState,
  setState,
  subscribe,
}: StoreApi<EditorState>): Pick<MaskActions, "replace" | "isLastStep"> {
  const heirs = new WeakMap<MaskOperation, MaskOperation>();
  const latest = (operation: MaskOperation): MaskOperation => {
    const heir = heirs.get(operation);
    return heir ? latest(heir) : operation;
  };
  const replaceNow = (before: MaskOperation, after: MaskOperation) => {
    const { mask } = getState();
    const next = replaceStep(mask, latest(before), after);
    if (next === mask) return;
    for (const [index, old] of mask.operations.entries()) {
      const heir = next.operations[index];
      if (heir && heir !== old) heirs.set(old, heir);
    }
    setState({ mask: next });
  };
  return {
    replace: (before, after) => {
      if (!getState().drawing) {
        replaceNow(before, after);
        return;
      }
      // What is being drawn is painted over the steps as they are.
      const stop = subscribe(({ drawing }) => {
        if (drawing) return;
        stop();
        replaceNow(before, after);
      });
    },
    isLastStep: (operation) => {
      const { operations, position } = getState().mask;
      return operations.length === position && operations[position - 1] === latest(operation);
    },
  };
}
