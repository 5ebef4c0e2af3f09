import { useMemo, useRef } from "react";
import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import { idsOf, type ListedEdit, listEdits } from "@/utils/core/history/groups";
import { resultsIn, type Strip } from "@/utils/core/history/strip";
import { placeOf, type StripGrid, TILE } from "@/utils/core/history/strip-grid";
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
import { useStripGrid } from "./use-strip-grid";

/** So many tiles of edits without a result are shown; the queue's view has all of them. */
const MOST_RUNNING = 6;
const MOST_FAILED = 4;

/** From so many tiles on they are laid out in rows rather than in one. */
const GRID_FROM = 4;

/** Every edit of the open picture: what runs, all results, what failed; and what runs elsewhere. */
export function ResultStrip({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const entries = useStore(panel.store, ({ strip }) => strip);
  const run = useStore(panel.store, (state) => state.run);
  const hasShown = useStore(panel.store, (state) => resultsOf(state).length > 0);
  const strip = useMemo(() => stripNow({ strip: entries, run }), [entries, run]);
  const running = useRunning(panel, strip.running);
  const failed = strip.failed.slice(0, MOST_FAILED);
  if (strip.done.length + running.length + failed.length === 0) {
    return (
      <div className={styles["before"]}>
        <AncestorLine panel={panel} />
        <p>{t("strip_empty")}</p>
      </div>
    );
  }
  return (
    <div className={styles["results"]}>
      <AncestorLine panel={panel} />
      <Tiles panel={panel} strip={strip} running={running} failed={failed} />
      {hasShown && <ResultActions panel={panel} />}
    </div>
  );
}

interface AllTilesProps {
  readonly panel: Panel;
  readonly strip: Strip;
  readonly running: readonly ListedEdit[];
  readonly failed: readonly ListedEdit[];
}

/** All tiles: in one row or, from a few on, in a grid of which only what is near is drawn. */
function Tiles({ panel, strip, running, failed }: AllTilesProps) {
  const box = useRef<HTMLDivElement>(null);
  const { grid: laid, look } = useStripGrid(box);
  const edit = useStore(panel.store, ({ run }) => run?.edit);
  const shownCount = useStore(panel.store, ({ run }) => run?.results.length ?? 0);
  const all = useMemo(() => resultsIn(strip, edit, shownCount), [strip, edit, shownCount]);
  const grid = running.length + failed.length + all.length >= GRID_FROM ? laid : undefined;
  // Those that are too many share a cell.
  const before = Math.min(running.length, MOST_RUNNING + 1);
  const done = all.length > 0 ? all.length + 1 : 0;
  const rows = grid && Math.ceil((before + done + failed.length) / grid.columns);
  return (
    <div
      ref={box}
      className={styles["strip"]}
      data-grid={grid !== undefined}
      style={grid && rows ? tracksOf(grid.columns, rows) : undefined}
      onScroll={look}
    >
      <RunningTiles panel={panel} items={running} />
      {done > 0 && <ResultTiles panel={panel} all={all} grid={grid} before={before} />}
      <FailedTiles panel={panel} items={failed} grid={grid} before={before + done} />
    </div>
  );
}

/** Rows without a tile in them are as high as the others: what is drawn moves nothing. */
function tracksOf(columns: number, rows: number) {
  return {
    gridTemplateColumns: `repeat(${columns}, ${TILE}px)`,
    gridTemplateRows: `repeat(${rows}, ${TILE}px)`,
  };
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

interface FailedTilesProps extends TilesProps {
  readonly grid: StripGrid | undefined;
  /** How many cells lie before the first. */
  readonly before: number;
}

function FailedTiles({ panel, items, grid, before }: FailedTilesProps) {
  const { t } = useText();
  const shown = useStore(panel.store, ({ run }) => run);
  if (items.length === 0) return null;
  return (
    <ul className={styles["list"]} aria-label={t("strip_failures")}>
      {items.map((item, at) => (
        <FailedTile
          key={item.groupId ?? item.id}
          panel={panel}
          item={item}
          place={grid && placeOf(before + at, grid)}
          isShown={shown !== undefined && idsOf(item).includes(shown.edit.id)}
        />
      ))}
    </ul>
  );
}
