import { createLatest } from "@/utils/async/latest";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { loadPicture } from "@/utils/panel/picture/load-picture";
import { placedOf } from "@/utils/panel/show/placed-of";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import {
  baseOf,
  type CompareBase,
  type LastingComparison,
  lastingOf,
  type ResultView,
} from "@/utils/panel/state/result-view";
import { SHOWN_SIDE } from "@/utils/panel/state/shown-side";
import { otherResult } from "@/utils/panel/state/strip-view";

/** Comparing what is shown with the picture, or with one it came from. */
export interface CompareActions {
  /** With a slider that divides the two. */
  startSplit(): void;
  /** Moves the slider: 0 (left) to 1 of the stage's width. */
  moveSplit(at: number): void;
  /** Side by side, both fitted into their halves. */
  startBeside(): void;
  endCompare(): void;
  /** The chosen result with the latest other one of the same picture. */
  compareResults(): Promise<void>;
  /** With the picture that an earlier edit started from; with none, with the one that is open. */
  compareWith(ancestor: Pick<HistoryEntry, "id" | "pictureId"> | undefined): Promise<void>;
}

/** Actions that compare the chosen result with the original or an earlier step. */
export function createCompareActions(context: PanelContext): CompareActions {
  const { store, editor } = context;
  const loading = createLatest();
  const compare = (comparison: LastingComparison) =>
    store.setState(({ shown }) => ({ shown: { ...shown, comparison } }));
  return {
    startSplit: () => compare(splitOf(store.getState().shown)),
    moveSplit: (at) =>
      compare({
        kind: "split",
        at: Math.min(1, Math.max(0, Math.round(at * 1000) / 1000)),
        base: baseOf(store.getState().shown),
      }),
    startBeside: () => {
      compare({ kind: "beside", base: baseOf(store.getState().shown) });
      editor.fit();
    },
    endCompare: () => {
      loading.cancel();
      const { kind } = lastingOf(store.getState().shown);
      compare({ kind: "none" });
      if (kind === "beside") editor.fit();
    },
    compareResults: () => compareResults(context, loading.next()),
    compareWith: (ancestor) => compareWith(context, ancestor, loading.next()),
  };
}

const MIDDLE = 0.5;

function splitOf(view: ResultView, base: CompareBase | undefined = baseOf(view)) {
  return { kind: "split", at: MIDDLE, base } as const;
}

/** Changes what is compared with; starts with a slider if nothing is compared yet. */
function withBase(view: ResultView, base: CompareBase | undefined): ResultView {
  const lasting = lastingOf(view);
  const comparison = lasting.kind === "none" ? splitOf(view, base) : { ...lasting, base };
  return { ...view, comparison };
}

async function compareResults(context: PanelContext, loading: AbortSignal): Promise<void> {
  const { store, services, opening } = context;
  const signal = AbortSignal.any([loading, opening.current()]);
  const other = otherResult(store.getState());
  const { picture } = store.getState();
  if (!other || !picture) return;
  const placed = await placedOf(context, other.editId, other.position);
  const drawn = placed.ok
    ? await services.pixels.proxy({ picture: placed.value, maxSide: SHOWN_SIDE })
    : placed;
  if (signal.aborted) {
    if (drawn.ok) drawn.value.bitmap.close();
    return;
  }
  if (!drawn.ok) return store.setState({ problem: drawn.error });
  const base = { ...other, bitmap: drawn.value.bitmap, size: picture.record.size };
  store.setState(({ shown }) => ({ shown: withBase(shown, base) }));
}

async function compareWith(
  { store, services, opening }: PanelContext,
  ancestor: Pick<HistoryEntry, "id" | "pictureId"> | undefined,
  loading: AbortSignal,
): Promise<void> {
  if (!ancestor) return store.setState(({ shown }) => ({ shown: withBase(shown, undefined) }));
  const signal = AbortSignal.any([loading, opening.current()]);
  const loaded = await loadPicture(ancestor.pictureId, services, signal);
  if (!loaded) return;
  if (!loaded.ok) return store.setState({ problem: loaded.error });
  const { bitmap, record } = loaded.value;
  const base = { editId: ancestor.id, bitmap, size: record.size };
  store.setState(({ shown }) => ({ shown: withBase(shown, base) }));
}
