import { Star, Trash2, X } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { remove, star } from "@/utils/panel/history/history-actions";
import { historyStoreOf } from "@/utils/panel/history/history-state";
import type { Panel } from "@/utils/panel/panel";
import { ExportSelected } from "./ExportSelected";
import styles from "./HistoryFoot.module.css";

/** Actions on the selected edits. */
export function SelectionBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const store = historyStoreOf(panel);
  const selection = useStore(store, (state) => state.selection);
  if (!selection) return null;
  const ids = [...selection];
  const selectAll = () =>
    store.setState({ selection: new Set(store.getState().shown.map(({ id }) => id)) });
  return (
    <div className={styles["bar"]}>
      <IconButton
        label={t("history_select_end")}
        onClick={() => store.setState({ selection: undefined })}
      >
        <X />
      </IconButton>
      <span className={styles["said"]} role="status">
        {t("history_selected", { count: ids.length })}
      </span>
      <Button variant="quiet" data-testid="select-all" onClick={selectAll}>
        {t("history_select_all")}
      </Button>
      <IconButton
        label={t("history_star_selected")}
        data-testid="star-selected"
        disabled={ids.length === 0}
        onClick={() => void star(panel, ids, true)}
      >
        <Star />
      </IconButton>
      <ExportSelected panel={panel} itemIds={ids} />
      <IconButton
        label={t("history_delete_selected")}
        data-testid="delete-selected"
        disabled={ids.length === 0}
        onClick={() => void remove(panel, ids)}
      >
        <Trash2 />
      </IconButton>
    </div>
  );
}
