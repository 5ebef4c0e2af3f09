import type { MouseEvent } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { growRuns } from "@/utils/core/mask/grow-runs";
import type { Editor } from "@/utils/editor/editor-types";
import { useEditor } from "../use-editor";
import styles from "./PointNotes.module.css";

interface MarginProps {
  readonly editor: Editor;
}

/** Gives the object that was selected last a margin. */
export function MarginButton({ editor }: MarginProps) {
  const { t } = useText();
  function take({ currentTarget }: MouseEvent<HTMLElement>) {
    // The button goes: who works with the keyboard goes on from the stage.
    currentTarget.closest("section")?.focus();
    editor.addMargin(growRuns);
  }
  return (
    <Button variant="quiet" data-testid="margin" onClick={take}>
      {t("editor_margin")}
    </Button>
  );
}

/** That a margin is offered, and that it was taken, for people who do not see it. */
export function MarginWords({ editor }: MarginProps) {
  const { t } = useText();
  const margin = useEditor(editor, (state) => state.margin);
  return (
    <p role="status" className={styles["spoken"]}>
      {margin && t(margin === "taken" ? "editor_margin_taken" : "editor_margin_offered")}
    </p>
  );
}
