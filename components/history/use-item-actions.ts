import { useMemo, useRef, useState } from "react";
import { useText } from "@/components/ui/text";
import type { ListedEdit } from "@/utils/core/history/groups";
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
    const { history } = panel;
    return {
      onChoose: (entry, isRange) => {
        const { selection } = history.store.getState();
        if (!selection) return void panel.openEdit(entry.id);
        // One that was chosen in an earlier selection is the end of no range.
        if (selection.size === 0) lastChosen.current = undefined;
        if (isRange && lastChosen.current) history.selectRange(lastChosen.current, entry.id);
        else history.toggleSelected(entry.id);
        lastChosen.current = entry.id;
      },
      onStar: (entry) => void history.star([entry.id], !entry.isStarred),
      onRemove: (entry) => void history.remove([entry.id]),
      onSendAgain: setAsking,
      onReusePaint: async (entry) => {
        const outcome = await panel.reusePaint(entry.id);
        if (!outcome.ok) say(t(`error_${outcome.error.code}`));
        else if (outcome.value === "no-picture") say(t("history_paint_no_picture"));
        else if (outcome.value !== "done") say(t("history_paint_other_size", outcome.value));
        else say("");
      },
    };
  }, [panel, say, t]);
  return { actions, asking, stopAsking: () => setAsking(undefined) };
}
