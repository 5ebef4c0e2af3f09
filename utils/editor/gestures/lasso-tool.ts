import type { PaintMode } from "@/utils/core/mask/operation";
import type { Drawing, ToolAtWork, ToolSurroundings } from "@/utils/editor/gestures/gesture";
import { LassoShape } from "@/utils/editor/gestures/shape-gestures";
import { snapLoop } from "@/utils/editor/gestures/snap-loop";

/** A polygon stays open from one click to the next; the last gesture closes it. */
export function lassoTool(around: ToolSurroundings): ToolAtWork {
  const { editor, preview } = around;
  const loop = (points: readonly number[], mode: PaintMode) => void snapLoop(around, points, mode);
  let open: LassoShape | undefined;

  function drawingOf(lasso: LassoShape): Drawing {
    const end = (how: () => void) => {
      open = undefined;
      how();
      editor.setDrawing(undefined);
    };
    return { cancel: () => end(() => lasso.drop()), finish: () => end(() => lasso.close()) };
  }

  return {
    begin: ({ first, mode, picture }) => {
      const lasso = open ?? new LassoShape({ editor, mode, picture, preview, loop });
      open = undefined;
      let isOpen = true;
      const gesture = lasso.begin(first, (isDone) => {
        isOpen = !isDone;
        open = isDone ? undefined : lasso;
      });
      return { ...gesture, next: () => (isOpen ? drawingOf(lasso) : undefined) };
    },
    follow: (pointer) => open?.show(pointer),
  };
}
