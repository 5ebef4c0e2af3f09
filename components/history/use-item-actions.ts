import { useMemo, useRef, useState } from "react";
import { useText } from "@/components/ui/text";
import type { ListedEdit } from "@/utils/core/history/groups";
import { remove, star } from "@/utils/panel/history/history-actions";
import { historyStoreOf, selectRange, toggleSelected } from "@/utils/panel/history/history-state";
import { reusePaint } from "@/utils/panel/open/reuse";
import type { Panel } from "@/utils/panel/panel";
import type { ItemActions } from "./item-actions";

interface ItemActionsHandle {
  readonly actions: ItemActions;
  /** The edit whose *Send again* dialog is open. */
  readonly asking: ListedEdit | undefined;
  readonly stopAsking: () => void;
}

/** The callbacks of the list's items; `say` shows a sentence where one fails. */
export function useItemActions(panel: Panel, say: (text: string) => void): ItemActionsHandle {
  const { t } = useText();
  const [asking, setAsking] = useState<ListedEdit>();
  const lastChosen = useRef<string>(undefined);
  const actions = useMemo<ItemActions>(() => {
    const store = historyStoreOf(panel);
    return {
      onChoose: (entry, isRange) => {
        if (!store.getState().selection) return void panel.openEdit(entry.id);
        if (isRange && lastChosen.current) selectRange(store, lastChosen.current, entry.id);
        else toggleSelected(store, entry.id);
        lastChosen.current = entry.id;
      },
      onStar: (entry) => void star(panel, [entry.id], !entry.isStarred),
      onRemove: (entry) => void remove(panel, [entry.id]),
      onSendAgain: setAsking,
      onReusePaint: async (entry) => {
        const outcome = await reusePaint(panel, entry.id);
        if (!outcome.ok) say(t(`error_${outcome.error.code}`));
        else if (outcome.value === "no-picture") say(t("history_paint_no_picture"));
        else if (outcome.value !== "done") say(t("history_paint_other_size", outcome.value));
        else say("");
      },
    };
  }, [panel, say, t]);
  return { actions, asking, stopAsking: () => setAsking(undefined) };
}
