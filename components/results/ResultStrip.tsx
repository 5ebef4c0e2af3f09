import { useMemo } from "react";
import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import { idsOf, type ListedEdit, listEdits } from "@/utils/core/history/groups";
import type { Panel } from "@/utils/panel/panel";
import type { PanelQueue } from "@/utils/panel/state/panel-state";
import { resultsOf } from "@/utils/panel/state/selectors";
import { stripNow } from "@/utils/panel/state/strip-view";
import { AncestorLine } from "./AncestorLine";
import { FailedTile } from "./FailedTile";
import { ResultActions } from "./ResultActions";
import styles from "./ResultStrip.module.css";
import { ResultTiles } from "./ResultTiles";
import { RunningTile } from "./RunningTile";

/** So many tiles of edits without a result are shown; the queue's view has all of them. */
const MOST_RUNNING = 6;
const MOST_FAILED = 4;

/** From so many tiles on they are laid out in rows rather than in one. */
const GRID_FROM = 4;

/** Every edit of the open picture: what runs, all results, what failed; and what runs elsewhere. */
export function ResultStrip({ panel }: { readonly panel: Panel }) {
  const entries = useStore(panel.store, ({ strip }) => strip);
  const run = useStore(panel.store, (state) => state.run);
  const hasShown = useStore(panel.store, (state) => resultsOf(state).length > 0);
  const strip = useMemo(() => stripNow({ strip: entries, run }), [entries, run]);
  const hasResults = strip.done.length > 0;
  const running = useRunning(panel, strip.running);
  const failed = strip.failed.slice(0, MOST_FAILED);
  if (!hasResults && running.length + failed.length === 0) {
    return (
      <div className={styles["before"]}>
        <AncestorLine panel={panel} />
      </div>
    );
  }
  const tiles =
    running.length + failed.length + strip.done.reduce((sum, item) => sum + item.results.length, 0);
  return (
    <div className={styles["results"]}>
      <AncestorLine panel={panel} />
      <div className={styles["strip"]} data-grid={tiles >= GRID_FROM}>
        <RunningTiles panel={panel} items={running} />
        {hasResults && <ResultTiles panel={panel} strip={strip} />}
        <FailedTiles panel={panel} items={failed} />
      </div>
      {hasShown && <ResultActions panel={panel} />}
    </div>
  );
}

/** What runs of this picture, then of others. */
function useRunning(panel: Panel, own: readonly ListedEdit[]): readonly ListedEdit[] {
  const pictureId = useStore(panel.store, ({ picture }) => picture?.record.id);
  const edits = useStore(panel.store, ({ queue }) => queue.edits);
  return useMemo(() => {
    const others = edits.map(({ entry }) => entry).filter((one) => one.pictureId !== pictureId);
    return [...own, ...listEdits(others)];
  }, [own, edits, pictureId]);
}

interface TilesProps {
  readonly panel: Panel;
  readonly items: readonly ListedEdit[];
}

function RunningTiles({ panel, items }: TilesProps) {
  const { t } = useText();
  const queue = useStore(panel.store, (state) => state.queue);
  const shownId = useStore(panel.store, ({ run }) => run?.edit.id);
  const pictureId = useStore(panel.store, ({ picture }) => picture?.record.id);
  if (items.length === 0) return null;
  const show = (item: ListedEdit) =>
    item.pictureId === pictureId ? panel.chooseIn(item.id, -1) : panel.openEdit(item.id);
  return (
    <ul className={styles["list"]} aria-label={t("strip_under_way")}>
      {items.slice(0, MOST_RUNNING).map((item) => (
        <RunningTile
          key={item.groupId ?? item.id}
          panel={panel}
          item={item}
          isHeld={item.state === "queued" && (!!queue.pause || isLeftOver(item, queue.edits))}
          isShown={shownId !== undefined && idsOf(item).includes(shownId)}
          onShow={() => void show(item)}
        />
      ))}
      {items.length > MOST_RUNNING && (
        <li className={styles["more"]}>
          {t("strip_more", { count: items.length - MOST_RUNNING })}
        </li>
      )}
    </ul>
  );
}

function isLeftOver(item: ListedEdit, edits: PanelQueue["edits"]): boolean {
  return edits.some(({ entry, isHeld }) => isHeld && idsOf(item).includes(entry.id));
}

function FailedTiles({ panel, items }: TilesProps) {
  const { t } = useText();
  const shown = useStore(panel.store, ({ run }) => run);
  if (items.length === 0) return null;
  return (
    <ul className={styles["list"]} aria-label={t("strip_failures")}>
      {items.map((item) => (
        <FailedTile
          key={item.groupId ?? item.id}
          panel={panel}
          item={item}
          isShown={shown !== undefined && idsOf(item).includes(shown.edit.id)}
        />
      ))}
    </ul>
  );
}
