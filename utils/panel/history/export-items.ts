import { appError } from "@/utils/core/app-error";
import { editIdsOf, historyStoreOf } from "@/utils/panel/history/history-state";
import type { Panel } from "@/utils/panel/panel";
import { type ArchiveJob, writeArchive } from "@/utils/store/archive/write-archive";

/**
 * Saves items of the list with all their files as one ZIP file. Files that
 * could not be read are named in the list's error; an aborted export saves
 * nothing.
 */
export async function exportItems(
  panel: Panel,
  itemIds: readonly string[],
  job: Required<Pick<ArchiveJob, "signal" | "onProgress">>,
): Promise<void> {
  const store = historyStoreOf(panel);
  const written = await writeArchive({ ...job, editIds: editIdsOf(store, itemIds) });
  if (!written.ok) return store.setState({ error: written.error });
  if (!written.value) return;
  const { file, missing } = written.value;
  const day = new Date(panel.services.now()).toISOString().slice(0, 10);
  panel.services.saveFile(file, `redraw-${day}.zip`);
  const isWhole = missing.length === 0;
  const error = isWhole ? undefined : appError("file_missing", { detail: missing.join("\n") });
  store.setState({ error });
}
