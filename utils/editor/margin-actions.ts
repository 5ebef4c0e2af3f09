import type { StoreApi } from "zustand/vanilla";
import { boundsOfRuns } from "@/utils/core/mask/run-bounds";
import type { EditorActions, EditorState } from "@/utils/editor/editor-types";
import type { MarginOffer } from "@/utils/editor/objects/object-state";

/** Of the longer side of what was selected: an edit wants a little room to blend in. */
const MARGIN = 0.02;
const LEAST_PX = 2;

type MarginActions = Pick<EditorActions, "offerMargin" | "addMargin">;

/** Offers to grow the object that was selected last: once, until anything else happens. */
export function createMarginActions(
  { getState, setState, subscribe }: StoreApi<EditorState>,
  { isLastStep, push }: Pick<EditorActions, "isLastStep" | "push">,
): MarginActions {
  subscribe((state, before) => {
    if (state.margin && state.margin === before.margin && isOver(state, before))
      setState({ margin: undefined });
  });
  return {
    offerMargin: (operation) => {
      const { mask, drawing } = getState();
      const step = mask.operations[mask.position - 1];
      if (drawing || !isLastStep(operation) || step?.kind !== "spans" || step.mode !== "add")
        return;
      const beside = boundsOfRuns(step.runs);
      if (beside) setState({ margin: { beside, runs: step.runs } });
    },
    addMargin: (grow) => {
      const { margin, pictureSize } = getState();
      if (!margin || margin === "taken" || !pictureSize) return;
      const runs = grow(margin.runs, marginOf(margin), pictureSize);
      // All that was selected and more: painted over it, it grows that alone.
      push({ kind: "spans", mode: "add", runs });
      setState({ margin: "taken" });
    },
  };
}

function marginOf({ beside: { width, height } }: MarginOffer): number {
  return Math.max(LEAST_PX, Math.round(MARGIN * Math.max(width, height)));
}

/** Whether what happened is more than looking at it: zooming, panning and pointing leave the offer. */
function isOver(state: EditorState, before: EditorState): boolean {
  const { mask, tool, dialog, pictureSize, maskShown } = before;
  return (
    state.drawing !== undefined ||
    state.mask !== mask ||
    state.tool !== tool ||
    state.dialog !== dialog ||
    state.pictureSize !== pictureSize ||
    state.maskShown !== maskShown
  );
}
