import { useEffect, useState } from "react";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import { ok, type Result } from "@/utils/core/result";
import { commitSelection } from "@/utils/editor/gestures/commit-selection";
import type { Selection } from "@/utils/pixels/job-types";
import styles from "./dialogs.module.css";
import type { EditorDialogProps } from "./GrowDialog";
import { describePart } from "./part-texts";
import { useEditor } from "./use-editor";

/** The parts of the picture that look most like objects, for people who do not point at them. */
export function PartsDialog({ editor, isOpen, onClose }: EditorDialogProps) {
  const { t } = useText();
  const tools = useEditor(editor, (state) => state.pictureTools);
  const [found, setFound] = useState<Result<readonly Selection[]>>();
  const [chosen, setChosen] = useState<readonly Selection[]>([]);
  useEffect(() => {
    setFound(undefined);
    setChosen([]);
    if (!isOpen || !tools) return;
    let isWanted = true;
    void tools.objects.listParts().then((listed) => {
      if (isWanted) setFound(listed.ok ? ok(listed.value.parts) : listed);
    });
    return () => {
      isWanted = false;
    };
  }, [isOpen, tools]);
  const parts = found?.ok ? found.value : undefined;
  function paint() {
    for (const part of chosen) commitSelection(editor, part, "add");
    onClose();
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("editor_parts_title")}
      data-testid="parts-dialog"
      actions={
        <>
          <Button onClick={onClose}>{t("editor_cancel")}</Button>
          <Button variant="primary" disabled={chosen.length === 0} onClick={paint}>
            {t("editor_do_paint")}
          </Button>
        </>
      }
    >
      <div className={styles["form"]} aria-live="polite">
        {!found && <p>{t("editor_parts_finding")}</p>}
        {found?.ok === false && <ErrorNotice error={found.error} isFree />}
        {parts?.length === 0 && <p>{t("editor_parts_none")}</p>}
        {parts?.map((part) => (
          <Checkbox
            key={part.contours[0]?.slice(0, 2).join()}
            label={describePart(t, part)}
            data-testid="part"
            isChecked={chosen.includes(part)}
            onChange={(isChecked) =>
              setChosen(isChecked ? [...chosen, part] : chosen.filter((one) => one !== part))
            }
          />
        ))}
      </div>
    </Dialog>
  );
}
