import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { Slider } from "@/components/ui/Slider";
import { useText } from "@/components/ui/text";
import type { Editor } from "@/utils/editor/editor-types";

/** Picture px. */
const LIMIT = 64;
const DEFAULT = 8;

export interface EditorDialogProps {
  readonly editor: Editor;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Makes what is painted larger or smaller all around. */
export function GrowDialog({ editor, isOpen, onClose }: EditorDialogProps) {
  const { t } = useText();
  const [by, setBy] = useState(DEFAULT);
  function apply() {
    editor.grow(by);
    onClose();
  }
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("editor_grow_title")}
      cancelLabel={t("editor_cancel")}
      submit={{ label: t("editor_apply"), isReady: by !== 0, run: apply }}
    >
      <Slider
        label={by < 0 ? t("editor_shrink_by") : t("editor_grow_by")}
        text={t("editor_brush_size_value", { size: Math.abs(by) })}
        min={-LIMIT}
        max={LIMIT}
        value={by}
        onChange={setBy}
      />
    </FormDialog>
  );
}
