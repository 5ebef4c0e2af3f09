import { useEffect, useRef } from "react";
import { isLayerOpen } from "@/components/ui/closables";
import type { Editor } from "@/utils/editor/editor-types";
import { type KeyLike, keyAction } from "@/utils/editor/key-action";
import { type EditorKeyHandlers, performAction } from "@/utils/editor/perform-action";

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
      if (event.defaultPrevented || isLayerOpen()) return;
      const action = keyAction(keyLike(event));
      const around = { editor, handlers: current.current, isRepeat: event.repeat };
      if (!action || !performAction(action, around)) return;
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
