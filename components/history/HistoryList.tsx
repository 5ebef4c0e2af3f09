import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import { dayOf, nameDay } from "@/utils/core/history/days";
import type { ListedEdit } from "@/utils/core/history/groups";
import { type HistoryRow, ITEM_HEIGHT, rowsByDay, totalHeight } from "@/utils/core/history/rows";
import type { Panel } from "@/utils/panel/panel";
import { HistoryItem } from "./HistoryItem";
import styles from "./HistoryList.module.css";
import type { ItemActions } from "./item-actions";
import { useVisibleRows } from "./use-visible-rows";

interface HistoryListProps extends ItemActions {
  readonly panel: Panel;
  readonly entries: readonly ListedEdit[];
}

/** Edits grouped by day, as a virtual list: only rows on screen are rendered. */
export function HistoryList({ panel, entries, ...actions }: HistoryListProps) {
  const { t } = useText();
  const { store } = panel.history;
  const selection = useStore(store, (state) => state.selection);
  const filter = useStore(store, (state) => state.filter);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsByDay(entries, dayOf), [entries]);
  const visible = useVisibleRows(scroller, rows);
  // A new filter starts at the top; otherwise the scroll position is restored.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is the occasion
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = store.getState().scrollTop;
    visible.onScroll();
  }, [filter, store]);
  const rememberPlace = () => {
    visible.onScroll();
    panel.history.rememberScroll(scroller.current?.scrollTop ?? 0);
  };
  return (
    <div ref={scroller} className={styles["scroller"]} onScroll={rememberPlace}>
      <ol
        aria-label={t("history_title")}
        className={styles["list"]}
        style={{ height: totalHeight(rows) }}
        onKeyDown={(event) => moveFocus(event, rows, scroller.current)}
      >
        {visible.rows.map((row) =>
          row.kind === "day" ? (
            <DayRow key={`day ${row.at}`} row={row} now={panel.services.now()} />
          ) : (
            <li
              key={row.entry.id}
              className={styles["row"]}
              style={{ top: row.top }}
              aria-setsize={entries.length}
              aria-posinset={row.position + 1}
            >
              <HistoryItem
                entry={row.entry}
                panel={panel}
                isSelected={selection?.has(row.entry.id)}
                {...actions}
              />
            </li>
          ),
        )}
      </ol>
    </div>
  );
}

interface DayRowProps {
  readonly row: HistoryRow & { readonly kind: "day" };
  readonly now: number;
}

function DayRow({ row, now }: DayRowProps) {
  const { t, locale } = useText();
  const near = { 0: t("history_today"), 1: t("history_yesterday") };
  return (
    <li className={styles["day"]} style={{ top: row.top }}>
      <h2>{nameDay(row.at, now, locale, near)}</h2>
    </li>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Arrow keys move the focus from edit to edit, also to rows not rendered yet. */
function moveFocus(
  event: KeyboardEvent,
  rows: readonly HistoryRow[],
  scroller: HTMLElement | null,
): void {
  const step = STEPS[event.key];
  const from = (event.target as HTMLElement).closest<HTMLElement>("[data-edit]")?.dataset["edit"];
  if (step === undefined || !from || !scroller) return;
  const items = rows.filter((row) => row.kind === "item");
  const at = items.findIndex((row) => row.entry.id === from);
  const next = items[Math.min(items.length - 1, Math.max(0, at + step))];
  if (!next) return;
  event.preventDefault();
  const bottom = scroller.scrollTop + scroller.clientHeight;
  if (next.top < scroller.scrollTop + ITEM_HEIGHT) scroller.scrollTop = next.top - ITEM_HEIGHT;
  else if (next.top + ITEM_HEIGHT > bottom) {
    scroller.scrollTop = next.top + ITEM_HEIGHT - scroller.clientHeight;
  }
  const focus = () =>
    scroller.querySelector<HTMLElement>(`[data-edit="${next.entry.id}"]`)?.focus();
  // The row is rendered after the scroll event, which comes with the next frame.
  requestAnimationFrame(() => requestAnimationFrame(focus));
}
