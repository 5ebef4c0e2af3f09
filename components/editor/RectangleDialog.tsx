import { type FormEvent, useId, useRef } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import type { PaintMode } from "@/utils/core/mask/operation";
import { rectBetween } from "@/utils/editor/gestures/shape-gestures";
import styles from "./dialogs.module.css";
import type { EditorDialogProps } from "./GrowDialog";
import { useEditor } from "./use-editor";

const FIELDS = [
  ["x", "editor_from_left"],
  ["y", "editor_from_top"],
  ["width", "editor_width"],
  ["height", "editor_height"],
] as const;

/** A rectangle by its numbers, for people who do not use a pointer. */
export function RectangleDialog({ editor, isOpen, onClose }: EditorDialogProps) {
  const { t } = useText();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const size = useEditor(editor, (state) => state.pictureSize) ?? { width: 1, height: 1 };
  const limits = { x: size.width - 1, y: size.height - 1, ...size };
  const starts = {
    x: Math.round(size.width / 4),
    y: Math.round(size.height / 4),
    width: Math.max(1, Math.round(size.width / 2)),
    height: Math.max(1, Math.round(size.height / 2)),
  };
  function apply(mode: PaintMode) {
    if (!form.current?.reportValidity()) return;
    const data = new FormData(form.current);
    const [x = 0, y = 0, width = 0, height = 0] = FIELDS.map(([name]) => Number(data.get(name)));
    const rect = rectBetween({ x, y }, { x: x + width, y: y + height }, size);
    if (rect) editor.push({ kind: "rectangle", mode, rect });
    onClose();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    apply("add");
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("editor_rectangle_fields_title")}
      actions={
        <>
          <Button onClick={onClose}>{t("editor_cancel")}</Button>
          <Button onClick={() => apply("erase")}>{t("editor_do_erase")}</Button>
          <Button type="submit" form={id} variant="primary">
            {t("editor_do_paint")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} className={styles["fields"]} onSubmit={submit}>
        <p className={styles["hint"]}>{t("editor_picture_size", { ...size })}</p>
        {FIELDS.map(([name, text]) => (
          <label key={name}>
            <span>{t(text)}</span>
            <input
              name={name}
              type="number"
              required
              step={1}
              min={name === "width" || name === "height" ? 1 : 0}
              max={limits[name]}
              defaultValue={starts[name]}
            />
          </label>
        ))}
      </form>
    </Dialog>
  );
}
