import { Check, Star, Trash2 } from "lucide-react";
import type { MouseEvent } from "react";
import { useStore } from "zustand";
import { useThumb } from "@/components/results/use-thumb";
import { useTitle } from "@/components/results/use-title";
import { focusNeighbour } from "@/components/ui/focus-neighbour";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { stateChoiceOf } from "@/utils/core/history/filter";
import { idsOf, type ListedEdit, lostPartsOf } from "@/utils/core/history/groups";
import type { Panel } from "@/utils/panel/panel";
import styles from "./HistoryItem.module.css";
import { ItemMenu } from "./ItemMenu";
import type { ItemActions } from "./item-actions";

interface HistoryItemProps extends ItemActions {
  readonly entry: ListedEdit;
  readonly panel: Panel;
  /** `undefined` outside selection mode. */
  readonly isSelected: boolean | undefined;
}

/** One edit of the list: thumbnail, prompt, time and state. */
export function HistoryItem(props: HistoryItemProps) {
  const { entry, panel, isSelected, onChoose, onStar, onRemove } = props;
  const { t } = useText();
  const title = useTitle();
  const thumb = useThumb(entry, panel.services);
  const isOpen = useStore(
    panel.store,
    ({ run }) => run !== undefined && idsOf(entry).includes(run.edit.id),
  );
  const isUnseen = useStore(panel.store, ({ queue }) =>
    queue.unseen.some(({ id }) => idsOf(entry).includes(id)),
  );
  const isSelecting = isSelected !== undefined;
  return (
    <div className={styles["item"]} data-open={isOpen} data-selected={isSelected === true}>
      <button
        type="button"
        className={styles["open"]}
        data-testid="history-item"
        data-edit={entry.id}
        data-state={entry.state}
        data-unseen={isUnseen}
        aria-pressed={isSelected}
        onClick={(event: MouseEvent) => onChoose(entry, event.shiftKey)}
      >
        <span className={styles["thumb"]}>{thumb && <img src={thumb} alt="" />}</span>
        <span className={styles["text"]}>
          <span dir="auto" className={styles["prompt"]}>
            {title(entry)}
          </span>
          <ItemFacts entry={entry} isUnseen={isUnseen} />
        </span>
      </button>
      {isSelecting ? (
        <span className={styles["tick"]} data-ticked={isSelected}>
          {isSelected && <Check aria-hidden="true" />}
        </span>
      ) : (
        <>
          <IconButton
            label={t(entry.isStarred ? "history_unstar" : "history_star")}
            data-testid="star-edit"
            data-starred={entry.isStarred}
            className={styles["star"]}
            onClick={() => onStar(entry)}
          >
            <Star />
          </IconButton>
          {stateChoiceOf(entry) !== "running" && (
            <IconButton
              label={t("history_delete")}
              data-testid="delete-edit"
              className={styles["delete"]}
              onClick={(event) => {
                focusNeighbour(event.currentTarget.closest("li"));
                onRemove(entry);
              }}
            >
              <Trash2 />
            </IconButton>
          )}
          <ItemMenu {...props} />
        </>
      )}
    </div>
  );
}

interface ItemFactsProps {
  readonly entry: ListedEdit;
  readonly isUnseen: boolean;
}

/** State, time and site. A finished edit shows no state: its thumbnail is enough. */
function ItemFacts({ entry, isUnseen }: ItemFactsProps) {
  const { t, locale } = useText();
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const [lost] = lostPartsOf(entry);
  const shownState = lost?.state ?? entry.state;
  const state = lost ? t("history_part_lost") : t(`history_filter_${stateChoiceOf(entry)}`);
  const reason = entry.errorCode ? t(`error_${entry.errorCode}`) : "";
  const hasSaid = reason !== "" && !entry.errorCode?.startsWith("cancelled");
  const said = hasSaid ? t("history_reason", { state, reason }) : state;
  return (
    <span className={styles["meta"]}>
      {isUnseen && <span className={styles["unseen"]}>{t("history_unseen")}</span>}
      {shownState !== "done" && (
        <span className={styles["state"]} data-state={shownState} title={said}>
          {said}
        </span>
      )}
      {entry.parts && !lost && <span>{t("history_parts", { count: entry.parts.length })}</span>}
      {entry.results.length > 1 && (
        <span>{t("history_results", { count: entry.results.length })}</span>
      )}
      <time dateTime={new Date(entry.createdAt).toISOString()}>{time.format(entry.createdAt)}</time>
      {entry.site && <span className={styles["site"]}>{entry.site}</span>}
    </span>
  );
}
