import { useStore } from "zustand";
import { useEditor } from "@/components/editor/use-editor";
import type { Panel } from "@/utils/panel/panel";
import { resultsOf } from "@/utils/panel/state/selectors";
import { unsentNow } from "@/utils/panel/state/work";

/**
 * Whether what is painted and written has its result: the next step is then to
 * use it rather than to ask for another.
 */
export function useIsAnswered(panel: Panel): boolean {
  const mask = useEditor(panel.editor, (state) => state.mask);
  return useStore(
    panel.store,
    (state) =>
      resultsOf(state).some(({ placed }) => placed) && unsentNow(state, mask) === undefined,
  );
}
