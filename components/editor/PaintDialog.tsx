import { ColourChoice } from "@/components/options/ColourChoice";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Dialog } from "@/components/ui/Dialog";
import { Slider } from "@/components/ui/Slider";
import { useText } from "@/components/ui/text";
import styles from "./dialogs.module.css";
import type { EditorDialogProps } from "./GrowDialog";
import { useEditor } from "./use-editor";

const MAX_TOLERANCE = 60;

/** How the paint looks, and how brush and wand take hold. */
export function PaintDialog({ editor, isOpen, onClose }: EditorDialogProps) {
  const { t } = useText();
  const colour = useEditor(editor, (state) => state.overlayColour);
  const tolerance = useEditor(editor, (state) => state.tolerance);
  const isContiguous = useEditor(editor, (state) => state.isContiguous);
  const usesPressure = useEditor(editor, (state) => state.usesPressure);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("editor_paint_options_title")}
      actions={<Button onClick={onClose}>{t("editor_close")}</Button>}
    >
      <div className={styles["form"]}>
        <ColourChoice
          label={t("editor_colour")}
          value={colour}
          onChange={(overlayColour) => editor.changeSettings({ overlayColour })}
        />
        <Slider
          label={t("editor_tolerance")}
          text={String(tolerance)}
          min={0}
          max={MAX_TOLERANCE}
          value={tolerance}
          onChange={(value) => editor.changeSettings({ tolerance: value })}
        />
        <Checkbox
          label={t("editor_contiguous")}
          isChecked={isContiguous}
          onChange={(isChecked) => editor.changeSettings({ isContiguous: isChecked })}
        />
        <Checkbox
          label={t("editor_pressure")}
          isChecked={usesPressure}
          onChange={(isChecked) => editor.changeSettings({ usesPressure: isChecked })}
        />
      </div>
    </Dialog>
  );
}
