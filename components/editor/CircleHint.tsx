import { Lasso } from "lucide-react";
import { useText } from "@/components/ui/text";
import type { Editor } from "@/utils/editor/editor-types";
import styles from "./CircleHint.module.css";
import { useEditor } from "./use-editor";

interface CircleHintProps {
  readonly editor: Editor;
}

/** Says once how to begin, and takes the lasso; gone for good after the first loop. */
export function CircleHint({ editor }: CircleHintProps) {
  const { t } = useText();
  const isShown = useEditor(
    editor,
    ({ hasCircled, pictureTools, mask }) =>
      !hasCircled && pictureTools !== undefined && mask.position === 0,
  );
  const isTaken = useEditor(editor, (state) => state.tool === "lasso");
  if (!isShown) return null;
  return (
    <button
      type="button"
      className={styles["hint"]}
      data-testid="circle-hint"
      aria-pressed={isTaken}
      onClick={() => editor.setTool("lasso")}
    >
      <Lasso aria-hidden="true" />
      {t("editor_circle_hint")}
    </button>
  );
}
