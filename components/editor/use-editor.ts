import { useStore } from "zustand";
import type { Editor, EditorState } from "@/utils/editor/editor-types";

/** Subscribes a component to a part of the editor's state. */
export function useEditor<T>(editor: Editor, selector: (state: EditorState) => T): T {
  return useStore(editor, selector);
}
