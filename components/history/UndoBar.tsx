import { useEffect } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { UNDO_MS } from "@/utils/panel/history/history-actions";
import type { Panel } from "@/utils/panel/panel";
import styles from "./HistoryFoot.module.css";

/** Offers undo for as long as a deletion can be undone. */
export function UndoBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const deleted = useStore(panel.history.store, (state) => state.deleted);
  const count = useStore(panel.history.store, (state) => state.deletedCount);
  useEffect(() => {
    if (deleted.length === 0) return;
    const timer = setTimeout(() => void panel.history.settleDeleted(), UNDO_MS);
    return () => clearTimeout(timer);
  }, [deleted, panel]);
  if (deleted.length === 0) return null;
  return (
    <div className={styles["bar"]} role="status">
      <span className={styles["said"]}>{t("history_deleted", { count })}</span>
      <Button data-testid="undo-delete" onClick={() => void panel.history.bringBack()}>
        {t("history_undo")}
      </Button>
    </div>
  );
}
