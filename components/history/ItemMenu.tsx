import { Brush, Ellipsis, RotateCcw, Send, Type } from "lucide-react";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import { isOfThisDevice } from "@/utils/core/edit/this-device";
import { stateChoiceOf } from "@/utils/core/history/filter";
import type { ListedEdit } from "@/utils/core/history/groups";
import type { Panel } from "@/utils/panel/panel";
import type { ItemActions } from "./item-actions";

interface ItemMenuProps extends ItemActions {
  readonly entry: ListedEdit;
  readonly panel: Panel;
}

/** Menu of an edit: reuse all, its prompt or its paint, or send it again. */
export function ItemMenu({ entry, panel, onSendAgain, onReusePaint }: ItemMenuProps) {
  const { t } = useText();
  const isMadeHere = isOfThisDevice(entry);
  return (
    <Menu label={t("history_more")} icon={<Ellipsis />} data-testid="item-menu">
      <MenuItem data-testid="reuse-all" onSelect={() => void panel.reuseAll(entry.id)}>
        <RotateCcw aria-hidden="true" />
        {t("history_reuse_all")}
      </MenuItem>
      {!isMadeHere && (
        <MenuItem data-testid="reuse-prompt" onSelect={() => panel.reusePrompt(entry.prompt)}>
          <Type aria-hidden="true" />
          {t("history_reuse_prompt")}
        </MenuItem>
      )}
      <MenuItem data-testid="reuse-paint" onSelect={() => onReusePaint(entry)}>
        <Brush aria-hidden="true" />
        {t("history_reuse_paint")}
      </MenuItem>
      {!isMadeHere && (
        <MenuItem
          data-testid="send-again"
          isDisabled={stateChoiceOf(entry) === "running"}
          onSelect={() => onSendAgain(entry)}
        >
          <Send aria-hidden="true" />
          {t("history_send_again")}
        </MenuItem>
      )}
    </Menu>
  );
}
