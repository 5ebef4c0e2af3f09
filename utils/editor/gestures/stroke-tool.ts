import type { PicturePoint } from "@/utils/core/geometry";
import { activeOperations } from "@/utils/core/mask/history";
import type { GestureEditor, ToolAtWork, ToolSurroundings } from "@/utils/editor/gestures/gesture";
import { StrokeGesture } from "@/utils/editor/gestures/stroke-gesture";

/** Paints strokes; with Shift a straight line from where the last one ended. */
export function strokeTool({ editor, layer }: ToolSurroundings): ToolAtWork {
  return {
    begin: ({ event, first, mode, picture }) => {
      const lineFrom = event.shiftKey ? endOfLastStroke(editor) : undefined;
      const isPressed = editor.getState().usesPressure && event.pointerType === "pen";
      return new StrokeGesture({ editor, layer, mode, first, lineFrom, isPressed }, picture);
    },
  };
}

function endOfLastStroke(editor: GestureEditor): PicturePoint | undefined {
  const last = activeOperations(editor.getState().mask).at(-1);
  if (last?.kind !== "stroke") return undefined;
  return { x: last.points.at(-2) ?? 0, y: last.points.at(-1) ?? 0 };
}
