import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Size, StagePoint } from "@/utils/core/geometry";
import { canRedo, canUndo, EMPTY_MASK } from "@/utils/core/mask/history";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";
import type { View } from "@/utils/core/view/view";
import { createMaskActions } from "@/utils/editor/mask-actions";
import type { PictureTools } from "@/utils/editor/picture-tools";
import { createToolActions } from "@/utils/editor/tool-actions";
import { createViewActions } from "@/utils/editor/view-actions";

export type Tool = "brush" | "eraser" | "rectangle" | "lasso" | "wand";
export type MaskShown = "paint" | "outline" | "hidden";

/** What is worth remembering from one picture to the next. */
export interface EditorSettings {
  readonly tool: Tool;
  /** The brush's diameter on the screen, CSS px. */
  readonly brushSize: number;
  readonly overlayColour: string;
  readonly usesPressure: boolean;
  /** How unlike a colour may be for the wand to take it: LAB distance, 0…100. */
  readonly tolerance: number;
  /** The wand takes only what hangs together with where it was put down. */
  readonly isContiguous: boolean;
}

export interface EditorState extends EditorSettings {
  readonly pictureSize: Size | undefined;
  readonly pictureTools: PictureTools | undefined;
  readonly mask: MaskHistory;
  readonly maskShown: MaskShown;
  readonly view: View;
  /** The view follows the stage's size until somebody zooms or pans. */
  readonly isFitted: boolean;
  /** CSS px. */
  readonly stageSize: Size;
  readonly pixelRatio: number;
  /** What is being drawn right now. Meanwhile the picture must not move below it. */
  readonly drawing: Drawing | undefined;
  /** Space is held: dragging pans, whatever the tool. */
  readonly isHandHeld: boolean;
  /** The list of keys is open. */
  readonly isHelpShown: boolean;
  /** Undo and redo beyond the mask's own history: to the picture before or after this one. */
  readonly stepBack: (() => void) | undefined;
  readonly stepForward: (() => void) | undefined;
}

export interface Drawing {
  /** Takes back what has been drawn since the pointer went down. */
  cancel(): void;
  /** Ends a shape that stays open between clicks. */
  finish?(): void;
}

export interface OpenedPicture {
  readonly size: Size;
  /** Without it there is no wand, and paint is not read from files or written to them. */
  readonly tools?: PictureTools;
  readonly mask?: MaskHistory;
  readonly stepBack?: () => void;
  readonly stepForward?: () => void;
}

export interface EditorActions {
  /** Shows another picture or edit: its own mask, fitted. */
  open(opened: OpenedPicture): void;
  setTool(tool: Tool): void;
  /** Brush ↔ eraser; from any other tool to the brush. */
  flipTool(): void;
  setBrushSize(px: number): void;
  /** One notch up (1) or down (−1). */
  stepBrushSize(direction: 1 | -1): void;
  changeSettings(settings: Partial<EditorSettings>): void;
  push(operation: MaskOperation): void;
  undo(): void;
  redo(): void;
  clear(): void;
  invert(): void;
  selectAll(): void;
  fillHoles(): void;
  /** Picture px; negative shrinks. */
  grow(by: number): void;
  setMaskShown(shown: MaskShown): void;
  toggleMask(): void;
  fit(): void;
  /** One picture px on one pixel of the screen. */
  showActualSize(): void;
  /** Around `anchor`, by default the middle of the stage. */
  zoomBy(factor: number, anchor?: StagePoint): void;
  panBy(dx: number, dy: number): void;
  setView(view: View): void;
  setStage(size: Size, pixelRatio: number): void;
  setDrawing(drawing: Drawing | undefined): void;
  setHandHeld(isHandHeld: boolean): void;
  setHelpShown(isHelpShown: boolean): void;
  onMaskChange(listener: (mask: MaskHistory) => void): () => void;
  onSettingsChange(listener: (settings: EditorSettings) => void): () => void;
}

export type Editor = Omit<StoreApi<EditorState>, "setState"> & EditorActions;

/** The editor's state, outside React. `initial` is what was remembered. */
export function createEditor(initial: Partial<EditorSettings> = {}): Editor {
  const store = createStore<EditorState>(() => ({ ...START, ...initial }));
  const { getState, getInitialState, subscribe } = store;
  return {
    getState,
    getInitialState,
    subscribe,
    ...createToolActions(store),
    ...createMaskActions(store),
    ...createViewActions(store, initial.brushSize === undefined),
    onMaskChange: (listener) =>
      subscribe((state, before) => {
        if (state.mask !== before.mask) listener(state.mask);
      }),
    onSettingsChange: (listener) =>
      subscribe((state, before) => {
        if (SETTINGS.some((key) => state[key] !== before[key])) listener(settingsOf(state));
      }),
  };
}

/** Subscribes a component to a part of the editor's state. */
export function useEditor<T>(editor: Editor, selector: (state: EditorState) => T): T {
  return useStore(editor, selector);
}

export function canUndoIn(state: EditorState): boolean {
  return canUndo(state.mask) || state.stepBack !== undefined;
}

export function canRedoIn(state: EditorState): boolean {
  return canRedo(state.mask) || state.stepForward !== undefined;
}

const START: EditorState = {
  tool: "brush",
  brushSize: 22,
  overlayColour: "#ff6a1f",
  usesPressure: false,
  tolerance: 20,
  isContiguous: true,
  pictureSize: undefined,
  pictureTools: undefined,
  mask: EMPTY_MASK,
  maskShown: "paint",
  view: { scale: 1, x: 0, y: 0 },
  isFitted: true,
  stageSize: { width: 0, height: 0 },
  pixelRatio: 1,
  drawing: undefined,
  isHandHeld: false,
  isHelpShown: false,
  stepBack: undefined,
  stepForward: undefined,
};

const SETTINGS = [
  "tool",
  "brushSize",
  "overlayColour",
  "usesPressure",
  "tolerance",
  "isContiguous",
] as const;

function settingsOf(state: EditorState): EditorSettings {
  const { tool, brushSize, overlayColour, usesPressure, tolerance, isContiguous } = state;
  return { tool, brushSize, overlayColour, usesPressure, tolerance, isContiguous };
}
