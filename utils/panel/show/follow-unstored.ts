import { type AppError, appError, factsOf } from "@/utils/core/app-error";
import type { UnstoredResults } from "@/utils/core/edit/unstored";
import { stitchRequestOf } from "@/utils/panel/show/stitch-request";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changeRun, type PanelState, type ShownResult } from "@/utils/panel/state/panel-state";
import { FIRST_RESULT_VIEW } from "@/utils/panel/state/result-view";
import { SHOWN_SIDE } from "@/utils/panel/state/shown-side";

/**
 * Shows results that could not be stored, so that what was paid for can be
 * saved by hand: as soon as their edit is open, whichever comes first. A panel
 * that opens later is told of them before it has opened anything. Returns
 * unsubscribe.
 */
export function followUnstored(context: PanelContext): () => void {
  const { store, services } = context;
  const offered = new Map<string, UnstoredResults>();
  const showOf = (state: PanelState) => {
    const unstored = offered.get(state.run?.edit.id ?? "");
    if (unstored && state.picture) void show(context, unstored);
  };
  const stops = [
    services.onUnstored((unstored) => {
      offered.set(unstored.editId, unstored);
      showOf(store.getState());
    }),
    store.subscribe((state, before) => {
      const { run, problem } = state;
      if (run?.edit.state === "done" && offered.delete(run.edit.id)) {
        // It has found room.
        if (problem && isAboutRoom(problem)) store.setState({ problem: undefined });
      } else if (run?.edit.id !== before.run?.edit.id) showOf(state);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function isAboutRoom({ code }: AppError): boolean {
  return factsOf(code).remedy === "make-room";
}

async function show(
  { store, services, showing }: PanelContext,
  { editId, results, files }: UnstoredResults,
): Promise<void> {
  const { run, picture } = store.getState();
  if (run?.edit.id !== editId || !picture) return;
  const signal = showing.next();
  const { error } = run.edit;
  // A disk that takes nothing at all could not even keep why. Said first: whatever
  // follows may take long, and there is something to be done about it.
  const problem =
    error && isAboutRoom(error) ? error : appError("storage_full", { charge: "likely" });
  store.setState({ problem });
  const shown: ShownResult[] = [];
  for (const [position, answer] of files.entries()) {
    const index = results[position]?.index ?? position;
    const request = stitchRequestOf(run.edit, picture.bytes, answer);
    const stitched = await services.pixels.stitch(request, signal);
    if (!stitched.ok) {
      shown.push({ index, error: stitched.error });
      continue;
    }
    const placed = stitched.value.picture;
    const drawn = await services.pixels.proxy({ picture: placed, maxSide: SHOWN_SIDE });
    shown.push({ index, placed, ...(drawn.ok ? { bitmap: drawn.value.bitmap } : {}) });
  }
  if (signal.aborted) {
    for (const { bitmap } of shown) bitmap?.close();
    return;
  }
  changeRun(store, () => ({ results: shown }));
  store.setState({ shown: FIRST_RESULT_VIEW });
}
