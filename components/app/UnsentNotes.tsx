import { X } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { countStrokes } from "@/utils/core/edit/unsent-work";
import type { Panel } from "@/utils/panel/panel";
import styles from "./PictureNotes.module.css";

/** Offers unsent work that gave way to something else: on this picture, and on the one before. */
export function UnsentNotes({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const work = useStore(panel.store, ({ unsent }) => unsent.at(-1));
  const hasPrevious = useStore(panel.store, ({ previousId }) => previousId !== undefined);
  if (!work && !hasPrevious) return null;
  const count = work ? countStrokes(work) : 0;
  return (
    <div className={styles["notes"]} role="status" data-testid="unsent">
      {work && (
        <>
          <p>
            {count > 0 ? t("unsent_paint", { count }) : t("unsent_prompt", { prompt: work.prompt })}
          </p>
          <Button variant="quiet" data-testid="bring-back" onClick={panel.bringBackUnsent}>
            {t("unsent_bring_back")}
          </Button>
          <IconButton label={t("unsent_drop")} data-testid="drop-unsent" onClick={panel.dropUnsent}>
            <X aria-hidden="true" />
          </IconButton>
        </>
      )}
      {hasPrevious && (
        <Button
          variant="quiet"
          data-testid="previous-picture"
          onClick={() => void panel.openPrevious()}
        >
          {t("unsent_previous")}
        </Button>
      )}
    </div>
  );
}
