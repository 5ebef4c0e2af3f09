import { isWholeMask } from "@/utils/core/mask/history";
import type { EditorState, MaskShown } from "@/utils/editor/editor-types";
import { TOOLS } from "@/utils/editor/tools";

/**
 * How the mask is drawn. Where all of the picture may change there is no sheet of
 * paint over it, only a line around it; while a brush is at work, what it does shows.
 */
export function shownMask(
  state: Pick<EditorState, "mask" | "maskShown" | "drawing" | "tool">,
): MaskShown {
  const { mask, maskShown, drawing, tool } = state;
  if (maskShown !== "paint" || !isWholeMask(mask)) return maskShown;
  return drawing && TOOLS[tool].cursor === "brush" ? "paint" : "outline";
}

/** Whether a brush that begins now paints in place of the whole picture (see `push` in `mask-actions.ts`). */
export function startsAnew(
  { mask, tool }: Pick<EditorState, "mask" | "tool">,
  isErasing: boolean,
): boolean {
  const { cursor, mode } = TOOLS[tool];
  return cursor === "brush" && mode === "add" && !isErasing && isWholeMask(mask);
}
