import { Ellipsis } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { lazyPart } from "@/components/errors/lazy-part";
import { FilePicker } from "@/components/ui/FilePicker";
import { Menu, MenuGroup, MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import { activeOperations, isEmptyMask } from "@/utils/core/mask/history";
import type { Result } from "@/utils/core/result";
import type { Editor } from "@/utils/editor/editor-types";
import { keysOf, type ShortcutLabel } from "@/utils/editor/shortcuts";
import { nameKeys } from "./name-keys";
import { useEditor } from "./use-editor";

export interface ToolMenuProps {
  readonly editor: Editor;
  readonly disabled: boolean;
  readonly onProblem?: (error: AppError) => void;
  readonly saveFile?: (file: Blob, name: string) => void;
  readonly editShortcuts?: () => void;
  /** Further entries. */
  readonly children?: ReactNode;
}

const ToolDialogs = lazyPart(async () => (await import("./ToolDialogs")).ToolDialogs);

/** What is needed less often than the tools in the row. */
export function ToolMenu(props: ToolMenuProps) {
  const { editor, disabled, onProblem, saveFile, editShortcuts, children } = props;
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const hasFiles = useEditor(editor, (state) => state.pictureTools !== undefined);
  const isEmpty = useEditor(editor, (state) => isEmptyMask(state.mask));
  const dialog = useEditor(editor, (state) => state.dialog);
  async function read(file: File) {
    const problem = await importPaint(editor, file);
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
        <PaintItems editor={editor} disabled={disabled} />
        <MenuGroup label={t("keys_paint_files")}>
          <MenuItem isDisabled={disabled || !hasFiles} onSelect={() => picker.current?.click()}>
            {t("editor_import")}
          </MenuItem>
          <MenuItem isDisabled={isEmpty || !hasFiles || !saveFile} onSelect={() => void save()}>
            {t("editor_export")}
          </MenuItem>
        </MenuGroup>
        {children && <MenuGroup label={t("keys_send")}>{children}</MenuGroup>}
        <ViewItems editor={editor} />
      </Menu>
      <FilePicker
        ref={picker}
        accept="image/*"
        aria-label={t("editor_import")}
        data-testid="import-paint"
        onFiles={([file]) => void read(file)}
      />
      {dialog && <ToolDialogs editor={editor} open={dialog} editShortcuts={editShortcuts} />}
    </>
  );
}

type ItemsProps = Pick<ToolMenuProps, "editor" | "disabled">;

function PaintItems({ editor, disabled }: ItemsProps) {
  const { t } = useText();
  const isEmpty = useEditor(editor, (state) => isEmptyMask(state.mask));
  const hasPixels = useEditor(editor, (state) => state.pictureTools !== undefined);
  return (
    <MenuGroup label={t("keys_paint")}>
      <MenuItem isDisabled={disabled || isEmpty} onSelect={editor.fillHoles}>
        {t("editor_fill_holes")}
      </MenuItem>
      <MenuItem isDisabled={disabled || isEmpty} onSelect={() => editor.setDialog("grow")}>
        {t("editor_grow")}
      </MenuItem>
      <MenuItem isDisabled={disabled || !hasPixels} onSelect={() => editor.setDialog("parts")}>
        {t("editor_parts")}
      </MenuItem>
      <MenuItem isDisabled={disabled} onSelect={() => editor.setDialog("rectangle")}>
        {t("editor_rectangle_fields")}
      </MenuItem>
    </MenuGroup>
  );
}

function ViewItems({ editor }: Pick<ToolMenuProps, "editor">) {
  const { t } = useText();
  return (
    <MenuGroup label={t("keys_view")}>
      <MenuItem keys={keysNamed("editor_fit")} onSelect={editor.fit}>
        {t("editor_fit")}
      </MenuItem>
      <MenuItem keys={keysNamed("view_fit_width")} onSelect={editor.fitWidth}>
        {t("view_fit_width")}
      </MenuItem>
      <MenuItem keys={keysNamed("editor_actual_size")} onSelect={editor.showActualSize}>
        {t("editor_actual_size")}
      </MenuItem>
      <MenuItem onSelect={() => editor.setDialog("paint")}>{t("editor_paint_options")}</MenuItem>
      <MenuItem keys={keysNamed("editor_keys")} onSelect={() => editor.setDialog("keys")}>
        {t("editor_keys")}
      </MenuItem>
    </MenuGroup>
  );
}

/** The first key of an action, as people know it. */
function keysNamed(label: ShortcutLabel): string {
  return keysOf(label).slice(0, 1).map(nameKeys).join("");
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
