import { useEditorKeys } from "@/components/editor/use-editor-keys";
import type { Panel } from "@/utils/panel/panel";
import { saveChosen } from "@/utils/panel/show/save-result";

/** Keys of the panel beyond the editor's own. */
export function usePanelKeys(panel: Panel): void {
  useEditorKeys(panel.editor, {
    generate: () => void panel.generate(),
    compare: (isHeld) => panel.compare(isHeld),
    escape: panel.dismissProblem,
    save: () => void saveChosen(panel),
    copy: () => {
      const { results, chosen } = panel.store.getState();
      const placed = results[chosen]?.placed;
      if (placed) void panel.services.copyPicture(placed);
    },
    stepResult: (step) => {
      const { chosen, results } = panel.store.getState();
      const next = chosen + step;
      if (next >= -1 && next < results.length) panel.choose(next);
    },
  });
}
