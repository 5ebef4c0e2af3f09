import { type ReactNode, useEffect, useState } from "react";
import { useStore } from "zustand";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { Button } from "@/components/ui/Button";
import { useClosable } from "@/components/ui/closables";
import { Empty } from "@/components/ui/Empty";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import { NO_FILTER } from "@/utils/core/history/filter";
import type { Panel } from "@/utils/panel/panel";
import { DeleteAll } from "./DeleteAll";
import { EvictedNotice } from "./EvictedNotice";
import { FilterBar } from "./FilterBar";
import { HistoryList } from "./HistoryList";
import styles from "./HistoryView.module.css";
import { SelectionBar } from "./SelectionBar";
import { SendAgainDialog } from "./SendAgainDialog";
import { UndoBar } from "./UndoBar";
import { useItemActions } from "./use-item-actions";

interface HistoryViewProps {
  readonly panel: Panel;
  /** The buttons that go with an error. */
  readonly remedy: (error: AppError) => ReactNode;
}

/** The history: all edits, newest first, to search, open and reuse. */
export function HistoryView({ panel, remedy }: HistoryViewProps) {
  const { store } = panel.history;
  const entries = useStore(store, (state) => state.entries);
  const error = useStore(store, (state) => state.error);
  useEffect(() => panel.history.follow(), [panel]);
  useClosable(true, () => panel.setView("editor"));
  return (
    <main className={styles["history"]} aria-busy={entries === undefined}>
      {error && <ErrorNotice error={error} isFree actions={remedy(error)} />}
      <EvictedNotice panel={panel} />
      {entries && entries.length > 0 && <FullHistory panel={panel} />}
      {entries && entries.length === 0 && <EmptyHistory />}
      <UndoBar panel={panel} />
    </main>
  );
}

function EmptyHistory() {
  const { t } = useText();
  return (
    <Empty>
      <p>{t("history_empty")}</p>
    </Empty>
  );
}

function FullHistory({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const { store } = panel.history;
  const shown = useStore(store, (state) => state.shown);
  const isSelecting = useStore(store, (state) => state.selection !== undefined);
  const [said, setSaid] = useState("");
  const { actions, asking, stopAsking } = useItemActions(panel, setSaid);
  return (
    <>
      <FilterBar panel={panel} />
      {said && <Notice kind="info" title={said} />}
      {shown.length > 0 ? (
        <HistoryList panel={panel} entries={shown} {...actions} />
      ) : (
        <Empty>
          <p>{t("history_none_found")}</p>
          <Button onClick={() => panel.history.setFilter(NO_FILTER)}>
            {t("history_show_all")}
          </Button>
        </Empty>
      )}
      {isSelecting ? <SelectionBar panel={panel} /> : <DeleteAll panel={panel} />}
      <SendAgainDialog panel={panel} entry={asking} onClose={stopAsking} />
    </>
  );
}
