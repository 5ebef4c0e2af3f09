import { useStore } from "zustand";
import { useEditorKeys } from "@/components/editor/use-editor-keys";
import type { EditorKeyHandlers } from "@/utils/editor/perform-action";
import type { Panel } from "@/utils/panel/panel";

/** What keys and named actions do in the panel, in addition to the editor's own. */
export function panelKeyHandlers(panel: Panel): EditorKeyHandlers {
  return {
    generate: () => void panel.generate(),
    remove: () => void panel.remove(),
    wholePicture: panel.toggleWholePicture,
    compare: (isHeld) => panel.holdOriginal(isHeld),
    save: () => void panel.saveChosen(),
    copy: () => void panel.copyChosen(),
    stepResult: panel.stepResult,
    sameAgain: () => void panel.sameAgain(),
  };
}

/** Keys of the panel, in addition to the editor's own. */
export function usePanelKeys(panel: Panel): void {
  const isCropping = useStore(panel.store, ({ sending }) => sending.bar.kind === "crop");
  const confirm = isCropping ? () => void panel.applyCrop() : undefined;
  useEditorKeys(panel.editor, { ...panelKeyHandlers(panel), confirm });
}
