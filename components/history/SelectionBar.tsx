import { Star, Trash2, X } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { useClosable } from "@/components/ui/closables";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { ExportSelected } from "./ExportSelected";
import styles from "./HistoryFoot.module.css";

/** Actions on the selected edits. */
export function SelectionBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const { history } = panel;
  const selection = useStore(history.store, (state) => state.selection);
  useClosable(selection !== undefined, () => history.setSelecting(false));
  if (!selection) return null;
  const ids = [...selection];
  return (
    <div className={styles["bar"]}>
      <IconButton label={t("history_select_end")} onClick={() => history.setSelecting(false)}>
        <X />
      </IconButton>
      <span className={styles["said"]} role="status">
        {t("history_selected", { count: ids.length })}
      </span>
      <Button variant="quiet" data-testid="select-all" onClick={history.selectAll}>
        {t("history_select_all")}
      </Button>
      <IconButton
        label={t("history_star_selected")}
        data-testid="star-selected"
        disabled={ids.length === 0}
        onClick={() => void history.star(ids, true)}
      >
        <Star />
      </IconButton>
      <ExportSelected panel={panel} itemIds={ids} />
      <IconButton
        label={t("history_delete_selected")}
        data-testid="delete-selected"
        disabled={ids.length === 0}
        onClick={() => void history.remove(ids)}
      >
        <Trash2 />
      </IconButton>
    </div>
  );
}
