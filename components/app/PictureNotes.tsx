import { X } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { isEmptyMask } from "@/utils/core/mask/history";
import type { Picture } from "@/utils/core/picture/picture";
import { PRACTICE_NAME } from "@/utils/core/project";
import { couldBeReference } from "@/utils/panel/open/change-to-reference";
import type { Panel } from "@/utils/panel/panel";
import type { OpenPicture } from "@/utils/panel/state/panel-state";
import styles from "./PictureNotes.module.css";

interface PictureNotesProps {
  readonly panel: Panel;
  readonly picture: OpenPicture;
}

function hasOwnNote({ isAnimated, isHighRange }: Picture): boolean {
  return isAnimated || isHighRange === true;
}

/** What to know about the picture before spending money on it. */
export function PictureNotes({ panel, picture }: PictureNotesProps) {
  const { t } = useText();
  const { record } = picture;
  const larger = useStore(panel.store, ({ offers }) =>
    offers?.pictureId === record.id ? offers.offers[0] : undefined,
  );
  const isUnpainted = useEditor(panel.editor, ({ mask }) => isEmptyMask(mask));
  // Somebody who paints on it has decided.
  const isReference = useStore(panel.store, couldBeReference) && isUnpainted;
  const isScreen = record.provenance.way === "screen";
  const isPractice = useStore(
    panel.store,
    ({ run }) => run === undefined && record.provenance.fileName === PRACTICE_NAME,
  );
  const [isClosed, setIsClosed] = useState(false);
  const hasNote = larger || isScreen || isReference || isPractice || hasOwnNote(record);
  if (isClosed || !hasNote) return null;
  return (
    <div className={styles["notes"]} data-edge={isPractice ? "lower" : undefined} role="status">
      {isPractice && <p>{t("practice_hint")}</p>}
      {isScreen && <p>{t("picture_screen_quality", { ...record.size })}</p>}
      {record.isAnimated && <p>{t("picture_first_frame")}</p>}
      {record.isHighRange && <p>{t("picture_high_range")}</p>}
      {larger && (
        <Button
          variant="quiet"
          data-testid="use-larger"
          onClick={() => void panel.takeLarger(larger.url)}
        >
          {t("picture_use_larger", { width: larger.width, height: larger.height })}
        </Button>
      )}
      {isReference && (
        <Button
          variant="quiet"
          data-testid="use-as-reference"
          onClick={() => void panel.changeToReference()}
        >
          {t("picture_use_as_reference")}
        </Button>
      )}
      <IconButton label={t("ui_close")} data-testid="close-notes" onClick={() => setIsClosed(true)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
