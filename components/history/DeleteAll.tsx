import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import styles from "./HistoryFoot.module.css";
import { SpentDialog } from "./SpentDialog";

/** Below the list: what was used, and deleting the whole history, after a confirmation. */
export function DeleteAll({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const count = useStore(panel.history.store, (state) => state.items.length);
  const [isAsking, setIsAsking] = useState(false);
  const remove = () => {
    setIsAsking(false);
    void panel.history.removeAll();
  };
  return (
    <div className={styles["foot"]}>
      <SpentDialog panel={panel} />
      <Button variant="quiet" data-testid="delete-all" onClick={() => setIsAsking(true)}>
        <Trash2 aria-hidden="true" />
        {t("history_delete_all")}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t("history_delete_all_title")}
        actions={
          <>
            <Button onClick={() => setIsAsking(false)}>{t("history_keep")}</Button>
            <Button variant="danger" data-testid="delete-all-confirm" onClick={remove}>
              {t("history_delete_all")}
            </Button>
          </>
        }
      >
        <p>{t("history_delete_all_text", { count })}</p>
      </Dialog>
    </div>
  );
}
