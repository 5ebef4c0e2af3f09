import type { StoreApi } from "zustand/vanilla";
import {
  canRedo,
  canUndo,
  EMPTY_MASK,
  isEmptyMask,
  push,
  redo,
  undo,
} from "@/utils/core/mask/history";
import { fitView } from "@/utils/core/view/view";
import type { EditorActions, EditorState } from "@/utils/editor/editor-types";

type MaskActions = Pick<
  EditorActions,
  | "open"
  | "push"
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
export function createMaskActions({ getState, setState }: StoreApi<EditorState>): MaskActions {
  const add: EditorActions["push"] = (operation) =>
    setState(({ mask }) => ({ mask: push(mask, operation), maskShown: "paint" }));
  return {
    open: ({ size, tools, mask = EMPTY_MASK, stepBack, stepForward }) => {
      getState().drawing?.cancel();
      setState(({ stageSize, maskShown }) => ({
        pictureSize: size,
        pictureTools: tools,
        mask,
        maskShown: maskShown === "hidden" ? "paint" : maskShown,
        view: fitView(size, stageSize),
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
