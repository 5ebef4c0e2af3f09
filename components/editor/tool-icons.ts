import {
  Brush,
  Eraser,
  Lasso,
  type LucideIcon,
  MousePointerClick,
  SquareDashed,
  WandSparkles,
} from "lucide-react";
import type { Tool } from "@/utils/editor/tools";

export const TOOL_ICONS: Readonly<Record<Tool, LucideIcon>> = {
  brush: Brush,
  eraser: Eraser,
  rectangle: SquareDashed,
  lasso: Lasso,
  point: MousePointerClick,
  wand: WandSparkles,
};
