import { Trash2 } from "lucide-react";
import { useStore } from "zustand";
import type { Panel } from "@/components/app/panel";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { Edit } from "@/utils/core/edit";
import { isRunning } from "@/utils/core/edit-life";
import styles from "./HistoryItem.module.css";
import { useThumb } from "./use-thumb";

interface HistoryItemProps {
  readonly edit: Edit;
  readonly panel: Panel;
  readonly onRemove: () => void;
}

/** One edit: what it looks like, what was asked, when, and how it ended. */
export function HistoryItem({ edit, panel, onRemove }: HistoryItemProps) {
  const { t, locale } = useText();
  const thumb = useThumb(edit, panel.services);
  const isOpen = useStore(panel.store, (state) => state.edit?.id === edit.id);
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <li className={styles["item"]} data-open={isOpen}>
      <button
        type="button"
        className={styles["open"]}
        data-testid="history-item"
        data-edit={edit.id}
        data-state={edit.state}
        onClick={() => void panel.openEdit(edit.id)}
      >
        <span className={styles["thumb"]}>{thumb && <img src={thumb} alt="" />}</span>
        <span className={styles["text"]}>
          <span className={styles["prompt"]}>{edit.prompt}</span>
          <span className={styles["meta"]}>
            <State edit={edit} />
            <time dateTime={new Date(edit.createdAt).toISOString()}>
              {when.format(edit.createdAt)}
            </time>
          </span>
        </span>
      </button>
      {!isRunning(edit) && (
        <IconButton
          label={t("history_delete")}
          data-testid="delete-edit"
          className={styles["delete"]}
          onClick={onRemove}
        >
          <Trash2 />
        </IconButton>
      )}
    </li>
  );
}

/** A finished edit speaks for itself by its picture; anything else is said. */
function State({ edit }: { readonly edit: Edit }) {
  const { t } = useText();
  if (edit.state === "done") {
    return edit.results.length > 1 ? (
      <span>{t("history_results", { count: edit.results.length })}</span>
    ) : null;
  }
  return (
    <span className={styles["state"]} data-state={edit.state}>
      {t(`history_state_${edit.state}`)}
    </span>
  );
}
