import type { Edit } from "@/utils/core/edit/edit";
import { leadingPart } from "@/utils/core/edit/part";
import { usualDurationMs } from "@/utils/core/edit/usual-duration";
import { closeResults } from "@/utils/panel/open/open-picture";
import type { PanelStore } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { readGroup } from "@/utils/panel/show/layers";
import { showResults } from "@/utils/panel/show/show-results";
import { readEdit } from "@/utils/store/edits";
import { listEntries } from "@/utils/store/history";

/** How many edits to look through for the usual duration. */
const LATEST = 100;

/** Re-reads the edit that is shown when it changes, and shows its results when it is done. */
export async function refreshEdit(
  editId: string,
  store: PanelStore,
  services: PanelServices,
): Promise<void> {
  const { edit } = store.getState();
  if (!edit || !isOf(edit, editId)) return;
  const read = await readEdit(edit.id);
  if (!read.ok || store.getState().edit?.id !== edit.id) return;
  // Another part of what is shown has come: they are put together anew.
  if (edit.part && edit.id !== editId) closeResults(store);
  await showEdit(read.value, store, services);
}

/** Whether it is about this edit, or about one that was sent together with it. */
function isOf(edit: Edit, editId: string): boolean {
  return edit.id === editId || (edit.part?.editIds.includes(editId) ?? false);
}

/** Shows how an edit stands, and its results when it is done: of a group, when all are at an end. */
export async function showEdit(
  edit: Edit,
  store: PanelStore,
  services: PanelServices,
): Promise<void> {
  const shown = store.getState().edit?.id;
  const group = await readGroup(edit);
  const leading = leadingPart(group) ?? edit;
  if (store.getState().edit?.id !== shown) return;
  store.setState({ edit: leading });
  if (leading.state !== "done") return;
  const failed = group.find(({ state }) => state !== "done");
  if (failed?.error) store.setState({ problem: failed.error });
  await showResults(leading, store, services);
}

/** How long this server and model took before, for the person who waits. */
export async function refreshUsualDuration(store: PanelStore): Promise<void> {
  const { profile } = store.getState();
  const edits = await listEntries({ limit: LATEST });
  if (!edits.ok || !profile) return;
  const { host } = new URL(profile.baseUrl);
  store.setState({ usualMs: usualDurationMs(edits.value, host, profile.model) });
}
