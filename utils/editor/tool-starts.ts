import type { ToolAtWork, ToolSurroundings } from "@/utils/editor/gestures/gesture";
import { lassoTool } from "@/utils/editor/gestures/lasso-tool";
import { pointTool } from "@/utils/editor/gestures/point-tool";
import { rectangleTool } from "@/utils/editor/gestures/rectangle-tool";
import { strokeTool } from "@/utils/editor/gestures/stroke-tool";
import { wandTool } from "@/utils/editor/gestures/wand-tool";
import type { Tool } from "@/utils/editor/tools";

/** What each tool does. Apart from the table of tools, which the panel needs before there is a stage. */
export const TOOL_STARTS: Readonly<Record<Tool, (around: ToolSurroundings) => ToolAtWork>> = {
  brush: strokeTool,
  eraser: strokeTool,
  rectangle: rectangleTool,
  lasso: lassoTool,
  point: pointTool,
  wand: wandTool,
};
