import type { ToolAtWork, ToolSurroundings } from "@/utils/editor/gestures/gesture";
import { RectangleGesture } from "@/utils/editor/gestures/shape-gestures";

export function rectangleTool({ editor, preview }: ToolSurroundings): ToolAtWork {
  return {
    begin: ({ first, mode, picture }) =>
      new RectangleGesture({ editor, mode, picture, preview }, first),
  };
}
