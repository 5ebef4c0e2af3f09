import type { Editor } from "@/utils/editor/editor-types";
import type { EditorAction } from "@/utils/editor/shortcuts";

/** What the keys do beyond the editor itself. A missing handler leaves its key to the browser. */
export interface EditorKeyHandlers {
  readonly generate?: () => void;
  readonly remove?: () => void;
  /** Does what the open bar is about. */
  readonly confirm?: (() => void) | undefined;
  /** Chooses the whole picture, or leaves it. */
  readonly wholePicture?: () => void;
  /** The original is to be shown as long as `isHeld`. */
  readonly compare?: (isHeld: boolean) => void;
  readonly stepResult?: (step: 1 | -1) => void;
  readonly save?: () => void;
  readonly copy?: () => void;
  readonly sameAgain?: () => void;
}

const ZOOM_STEP = 1.25;

interface Surroundings {
  readonly editor: Editor;
  readonly handlers: EditorKeyHandlers;
  /** The key is held down: this is not its first event. */
  readonly isRepeat: boolean;
}

type Kind = EditorAction["kind"];
type ActionOf<K extends Kind> = EditorAction & { readonly kind: K };

/** What each action does. `false`: nobody took it, the key is the browser's. */
const PERFORM: {
  readonly [K in Kind]: (action: ActionOf<K>, around: Surroundings) => boolean;
} = {
  tool: ({ tool }, { editor }) => call(() => editor.setTool(tool)),
  "flip-tool": (_, { editor }) => call(() => editor.flipTool()),
  "brush-size": ({ direction }, { editor }) => call(() => editor.stepBrushSize(direction)),
  zoom: ({ direction }, { editor }) => call(() => editor.zoomBy(ZOOM_STEP ** direction)),
  fit: (_, { editor }) => call(() => editor.fit()),
  "fit-width": (_, { editor }) => call(() => editor.fitWidth()),
  "actual-size": (_, { editor }) => call(() => editor.showActualSize()),
  hand: (_, { editor }) => call(() => editor.setHandHeld(true)),
  "whole-picture": (_, { editor, handlers: { wholePicture }, isRepeat }) =>
    call(() => !isRepeat && (wholePicture ?? editor.selectAll)()),
  invert: (_, { editor }) => call(() => editor.invert()),
  clear: (_, { editor }) => call(() => editor.clear()),
  "toggle-mask": (_, { editor }) => call(() => editor.toggleMask()),
  undo: (_, { editor }) => call(() => editor.undo()),
  redo: (_, { editor }) => call(() => editor.redo()),
  help: (_, { editor }) => call(() => editor.setDialog("keys")),
  dialog: ({ dialog }, { editor }) => call(() => editor.setDialog(dialog)),
  "fill-holes": (_, { editor }) => call(() => editor.fillHoles()),
  escape: (_, { editor }) => {
    const { drawing } = editor.getState();
    return call(drawing && (() => drawing.cancel()));
  },
  confirm: (_, { editor, handlers: { confirm } }) => {
    const { drawing } = editor.getState();
    return call(drawing ? drawing.finish && (() => drawing.finish?.()) : confirm);
  },
  "step-result": ({ step }, { handlers: { stepResult } }) =>
    call(stepResult && (() => stepResult(step))),
  compare: (_, { handlers: { compare }, isRepeat }) =>
    call(compare && (() => !isRepeat && compare(true))),
  // A key that is held down must not order twice.
  generate: (_, { handlers: { generate }, isRepeat }) =>
    call(generate && (() => !isRepeat && generate())),
  remove: (_, { handlers: { remove }, isRepeat }) => call(remove && (() => !isRepeat && remove())),
  save: (_, { handlers }) => call(handlers.save),
  copy: (_, { handlers }) => call(handlers.copy),
  "same-again": (_, { handlers }) => call(handlers.sameAgain),
};

/** Does what a key asks for. Whether somebody took it; if not, the key is the browser's. */
export function performAction<K extends Kind>(action: ActionOf<K>, around: Surroundings): boolean {
  const perform: (action: ActionOf<K>, around: Surroundings) => boolean = PERFORM[action.kind];
  return perform(action, around);
}

function call(handler: (() => unknown) | undefined): boolean {
  handler?.();
  return handler !== undefined;
}
