import { type KeyboardEvent, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import { resultKey, type StripResult } from "@/utils/core/history/strip";
import { keyLeads, placeOf, type StripGrid } from "@/utils/core/history/strip-grid";
import type { Panel } from "@/utils/panel/panel";
import { chosenInStrip } from "@/utils/panel/state/strip-view";
import { DrawnResults } from "./DrawnResults";
import { PictureTile } from "./PictureTile";
import styles from "./ResultStrip.module.css";
import { partOf } from "./tile-part";
import { useTileFocus, useTileInSight } from "./use-tile-focus";

const ORIGINAL = "original";

interface ResultTilesProps {
  readonly panel: Panel;
  /** Every result of every edit. */
  readonly all: readonly StripResult[];
  /** How tiles lie; without it they are few, and in one row. */
  readonly grid: StripGrid | undefined;
  /** How many cells lie before the original. */
  readonly before: number;
}

/** The original, then every result of every edit; arrow keys go along them. */
export function ResultTiles({ panel, all, grid, before }: ResultTilesProps) {
  const { t } = useText();
  const picture = useStore(panel.store, (state) => state.picture);
  const part = useEditedPart(panel);
  const chosen = useStore(panel.store, (state) => chosenInStrip(state));
  const list = useRef<HTMLDivElement>(null);
  const focus = useTileFocus(list);
  const keyAt = (index: number) => (all[index] ? resultKey(all[index]) : ORIGINAL);
  useTileInSight(list, keyAt(chosen));
  const choose = (index: number) => chooseOf(panel, all[index]);
  const move = (event: KeyboardEvent) => {
    // From where the focus is: what was chosen last may not be on the stage yet.
    const { index = chosen } = (event.target as HTMLElement).dataset;
    const next = keyLeads(Number(index), event.key, all.length, grid?.columns);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(next);
    focus.give(keyAt(next));
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={t("results_label")}
      aria-orientation="horizontal"
      className={styles["list"]}
      onKeyDown={move}
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
    >
      <PictureTile
        index={-1}
        tileKey={ORIGINAL}
        count={all.length}
        place={grid && placeOf(before, grid)}
        label={t("results_original")}
        bitmap={picture?.bitmap}
        part={part}
        isChosen={chosen === -1}
        onChoose={choose}
      />
      <DrawnResults
        panel={panel}
        all={all}
        grid={grid}
        lead={before + 1}
        part={part}
        chosen={chosen}
        focused={focus.key}
        onChoose={choose}
      />
    </div>
  );
}

function chooseOf(panel: Panel, result: StripResult | undefined): void {
  if (result) void panel.chooseIn(result.editId, result.position);
  else panel.choose(-1);
}

/** What the edit on the stage changed of the picture, as shares of its sides. */
function useEditedPart(panel: Panel) {
  const size = useStore(panel.store, ({ picture }) => picture?.record.size);
  const window = useStore(panel.store, ({ run }) => run?.edit.window);
  return useMemo(() => window && size && partOf(window, size), [window, size]);
}
