import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import { idsOf, type ListedEdit } from "@/utils/core/history/groups";
import type { Strip } from "@/utils/core/history/strip";
import type { Panel } from "@/utils/panel/panel";
import { chosenInStrip, stripResults } from "@/utils/panel/state/strip-view";
import { PictureTile } from "./PictureTile";
import styles from "./ResultStrip.module.css";
import { ShownTiles } from "./ShownTiles";
import { StoredTile } from "./StoredTile";
import { partOf } from "./tile-part";
import { useHint } from "./use-hint";

interface ResultTilesProps {
  readonly panel: Panel;
  readonly strip: Strip;
}

/** The original, then every result of every edit; arrow keys go along them. */
export function ResultTiles({ panel, strip }: ResultTilesProps) {
  const { t } = useText();
  const picture = useStore(panel.store, (state) => state.picture);
  const window = useStore(panel.store, ({ run }) => run?.edit.window);
  const chosen = useStore(panel.store, (state) => chosenInStrip(state));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    tileAt(list.current, chosen)?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [chosen]);
  const size = picture?.record.size;
  const part = useMemo(() => window && size && partOf(window, size), [window, size]);
  const choose = (index: number) => {
    const result = stripResults(panel.store.getState())[index];
    if (result) void panel.chooseIn(result.editId, result.position);
    else panel.choose(-1);
  };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = chosen + (step ?? 0);
    const tile = step === undefined ? undefined : tileAt(list.current, next);
    if (!tile) return;
    event.preventDefault();
    event.stopPropagation();
    choose(next);
    tile.focus();
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={t("results_label")}
      aria-orientation="horizontal"
      className={styles["list"]}
      onKeyDown={move}
    >
      <PictureTile
        index={-1}
        label={t("results_original")}
        bitmap={picture?.bitmap}
        part={part}
        isChosen={chosen === -1}
        onChoose={choose}
      />
      <Tiles panel={panel} strip={strip} part={part} chosen={chosen} choose={choose} />
    </div>
  );
}

function tileAt(list: HTMLElement | null, index: number): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[data-index="${index}"]`);
}

interface TilesProps extends ResultTilesProps {
  readonly part: ReturnType<typeof partOf> | undefined;
  readonly chosen: number;
  readonly choose: (index: number) => void;
}

function Tiles({ panel, strip, part, chosen, choose }: TilesProps) {
  const { t } = useText();
  const hint = useHint();
  const run = useStore(panel.store, (state) => state.run);
  const unseen = useStore(panel.store, ({ queue }) => queue.unseen);
  let index = 0;
  return strip.done.map((item) => {
    const first = index;
    if (run && idsOf(item).includes(run.edit.id)) {
      index += Math.max(run.results.length, item.results.length);
      return (
        <ShownTiles
          key={keyOf(item)}
          panel={panel}
          run={run}
          item={item}
          part={part}
          first={first}
          chosen={chosen}
          onChoose={choose}
        />
      );
    }
    index += item.results.length;
    return item.results.map(({ blobId }, position) => (
      <StoredTile
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer may hold the same picture twice
        key={`${keyOf(item)} ${blobId} ${position}`}
        panel={panel}
        entry={item}
        position={position}
        index={first + position}
        label={t("results_result_of", { number: position + 1, prompt: item.prompt })}
        hint={hint(item)}
        isUnseen={unseen.some(({ id }) => idsOf(item).includes(id))}
        onChoose={choose}
      />
    ));
  });
}

function keyOf({ id, groupId }: ListedEdit): string {
  return groupId ?? id;
}
