import { createStore } from "zustand/vanilla";
import { canRedo, canUndo, EMPTY_MASK } from "@/utils/core/mask/history";
import { DEFAULT_SETTINGS, EDITOR_SETTINGS } from "@/utils/core/settings";
import type { Editor, EditorSettings, EditorState } from "@/utils/editor/editor-types";
import { createMarginActions } from "@/utils/editor/margin-actions";
import { createMaskActions } from "@/utils/editor/mask-actions";
import { createToolActions, readEditorSettings } from "@/utils/editor/tool-actions";
import { createViewActions } from "@/utils/editor/view-actions";

/** The editor's state, outside React. `initial` is what was remembered. */
export function createEditor(initial: Partial<EditorSettings> = {}): Editor {
  const store = createStore<EditorState>(() => ({ ...START, ...initial }));
  const { getState, getInitialState, subscribe } = store;
  const maskActions = createMaskActions(store);
  return {
    getState,
    getInitialState,
    subscribe,
    ...createToolActions(store),
    ...maskActions,
    ...createMarginActions(store, maskActions),
    ...createViewActions(store, initial.brushSize === undefined),
    onMaskChange: (listener) =>
      subscribe((state, before) => {
        if (state.mask !== before.mask) listener(state.mask);
      }),
    onSettingsChange: (listener) =>
      subscribe((state, before) => {
        if (EDITOR_SETTINGS.some((key) => state[key] !== before[key])) listener(settingsOf(state));
      }),
  };
}

/** Whether undo does something: a step of the mask, or back to the mask before. */
export function canUndoIn(state: EditorState): boolean {
  return canUndo(state.mask) || state.stepBack !== undefined;
}

/** Whether redo does something. */
export function canRedoIn(state: EditorState): boolean {
  return canRedo(state.mask) || state.stepForward !== undefined;
}

/** Every editor setting has a default but the brush's size. */
const DEFAULTS = readEditorSettings(DEFAULT_SETTINGS) as Omit<EditorSettings, "brushSize">;

const START: EditorState = {
  ...DEFAULTS,
  brushSize: 22,
  pictureSize: undefined,
  pictureTools: undefined,
  edges: "unknown",
  pointMode: "add",
  sizeTurns: 0,
  outlined: undefined,
  resizable: undefined,
  margin: undefined,
  mask: EMPTY_MASK,
  maskShown: "paint",
  view: { scale: 1, x: 0, y: 0 },
  isFitted: true,
  fit: "auto",
  stageSize: { width: 0, height: 0 },
  pixelRatio: 1,
  drawing: undefined,
  isHandHeld: false,
  dialog: undefined,
  stepBack: undefined,
  stepForward: undefined,
};

function settingsOf(state: EditorState): EditorSettings {
  const entries = EDITOR_SETTINGS.map((name) => [name, state[name]]);
  return Object.fromEntries(entries) as EditorSettings;
}
