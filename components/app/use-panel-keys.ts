import { useEditorKeys } from "@/components/editor/keys";
import type { Panel } from "./panel";

/** Keys of the panel beyond the editor's own. */
export function usePanelKeys(panel: Panel): void {
  useEditorKeys(panel.editor, {
    generate: () => void panel.generate(),
    compare: (isHeld) => panel.compare(isHeld),
    stepResult: (step) => {
      const { chosen, results } = panel.store.getState();
      const next = chosen + step;
      if (next >= -1 && next < results.length) panel.choose(next);
    },
  });
}
