import type { PaintMode } from "@/utils/core/mask/operation";
import { commitSelection } from "@/utils/editor/gestures/commit-selection";
import type { ToolSurroundings } from "@/utils/editor/gestures/gesture";

/**
 * Paints the object that a freehand loop goes around; where there is no edge,
 * or none is known yet, what the loop encloses.
 *
 * @param points flat x, y …, picture px
 */
export async function snapLoop(
  { editor, outline, setBusy }: ToolSurroundings,
  points: readonly number[],
  mode: PaintMode,
): Promise<void> {
  const { pictureTools, snapsToEdges, edges } = editor.getState();
  const asDrawn = () => editor.push({ kind: "polygon", mode, points });
  if (!snapsToEdges || edges !== "found" || !pictureTools) {
    asDrawn();
    return;
  }
  setBusy(true);
  outline({ contours: [points], mode });
  const found = await pictureTools.objects.snap({ points });
  setBusy(false);
  outline(undefined);
  if (editor.getState().pictureTools !== pictureTools) return;
  const selection = found.ok ? found.value.selection : undefined;
  if (!selection || !commitSelection(editor, selection, mode, editor.offerMargin)) {
    asDrawn();
    return;
  }
  outline({ contours: selection.contours, mode, slidesFrom: points });
}
