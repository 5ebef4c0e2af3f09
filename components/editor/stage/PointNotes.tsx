import { Minus, Plus } from "lucide-react";
import hidden from "@/components/ui/hidden.module.css";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { Rect, StagePoint } from "@/utils/core/geometry";
import { toStage } from "@/utils/core/view/view";
import type { Editor } from "@/utils/editor/editor-types";
import { describePart } from "../part-texts";
import { useEditor } from "../use-editor";
import { Beside } from "./Beside";
import { MarginButton, MarginWords } from "./MarginOffer";
import styles from "./PointNotes.module.css";

interface PointNotesProps {
  readonly editor: Editor;
  /** A result is shown, or nothing can be painted now: nothing is offered. */
  readonly isIdle: boolean;
}

interface ButtonsProps {
  readonly editor: Editor;
}

/** From a finger, or from an object, to what stands beside it, CSS px. */
const BESIDE_FINGER = { x: 20, y: -52 } as const;
const BESIDE_OBJECT = { x: 4, y: 0 } as const;

/**
 * What *Point* outlines, said aloud; and beside what was selected, buttons: for a
 * finger, to make it larger and smaller, and once, to give it a margin.
 */
export function PointNotes({ editor, isIdle }: PointNotesProps) {
  const { t } = useText();
  const outlined = useEditor(editor, (state) => state.outlined);
  const isNothing = outlined === null;
  return (
    <>
      <p
        role="status"
        className={isNothing ? styles["note"] : hidden["hidden"]}
        data-testid="outlined"
      >
        {isNothing && t("editor_parts_none")}
        {outlined && describePart(t, outlined, outlined.mode === "erase")}
      </p>
      {!isIdle && <MarginWords editor={editor} />}
      {!isIdle && <Buttons editor={editor} />}
    </>
  );
}

function Buttons({ editor }: ButtonsProps) {
  const isTouch = useEditor(editor, ({ resizable }) => resizable?.isTouch === true);
  const at = useEditor(editor, ({ resizable }) => resizable?.at);
  const margin = useEditor(editor, (state) => state.margin);
  const view = useEditor(editor, (state) => state.view);
  const isOffered = margin !== undefined && margin !== "taken";
  const button = isOffered && <MarginButton editor={editor} />;
  if (isTouch && at) {
    return (
      <Beside at={moved(toStage(view, at), BESIDE_FINGER)} isTouch>
        <Sizes editor={editor} />
        {button}
      </Beside>
    );
  }
  if (!isOffered) return null;
  return (
    <Beside at={moved(toStage(view, upperRight(margin.beside)), BESIDE_OBJECT)}>{button}</Beside>
  );
}

function upperRight({ x, y, width }: Rect) {
  return { x: x + width, y };
}

function moved({ x, y }: StagePoint, by: StagePoint): StagePoint {
  return { x: x + by.x, y: y + by.y };
}

function Sizes({ editor }: ButtonsProps) {
  const { t } = useText();
  const resizable = useEditor(editor, (state) => state.resizable);
  return (
    <>
      <IconButton
        label={t("editor_smaller")}
        data-testid="point-smaller"
        disabled={!resizable?.canShrink}
        onClick={() => editor.stepBrushSize(-1)}
      >
        <Minus aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t("editor_larger")}
        data-testid="point-larger"
        disabled={!resizable?.canGrow}
        onClick={() => editor.stepBrushSize(1)}
      >
        <Plus aria-hidden="true" />
      </IconButton>
    </>
  );
}
