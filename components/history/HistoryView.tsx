import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { Panel } from "@/components/app/panel";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import { HistoryItem } from "./HistoryItem";
import styles from "./HistoryView.module.css";
import { useHistory } from "./use-history";

/** All edits, newest first. */
export function HistoryView({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const { edits, error, remove, removeAll } = useHistory(panel);
  const [isAsking, setIsAsking] = useState(false);
  if (error) return <ErrorNotice error={error} />;
  if (!edits) return <main className={styles["history"]} aria-busy="true" />;
  if (edits.length === 0) {
    return (
      <main className={styles["empty"]}>
        <p>{t("history_empty")}</p>
      </main>
    );
  }
  return (
    <main className={styles["history"]}>
      <ol className={styles["list"]}>
        {edits.map((edit) => (
          <HistoryItem key={edit.id} edit={edit} panel={panel} onRemove={() => remove(edit.id)} />
        ))}
      </ol>
      <div className={styles["foot"]}>
        <Button variant="quiet" data-testid="delete-all" onClick={() => setIsAsking(true)}>
          <Trash2 aria-hidden="true" />
          {t("history_delete_all")}
        </Button>
      </div>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t("history_delete_all_title")}
        actions={
          <>
            <Button onClick={() => setIsAsking(false)}>{t("history_keep")}</Button>
            <Button
              variant="danger"
              data-testid="delete-all-confirm"
              onClick={() => {
                setIsAsking(false);
                void removeAll();
              }}
            >
              {t("history_delete_all")}
            </Button>
          </>
        }
      >
        <p>{t("history_delete_all_text", { count: edits.length })}</p>
      </Dialog>
    </main>
  );
}
