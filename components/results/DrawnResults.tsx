import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import type { Rect } from "@/utils/core/geometry";
import { idsOf } from "@/utils/core/history/groups";
import { resultKey, type StripResult } from "@/utils/core/history/strip";
import { drawnResults, placeOf, type StripGrid } from "@/utils/core/history/strip-grid";
import type { Panel } from "@/utils/panel/panel";
import { ShownTile } from "./ShownTile";
import { StoredTile } from "./StoredTile";
import { useHint } from "./use-hint";

interface DrawnResultsProps {
  readonly panel: Panel;
  readonly all: readonly StripResult[];
  readonly grid: StripGrid | undefined;
  /** How many cells lie before the first result. */
  readonly lead: number;
  /** What the edit on the stage changed of the picture. */
  readonly part: Rect | undefined;
  readonly chosen: number;
  /** The key of the result that has the focus. */
  readonly focused: string | undefined;
  readonly onChoose: (index: number) => void;
}

const ALL = { from: 0, to: Number.POSITIVE_INFINITY };

/** The results in sight or near it, and those that are chosen or have the focus, wherever they are. */
export function DrawnResults(props: DrawnResultsProps) {
  const { panel, all, grid, lead, part, chosen, focused, onChoose } = props;
  const { t } = useText();
  const hint = useHint();
  const run = useStore(panel.store, (state) => state.run);
  const unseen = useStore(panel.store, ({ queue }) => queue.unseen);
  const focusedAt = focused === undefined ? -1 : all.findIndex((one) => resultKey(one) === focused);
  return drawnResults(all.length, lead, grid ?? ALL, [chosen, focusedAt]).map((index) => {
    const result = all[index];
    if (!result) return null;
    const { item, position } = result;
    const key = resultKey(result);
    const tile = {
      panel,
      position,
      index,
      tileKey: key,
      count: all.length,
      place: grid && placeOf(lead + index, grid),
      hint: hint(item),
      onChoose,
    };
    return result.isShown && run ? (
      <ShownTile key={key} {...tile} run={run} part={part} isChosen={chosen === index} />
    ) : (
      <StoredTile
        key={key}
        {...tile}
        entry={item}
        label={t("results_result_of", { number: position + 1, prompt: item.prompt })}
        isUnseen={unseen.some(({ id }) => idsOf(item).includes(id))}
      />
    );
  });
}
