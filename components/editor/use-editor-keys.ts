import { useEffect, useRef } from "react";
import type { Editor } from "@/utils/editor/editor-state";
import { type EditorAction, type KeyLike, keyAction } from "@/utils/editor/key-action";

/** What the keys do beyond the editor itself. A missing handler leaves its key to the browser. */
export interface EditorKeyHandlers {
  readonly generate?: () => void;
  /** The original is to be shown as long as `isHeld`. */
  readonly compare?: (isHeld: boolean) => void;
  readonly stepResult?: (step: 1 | -1) => void;
  /** Escape, when nothing is being drawn. */
  readonly escape?: () => void;
  readonly save?: () => void;
  readonly copy?: () => void;
}

const ZOOM_STEP = 1.25;
const TEXT_INPUT =
  /^(?:text|search|url|tel|email|password|number|date|time|datetime-local|month|week)$/;

/** Listens to the whole page's keys for as long as the component is there. */
export function useEditorKeys(editor: Editor, handlers: EditorKeyHandlers): void {
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    let isComparing = false;
    const release = () => {
      editor.setHandHeld(false);
      if (isComparing) current.current.compare?.(false);
      isComparing = false;
    };
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog:modal")) return;
      const action = keyAction(keyLike(event));
      if (!action || !perform(action, editor, current.current, event.repeat)) return;
      event.preventDefault();
      if (action.kind === "compare") isComparing = true;
    };
    const up = ({ key }: KeyboardEvent) => {
      // Whatever the layout calls the key that is held, letting go of any key ends both.
      if (key !== "Shift") release();
    };
    window.addEventListener("keydown", down, { signal });
    window.addEventListener("keyup", up, { signal });
    window.addEventListener("blur", release, { signal });
    return () => stop.abort();
  }, [editor]);
}

/** Whether somebody took the action; if not, the key is the browser's. */
function perform(
  action: EditorAction,
  editor: Editor,
  handlers: EditorKeyHandlers,
  isRepeat: boolean,
): boolean {
  if (performOnEditor(action, editor)) return true;
  switch (action.kind) {
    case "step-result":
      return call(handlers.stepResult && (() => handlers.stepResult?.(action.step)));
    case "compare":
      return call(handlers.compare && (() => !isRepeat && handlers.compare?.(true)));
    case "escape":
      return call(handlers.escape);
    case "generate":
      // A key that is held down must not order twice.
      return call(handlers.generate && (() => !isRepeat && handlers.generate?.()));
    case "save":
    case "copy":
      return call(handlers[action.kind]);
    default:
      return false;
  }
}

function call(handler: (() => unknown) | undefined): boolean {
  handler?.();
  return handler !== undefined;
}

function performOnEditor(action: EditorAction, editor: Editor): boolean {
  const { drawing } = editor.getState();
  switch (action.kind) {
    case "tool":
      editor.setTool(action.tool);
      return true;
    case "brush-size":
      editor.stepBrushSize(action.direction);
      return true;
    case "zoom":
      editor.zoomBy(ZOOM_STEP ** action.direction);
      return true;
    case "hand":
      editor.setHandHeld(true);
      return true;
    case "escape":
      drawing?.cancel();
      return drawing !== undefined;
    case "confirm":
      drawing?.finish?.();
      return drawing?.finish !== undefined;
    default: {
      const simple = simpleAction(action.kind, editor);
      simple?.();
      return simple !== undefined;
    }
  }
}

function simpleAction(kind: EditorAction["kind"], editor: Editor): (() => void) | undefined {
  const actions: Partial<Record<EditorAction["kind"], () => void>> = {
    "flip-tool": editor.flipTool,
    fit: editor.fit,
    "actual-size": editor.showActualSize,
    "select-all": editor.selectAll,
    invert: editor.invert,
    clear: editor.clear,
    "toggle-mask": editor.toggleMask,
    undo: editor.undo,
    redo: editor.redo,
    help: () => editor.setHelpShown(true),
  };
  return actions[kind];
}

function keyLike(event: KeyboardEvent): KeyLike {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
  return {
    key,
    code,
    ctrlKey,
    metaKey,
    shiftKey,
    altKey,
    // 229: a key the input method has taken, where `isComposing` comes too late.
    isComposing: event.isComposing || event.keyCode === 229,
    target: targetOf(event.composedPath()[0]),
    hasSelection: document.getSelection()?.isCollapsed === false,
  };
}

function targetOf(target: EventTarget | undefined): KeyLike["target"] {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return "text";
  if (target instanceof HTMLInputElement) return TEXT_INPUT.test(target.type) ? "text" : "control";
  if (target instanceof HTMLSelectElement) return "text";
  return target.closest("button, a, summary, [role=menu], [role=listbox]") ? "control" : "page";
}
