import type { StoreApi } from "zustand/vanilla";
import { EDITOR_SETTINGS, type Settings } from "@/utils/core/settings";
import type { EditorActions, EditorSettings, EditorState } from "@/utils/editor/editor-types";
import { isTool, type Tool } from "@/utils/editor/tools";

/** Diameter on the screen, CSS px. */
export const BRUSH_SIZE = { min: 2, max: 240 } as const;
const BRUSH_STEP = 1.2;

type ToolActions = Pick<
  EditorActions,
  | "setTool"
  | "flipTool"
  | "setBrushSize"
  | "stepBrushSize"
  | "changeSettings"
  | "setEdges"
  | "setOutlined"
  | "setResizable"
  | "setHandHeld"
  | "setDialog"
>;

/** The actions that choose a tool and its settings. */
export function createToolActions({ getState, setState }: StoreApi<EditorState>): ToolActions {
  const setBrushSize = (px: number) => setState({ brushSize: limitBrushSize(px) });
  const setTool = (tool: Tool) => {
    getState().drawing?.cancel();
    setState({ tool, pointMode: "add", outlined: undefined, resizable: undefined });
  };
  const flipTool = () => {
    const { tool, pointMode } = getState();
    if (tool === "point") setState({ pointMode: pointMode === "add" ? "erase" : "add" });
    else setTool(tool === "brush" ? "eraser" : "brush");
  };
  return {
    setTool,
    flipTool,
    setBrushSize,
    stepBrushSize: (direction) => {
      const { tool, sizeTurns, brushSize: now } = getState();
      if (tool === "point") {
        setState({ sizeTurns: sizeTurns + direction });
        return;
      }
      const next = Math.round(now * BRUSH_STEP ** direction);
      setBrushSize(next === now ? now + direction : next);
    },
    changeSettings: (settings) => setState(readEditorSettings(settings)),
    setEdges: (edges) => setState({ edges }),
    setOutlined: (outlined) => setState({ outlined }),
    setResizable: (resizable) => setState({ resizable }),
    setHandHeld: (isHandHeld) => setState({ isHandHeld }),
    setDialog: (dialog) => setState({ dialog }),
  };
}

/** A brush size within its limits, whole picture px. */
export function limitBrushSize(px: number): number {
  return Math.min(Math.max(Math.round(px), BRUSH_SIZE.min), BRUSH_SIZE.max);
}

/** The editor's own part of the stored settings; what is absent or unknown is left out. */
export function readEditorSettings({ tool, ...rest }: Partial<Settings>): Partial<EditorSettings> {
  const own = Object.entries(rest).filter(
    ([name, value]) => value !== undefined && EDITOR_SETTINGS.some((known) => known === name),
  );
  const known = tool !== undefined && isTool(tool) ? { tool } : {};
  return { ...Object.fromEntries(own), ...known };
}
