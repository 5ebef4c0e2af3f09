import { Contrast, Magnet, Redo2, Trash2, Undo2 } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import { defined } from "@/utils/core/defined";
import { isEmptyMask } from "@/utils/core/mask/history";
import { canRedoIn, canUndoIn } from "@/utils/editor/editor-state";
import type { Editor } from "@/utils/editor/editor-types";
import { keysOf } from "@/utils/editor/shortcuts";
import { BRUSH_SIZE } from "@/utils/editor/tool-actions";
import { TOOL_NAMES, TOOLS } from "@/utils/editor/tools";
import { nameKeys } from "./name-keys";
import { ToolMenu } from "./ToolMenu";
import styles from "./ToolRow.module.css";
import { TOOL_ICONS } from "./tool-icons";
import { useEditor } from "./use-editor";
import { useRovingFocus } from "./use-roving-focus";

export interface ToolRowProps {
  readonly editor: Editor;
  readonly disabled?: boolean;
  /** A file that could not be read, and the like. */
  readonly onProblem?: (error: AppError) => void;
  /** Offers a file as a download; without it paint cannot be exported. */
  readonly saveFile?: (file: Blob, name: string) => void;
  /** Opens the browser's page for the extension's own keys. */
  readonly editShortcuts?: () => void;
  /** Further entries of the menu: `MenuItem`s. */
  readonly menuItems?: ReactNode;
}

/** What can be done to the picture by hand, in one row. The arrow keys move along it. */
export function ToolRow(props: ToolRowProps) {
  const { editor, disabled = false, menuItems } = props;
  const { onProblem, saveFile, editShortcuts } = props;
  const { t } = useText();
  const row = useRef<HTMLDivElement>(null);
  const canUndo = useEditor(editor, canUndoIn);
  const canRedo = useEditor(editor, canRedoIn);
  const isEmpty = useEditor(editor, (state) => isEmptyMask(state.mask));
  const move = useRovingFocus(row);
  const doings = [
    ["undo", "editor_undo", Undo2, editor.undo, canUndo],
    ["redo", "editor_redo", Redo2, editor.redo, canRedo],
    ["invert-mask", "editor_invert", Contrast, editor.invert, true],
    ["clear-mask", "editor_clear", Trash2, editor.clear, !isEmpty],
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
      <ToolSetting editor={editor} disabled={disabled} />
      {doings.map(([id, label, Icon, act, isPossible]) => (
        <IconButton
          key={id}
          data-testid={id}
          label={t(label)}
          title={withKeys(t(label), keysOf(label).slice(0, 1))}
          disabled={disabled || !isPossible}
          onClick={act}
        >
          <Icon aria-hidden="true" />
        </IconButton>
      ))}
      <ToolMenu
        editor={editor}
        disabled={disabled}
        {...defined({ onProblem, saveFile, editShortcuts })}
      >
        {menuItems}
      </ToolMenu>
    </div>
  );
}

function Tools({ editor, disabled = false }: ToolRowProps) {
  const { t } = useText();
  const chosen = useEditor(editor, (state) => state.tool);
  const hasPixels = useEditor(editor, (state) => state.pictureTools !== undefined);
  return TOOL_NAMES.map((tool) => {
    const { label, needsPixels } = TOOLS[tool];
    const Icon = TOOL_ICONS[tool];
    return (
      <IconButton
        key={tool}
        data-testid={`tool-${tool}`}
        label={t(label)}
        title={withKeys(t(label), keysOf(label).slice(0, 1))}
        isPressed={tool === chosen}
        disabled={disabled || (needsPixels && !hasPixels)}
        onClick={() => editor.setTool(tool)}
      >
        <Icon aria-hidden="true" />
      </IconButton>
    );
  });
}

/** What matters with the chosen tool: the brush's size, or whether a loop slides onto edges. */
function ToolSetting(props: ToolRowProps) {
  const isLasso = useEditor(props.editor, (state) => state.tool === "lasso");
  return isLasso ? <SnapSwitch {...props} /> : <BrushSize {...props} />;
}

function SnapSwitch({ editor, disabled = false }: ToolRowProps) {
  const { t } = useText();
  const snapsToEdges = useEditor(editor, (state) => state.snapsToEdges);
  return (
    <IconButton
      data-testid="snap-to-edges"
      label={t("editor_snap")}
      isPressed={snapsToEdges}
      disabled={disabled}
      onClick={() => editor.changeSettings({ snapsToEdges: !snapsToEdges })}
    >
      <Magnet aria-hidden="true" />
    </IconButton>
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
      title={withKeys(t("editor_brush_size"), keysOf("editor_brush_size"))}
      min={BRUSH_SIZE.min}
      max={BRUSH_SIZE.max}
      value={brushSize}
      disabled={disabled}
      onChange={(event) => editor.setBrushSize(event.currentTarget.valueAsNumber)}
    />
  );
}

function withKeys(name: string, keys: readonly string[]): string {
  return `${name} (${keys.map(nameKeys).join(" ")})`;
}
