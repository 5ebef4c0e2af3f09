import type { StoreApi } from "zustand/vanilla";
import {
  canRedo,
  canUndo,
  EMPTY_MASK,
  isEmptyMask,
  isWholeMask,
  push,
  redo,
  replaceStep,
  undo,
} from "@/utils/core/mask/history";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";
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
  | "leaveWhole"
  | "fillHoles"
  | "grow"
  | "setMaskShown"
  | "toggleMask"
>;

/** The actions that change what is painted. */
export function createMaskActions(store: StoreApi<EditorState>): MaskActions {
  const { getState, setState } = store;
  const add: EditorActions["push"] = (operation) =>
    setState(({ mask }) => ({
      mask: push(forPaint(mask, operation), operation),
      maskShown: "paint",
    }));
  return {
    ...createReplacing(store),
    ...createWhole(store, add),
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

/** Choosing all of the picture, and leaving that. */
function createWhole(
  { getState, setState }: StoreApi<EditorState>,
  add: EditorActions["push"],
): Pick<MaskActions, "selectAll" | "leaveWhole"> {
  return {
    selectAll: () => {
      if (!isWholeMask(getState().mask)) add({ kind: "all" });
    },
    leaveWhole: () => {
      const { mask } = getState();
      if (!isWholeMask(mask)) return;
      const before = undo(mask);
      if (isWholeMask(before)) add({ kind: "clear" });
      else setState({ mask: before });
    },
  };
}

/** Paint says what is to change instead of the whole picture; erasing keeps a part of it as it is. */
function forPaint(mask: MaskHistory, operation: MaskOperation): MaskHistory {
  const isPaint = "mode" in operation && operation.mode === "add";
  return isPaint && isWholeMask(mask) ? push(mask, { kind: "clear" }) : mask;
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
