import type { StoreApi } from "zustand/vanilla";
import type { StagePoint } from "@/utils/core/geometry";
import {
  clampView,
  type Fit,
  followingView,
  limitFactor,
  panBy,
  recentreView,
  type View,
  zoomAt,
} from "@/utils/core/view/view";
import type { EditorActions, EditorState } from "@/utils/editor/editor-types";
import { limitBrushSize } from "@/utils/editor/tool-actions";

const BRUSH_SHARE_OF_STAGE = 0.06;

type ViewActions = Pick<
  EditorActions,
  "fit" | "fitWidth" | "showActualSize" | "zoomBy" | "panBy" | "setView" | "setStage" | "setDrawing"
>;

/** `takesBrushFromStage`: no brush size is remembered, so it follows the first width of the stage. */
export function createViewActions(
  store: StoreApi<EditorState>,
  takesBrushFromStage: boolean,
): ViewActions {
  const { getState, setState } = store;
  // What is being drawn must not be moved away below the pointer; a shape left open between clicks may.
  const isHeld = () => {
    const { drawing } = getState();
    return drawing !== undefined && !drawing.finish;
  };
  const setView = (view: View) => {
    const { pictureSize, stageSize } = getState();
    if (pictureSize && !isHeld())
      setState({ view: clampView(view, pictureSize, stageSize), isFitted: false });
  };
  const zoomBy = (factor: number, anchor: StagePoint = middleOf(getState())) => {
    const { view, pictureSize, stageSize } = getState();
    if (!pictureSize) return;
    setView(zoomAt(view, anchor, limitFactor(view, factor, pictureSize, stageSize)));
  };
  const follow = (fit: Fit) => {
    if (!isHeld()) setState((state) => fitted(state, fit));
  };
  let isBrushOpen = takesBrushFromStage;
  return {
    fit: () => follow("whole"),
    fitWidth: () => follow("width"),
    showActualSize: () => zoomBy(1 / getState().pixelRatio / getState().view.scale),
    zoomBy,
    panBy: (dx, dy) => setView(panBy(getState().view, dx, dy)),
    setView,
    setStage: (size, pixelRatio) => {
      setState((state) => ({ ...resized(state, size), pixelRatio }));
      if (!isBrushOpen || size.width === 0) return;
      isBrushOpen = false;
      setState({ brushSize: limitBrushSize(size.width * BRUSH_SHARE_OF_STAGE) });
    },
    setDrawing: (drawing) =>
      setState((state) => ({ ...(!drawing && state.isFitted ? fitted(state) : {}), drawing })),
  };
}

function middleOf({ stageSize }: EditorState): StagePoint {
  return { x: stageSize.width / 2, y: stageSize.height / 2 };
}

function fitted(state: EditorState, fit: Fit = state.fit): Partial<EditorState> {
  const { pictureSize, stageSize, view } = state;
  return {
    fit,
    isFitted: true,
    view: pictureSize ? followingView(fit, pictureSize, stageSize) : view,
  };
}

/** While something is being drawn the picture stays where it is, whatever the stage's new size. */
function resized(state: EditorState, stageSize: EditorState["stageSize"]): Partial<EditorState> {
  const { pictureSize, drawing, isFitted, fit, view } = state;
  if (!pictureSize || drawing) return { stageSize };
  if (isFitted) return { stageSize, view: followingView(fit, pictureSize, stageSize) };
  return {
    stageSize,
    view: clampView(recentreView(view, state.stageSize, stageSize), pictureSize, stageSize),
  };
}
