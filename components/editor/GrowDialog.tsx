import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import type { Editor } from "@/utils/editor/editor-types";
import styles from "./dialogs.module.css";

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
  const form = useId();
  const [by, setBy] = useState(DEFAULT);
  function apply(event: FormEvent) {
    event.preventDefault();
    editor.grow(by);
    onClose();
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("editor_grow_title")}
      actions={
        <>
          <Button onClick={onClose}>{t("editor_cancel")}</Button>
          <Button type="submit" form={form} variant="primary" disabled={by === 0}>
            {t("editor_apply")}
          </Button>
        </>
      }
    >
      <form id={form} className={styles["form"]} onSubmit={apply}>
        <label className={styles["slider"]}>
          <span>{by < 0 ? t("editor_shrink_by") : t("editor_grow_by")}</span>
          <input
            type="range"
            min={-LIMIT}
            max={LIMIT}
            value={by}
            aria-valuetext={t("editor_brush_size_value", { size: by })}
            onChange={(event) => setBy(event.currentTarget.valueAsNumber)}
          />
          <output>{t("editor_brush_size_value", { size: Math.abs(by) })}</output>
        </label>
      </form>
    </Dialog>
  );
}
