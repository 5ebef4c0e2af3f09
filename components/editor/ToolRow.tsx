import {
  Brush,
  Contrast,
  Eraser,
  Lasso,
  type LucideIcon,
  Redo2,
  SquareDashed,
  Trash2,
  Undo2,
  WandSparkles,
} from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { type MessageKey, useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import { isEmptyMask } from "@/utils/core/mask/history";
import {
  canRedoIn,
  canUndoIn,
  type Editor,
  type Tool,
  useEditor,
} from "@/utils/editor/editor-state";
import { BRUSH_SIZE } from "@/utils/editor/tool-actions";
import { nameKeys } from "./KeySheet";
import { ToolMenu } from "./ToolMenu";
import styles from "./ToolRow.module.css";
import { useRovingFocus } from "./use-roving-focus";

export interface ToolRowProps {
  readonly editor: Editor;
  readonly disabled?: boolean;
  /** A file that could not be read, and the like. */
  readonly onProblem?: (error: AppError) => void;
  /** Further entries of the menu: `MenuItem`s. */
  readonly menuItems?: ReactNode;
}

const TOOLS: readonly (readonly [Tool, MessageKey, string, LucideIcon])[] = [
  ["brush", "editor_brush", "B", Brush],
  ["eraser", "editor_eraser", "E", Eraser],
  ["rectangle", "editor_rectangle", "R", SquareDashed],
  ["lasso", "editor_lasso", "L", Lasso],
  ["wand", "editor_wand", "W", WandSparkles],
];

/** What can be done to the picture by hand, in one row. The arrow keys move along it. */
export function ToolRow({ editor, disabled = false, onProblem, menuItems }: ToolRowProps) {
  const { t } = useText();
  const row = useRef<HTMLDivElement>(null);
  const canUndo = useEditor(editor, canUndoIn);
  const canRedo = useEditor(editor, canRedoIn);
  const isEmpty = useEditor(editor, (state) => isEmptyMask(state.mask));
  const move = useRovingFocus(row);
  const doings = [
    ["undo", "editor_undo", "Mod+Z", Undo2, editor.undo, canUndo],
    ["redo", "editor_redo", "Mod+Shift+Z", Redo2, editor.redo, canRedo],
    ["invert-mask", "editor_invert", "I", Contrast, editor.invert, true],
    ["clear-mask", "editor_clear", "Delete", Trash2, editor.clear, !isEmpty],
  ] as const;
  return (
    <div
      ref={row}
      role="toolbar"
      aria-label={t("editor_tools")}
      className={styles["row"]}
      onKeyDown={move}
    >
      <Tools editor={editor} disabled={disabled} />
      <BrushSize editor={editor} disabled={disabled} />
      {doings.map(([id, text, keys, Icon, act, isPossible]) => (
        <IconButton
          key={id}
          data-testid={id}
          label={t(text)}
          title={withKey(t(text), keys)}
          disabled={disabled || !isPossible}
          onClick={act}
        >
          <Icon aria-hidden="true" />
        </IconButton>
      ))}
      <ToolMenu editor={editor} disabled={disabled} {...(onProblem ? { onProblem } : {})}>
        {menuItems}
      </ToolMenu>
    </div>
  );
}

function Tools({ editor, disabled = false }: ToolRowProps) {
  const { t } = useText();
  const chosen = useEditor(editor, (state) => state.tool);
  const hasWand = useEditor(editor, (state) => state.pictureTools !== undefined);
  return TOOLS.map(([tool, text, key, Icon]) => (
    <IconButton
      key={tool}
      data-testid={`tool-${tool}`}
      label={t(text)}
      title={withKey(t(text), key)}
      isPressed={tool === chosen}
      disabled={disabled || (tool === "wand" && !hasWand)}
      onClick={() => editor.setTool(tool)}
    >
      <Icon aria-hidden="true" />
    </IconButton>
  ));
}

function BrushSize({ editor, disabled = false }: ToolRowProps) {
  const { t } = useText();
  const brushSize = useEditor(editor, (state) => state.brushSize);
  return (
    <input
      type="range"
      data-testid="brush-size"
      className={styles["size"]}
      aria-label={t("editor_brush_size")}
      aria-valuetext={t("editor_brush_size_value", { size: brushSize })}
      title={withKey(t("editor_brush_size"), "[ ]")}
      min={BRUSH_SIZE.min}
      max={BRUSH_SIZE.max}
      value={brushSize}
      disabled={disabled}
      onChange={(event) => editor.setBrushSize(event.currentTarget.valueAsNumber)}
    />
  );
}

function withKey(name: string, keys: string): string {
  return `${name} (${nameKeys(keys)})`;
}
