import type { Edit } from "@/utils/core/edit/edit";
import { leadingPart } from "@/utils/core/edit/part";
import { usualDurationMs } from "@/utils/core/edit/usual-duration";
import { readGroup } from "@/utils/panel/show/read-group";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart, changeRun } from "@/utils/panel/state/panel-state";
import { ORIGINAL_VIEW } from "@/utils/panel/state/result-view";
import { shownEditIds } from "@/utils/panel/state/selectors";
import { readEdit } from "@/utils/store/edits";
import { listEntries } from "@/utils/store/history";

/** How many edits to look through for the usual duration. */
const LATEST = 100;

/** Reads the edit that is shown again when it changes, and shows its results when it is done. */
export async function refreshEdit(context: PanelContext, editId: string): Promise<void> {
  const { store } = context;
  const state = store.getState();
  const edit = state.run?.edit;
  if (!edit || !(edit.id === editId || shownEditIds(state).includes(editId))) return;
  const read = await readEdit(edit.id);
  if (!read.ok || store.getState().run?.edit.id !== edit.id) return;
  // Another part of what is shown has come: they are put together again.
  if (edit.part && edit.id !== editId) dropResults(context);
  await showEdit(context, read.value);
}

function dropResults({ store, showing }: PanelContext): void {
  showing.cancel();
  changeRun(store, () => ({ results: [] }));
  store.setState({ shown: ORIGINAL_VIEW });
}

/** Shows how an edit stands, and its results when it is done; those of a group, when all have ended. */
export async function showEdit(context: PanelContext, edit: Edit): Promise<void> {
  const { store } = context;
  const shown = store.getState().run?.edit.id;
  const group = await readGroup(edit);
  const leading = leadingPart(group) ?? edit;
  const { run } = store.getState();
  if (!run || run.edit.id !== shown) return;
  const isSame = run.edit.id === leading.id;
  store.setState({
    run: { ...run, edit: leading, preview: isSame ? run.preview : undefined },
  });
  if (leading.state !== "done") return;
  const failed = group.find(({ state }) => state !== "done");
  if (failed?.error) store.setState({ problem: failed.error });
  const { showResults } = await import("@/utils/panel/show/show-results");
  // Something else may be shown by now.
  if (store.getState().run?.edit === leading) await showResults(context, leading);
}

/** How long this server and model took before, for the person who waits. */
export async function refreshUsualDuration({ store }: PanelContext): Promise<void> {
  const { profile } = store.getState().server;
  const edits = await listEntries({ limit: LATEST });
  if (!edits.ok || !profile) return;
  const { host } = new URL(profile.baseUrl);
  const usualMs = usualDurationMs(edits.value, host, profile.model);
  changePart(store, "server", (server) => ({ ...server, usualMs }));
}
