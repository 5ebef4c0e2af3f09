import type { ToolAtWork, ToolSurroundings } from "@/utils/editor/gestures/gesture";
import { RectangleGesture } from "@/utils/editor/gestures/shape-gestures";

/** Paints a rectangle from where the pointer goes down to where it goes up. */
export function rectangleTool({ editor, preview }: ToolSurroundings): ToolAtWork {
  return {
    begin: ({ first, mode, picture }) =>
      new RectangleGesture({ editor, mode, picture, preview }, first),
  };
}
