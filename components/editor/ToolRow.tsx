import { Brush, Eraser, Redo2, Trash2, Undo2 } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { isEmptyMask } from "@/utils/core/mask/history";
import { canRedoIn, canUndoIn, type Editor, useEditor } from "./editor-state";
import { nameKeys } from "./KeySheet";
import styles from "./ToolRow.module.css";
import { BRUSH_SIZE } from "./tool-actions";

export interface ToolRowProps {
  readonly editor: Editor;
  readonly disabled?: boolean;
}

/** What can be done to the picture by hand, in one row. The arrow keys move along it. */
export function ToolRow({ editor, disabled = false }: ToolRowProps) {
  const { t } = useText();
  const row = useRef<HTMLDivElement>(null);
  const tool = useEditor(editor, (state) => state.tool);
  const canUndo = useEditor(editor, canUndoIn);
  const canRedo = useEditor(editor, canRedoIn);
  const isEmpty = useEditor(editor, (state) => isEmptyMask(state.mask));
  return (
    <div
      ref={row}
      role="toolbar"
      aria-label={t("editor_tools")}
      className={styles["row"]}
      onKeyDown={(event) => moveAlong(row.current, event)}
    >
      <IconButton
        data-testid="tool-brush"
        label={t("editor_brush")}
        title={withKey(t("editor_brush"), "B")}
        isPressed={tool === "brush"}
        disabled={disabled}
        onClick={() => editor.setTool("brush")}
      >
        <Brush aria-hidden="true" />
      </IconButton>
      <IconButton
        data-testid="tool-eraser"
        label={t("editor_eraser")}
        title={withKey(t("editor_eraser"), "E")}
        isPressed={tool === "eraser"}
        disabled={disabled}
        onClick={() => editor.setTool("eraser")}
      >
        <Eraser aria-hidden="true" />
      </IconButton>
      <BrushSize editor={editor} disabled={disabled} />
      <IconButton
        data-testid="undo"
        label={t("editor_undo")}
        title={withKey(t("editor_undo"), nameKeys("Mod+Z"))}
        disabled={disabled || !canUndo}
        onClick={editor.undo}
      >
        <Undo2 aria-hidden="true" />
      </IconButton>
      <IconButton
        data-testid="redo"
        label={t("editor_redo")}
        title={withKey(t("editor_redo"), nameKeys("Mod+Shift+Z"))}
        disabled={disabled || !canRedo}
        onClick={editor.redo}
      >
        <Redo2 aria-hidden="true" />
      </IconButton>
      <IconButton
        data-testid="clear-mask"
        label={t("editor_clear")}
        title={withKey(t("editor_clear"), nameKeys("Delete"))}
        disabled={disabled || isEmpty}
        onClick={editor.clear}
      >
        <Trash2 aria-hidden="true" />
      </IconButton>
    </div>
  );
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

function withKey(name: string, key: string): string {
  return `${name} (${key})`;
}

/** Left and right lead to the next control; in the slider they change the size. */
function moveAlong(row: HTMLElement | null, event: KeyboardEvent): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (!row || step === 0 || !(event.target instanceof HTMLButtonElement)) return;
  const controls = [
    ...row.querySelectorAll<HTMLElement>("button:not(:disabled), input:not(:disabled)"),
  ];
  const next = controls[controls.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
