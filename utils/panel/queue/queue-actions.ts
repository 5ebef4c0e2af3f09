import type { HistoryEntry } from "@/utils/core/history/entry";
import { showStored } from "@/utils/panel/show/show-stored";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { saveSettings } from "@/utils/store/settings";

/** What can be done with the edits of all windows. */
export interface QueueActions {
  pauseQueue(): Promise<void>;
  /** Sends what waits, also what was left over from before the browser was started. */
  resumeQueue(): Promise<void>;
  cancelEdit(editId: string): Promise<void>;
  /** Cancels everything that waits or runs. */
  cancelAll(): Promise<void>;
  /** How many edits may be under way at once for each server of the list. */
  setAtOnce(atOnce: number): Promise<void>;
  /** Opens what ended last and was not looked at; all others of its picture are in the strip then. */
  showUnseen(): Promise<void>;
}

/** @param openEdit opens an edit of another picture */
export function createQueueActions(
  context: PanelContext,
  openEdit: (editId: string) => Promise<void>,
): QueueActions {
  const { store, services } = context;
  const ask = async (type: "pause-queue" | "resume-queue" | "cancel-queue") => {
    const told = await services.request({ type });
    if (!told.ok) store.setState({ problem: told.error });
  };
  return {
    pauseQueue: () => ask("pause-queue"),
    resumeQueue: () => ask("resume-queue"),
    cancelAll: () => ask("cancel-queue"),
    cancelEdit: async (editId) => {
      await services.request({ type: "cancel-edit", editId });
    },
    setAtOnce: async (atOnce) => {
      const saved = await saveSettings({ atOnce });
      if (!saved.ok) store.setState({ problem: saved.error });
    },
    showUnseen: async () => {
      const { queue, picture, view } = store.getState();
      const [latest] = queue.unseen;
      if (!latest) return;
      const isHere = view === "editor" && latest.pictureId === picture?.record.id;
      await (isHere ? showStored(context, latest.id, 0) : openEdit(latest.id));
      const isBeside = (one: HistoryEntry) => one.pictureId === latest.pictureId;
      const editIds = queue.unseen.filter(isBeside).map(({ id }) => id);
      await services.request({ type: "edits-seen", editIds });
    },
  };
}
