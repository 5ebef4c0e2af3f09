import { Minus, Plus } from "lucide-react";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { toStage } from "@/utils/core/view/view";
import type { Editor } from "@/utils/editor/editor-types";
import { describePart } from "../part-texts";
import { useEditor } from "../use-editor";
import styles from "./PointNotes.module.css";

interface PointNotesProps {
  readonly editor: Editor;
}

/** What *Point* outlines, said aloud; and, for a finger, buttons to make it larger and smaller. */
export function PointNotes({ editor }: PointNotesProps) {
  const { t } = useText();
  const outlined = useEditor(editor, (state) => state.outlined);
  const isNothing = outlined === null;
  return (
    <>
      <p role="status" className={styles[isNothing ? "note" : "spoken"]} data-testid="outlined">
        {isNothing && t("editor_parts_none")}
        {outlined && describePart(t, outlined, outlined.mode === "erase")}
      </p>
      <Sizes editor={editor} />
    </>
  );
}

function Sizes({ editor }: PointNotesProps) {
  const { t } = useText();
  const resizable = useEditor(editor, (state) => state.resizable);
  const view = useEditor(editor, (state) => state.view);
  if (!resizable?.isTouch) return null;
  const { x, y } = toStage(view, resizable.at);
  return (
    <div
      className={styles["sizes"]}
      data-stage-control
      style={{ transform: `translate(${x}px, ${y}px)` }}
    >
      <IconButton
        label={t("editor_smaller")}
        data-testid="point-smaller"
        disabled={!resizable.canShrink}
        onClick={() => editor.stepBrushSize(-1)}
      >
        <Minus aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t("editor_larger")}
        data-testid="point-larger"
        disabled={!resizable.canGrow}
        onClick={() => editor.stepBrushSize(1)}
      >
        <Plus aria-hidden="true" />
      </IconButton>
    </div>
  );
}
