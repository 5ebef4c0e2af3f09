import { Ellipsis } from "lucide-react";
import { type ChangeEvent, lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import { activeOperations, isEmptyMask } from "@/utils/core/mask/history";
import type { Result } from "@/utils/core/result";
import type { Editor } from "@/utils/editor/editor-types";
import type { ToolDialog } from "./ToolDialogs";
import styles from "./ToolMenu.module.css";
import { useEditor } from "./use-editor";

export interface ToolMenuProps {
  readonly editor: Editor;
  readonly disabled: boolean;
  readonly onProblem?: (error: AppError) => void;
  readonly saveFile?: (file: Blob, name: string) => void;
  /** Further entries. */
  readonly children?: ReactNode;
}

const ToolDialogs = lazy(() =>
  import("./ToolDialogs").then((dialogs) => ({ default: dialogs.ToolDialogs })),
);

/** What is needed less often than the tools in the row. */
export function ToolMenu(props: ToolMenuProps) {
  const { editor, disabled, onProblem, saveFile, children } = props;
  const { t } = useText();
  const [open, setOpen] = useState<ToolDialog>();
  const file = useRef<HTMLInputElement>(null);
  const isEmpty = useEditor(editor, (state) => isEmptyMask(state.mask));
  const hasFiles = useEditor(editor, (state) => state.pictureTools !== undefined);
  const isHelpShown = useEditor(editor, (state) => state.isHelpShown);
  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const chosen = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    const problem = chosen && (await importPaint(editor, chosen));
    if (problem) onProblem?.(problem);
  }
  async function save() {
    const written = await writePaint(editor);
    if (written?.ok) saveFile?.(written.value, "paint.png");
    else if (written) onProblem?.(written.error);
  }
  return (
    <>
      <Menu label={t("editor_more")} icon={<Ellipsis aria-hidden="true" />} data-testid="tool-menu">
        <MenuItem isDisabled={disabled} onSelect={editor.selectAll}>
          {t("editor_select_all")}
        </MenuItem>
        <MenuItem isDisabled={disabled || isEmpty} onSelect={editor.fillHoles}>
          {t("editor_fill_holes")}
        </MenuItem>
        <MenuItem isDisabled={disabled || isEmpty} onSelect={() => setOpen("grow")}>
          {t("editor_grow")}
        </MenuItem>
        <MenuItem isDisabled={disabled || !hasFiles} onSelect={() => setOpen("parts")}>
          {t("editor_parts")}
        </MenuItem>
        <MenuItem isDisabled={disabled} onSelect={() => setOpen("rectangle")}>
          {t("editor_rectangle_fields")}
        </MenuItem>
        <MenuItem isDisabled={disabled || !hasFiles} onSelect={() => file.current?.click()}>
          {t("editor_import")}
        </MenuItem>
        <MenuItem isDisabled={isEmpty || !hasFiles || !saveFile} onSelect={() => void save()}>
          {t("editor_export")}
        </MenuItem>
        {children}
        <MenuItem onSelect={editor.fit}>{t("editor_fit")}</MenuItem>
        <MenuItem onSelect={editor.showActualSize}>{t("editor_actual_size")}</MenuItem>
        <MenuItem onSelect={() => setOpen("paint")}>{t("editor_paint_options")}</MenuItem>
        <MenuItem onSelect={() => editor.setHelpShown(true)}>{t("editor_keys")}</MenuItem>
      </Menu>
      <input
        ref={file}
        type="file"
        accept="image/*"
        className={styles["file"]}
        aria-label={t("editor_import")}
        data-testid="import-paint"
        tabIndex={-1}
        onChange={(event) => void choose(event)}
      />
      {(open || isHelpShown) && (
        <Suspense>
          <ToolDialogs
            editor={editor}
            open={isHelpShown ? "keys" : open}
            onClose={() => (isHelpShown ? editor.setHelpShown(false) : setOpen(undefined))}
          />
        </Suspense>
      )}
    </>
  );
}

async function importPaint(editor: Editor, file: Blob): Promise<AppError | undefined> {
  const { pictureTools } = editor.getState();
  const read = await pictureTools?.readPaint(file);
  if (!read || editor.getState().pictureTools !== pictureTools) return undefined;
  if (!read.ok) return read.error;
  if (read.value.length > 0) editor.push({ kind: "spans", mode: "add", runs: read.value });
  return undefined;
}

async function writePaint(editor: Editor): Promise<Result<Blob> | undefined> {
  const { pictureTools, mask } = editor.getState();
  return pictureTools?.writePaint(activeOperations(mask));
}
