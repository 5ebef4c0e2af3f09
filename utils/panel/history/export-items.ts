import { appError } from "@/utils/core/app-error";
import { editIdsOf, type HistoryStore } from "@/utils/panel/history/history-state";
import type { PanelServices } from "@/utils/panel/state/services";
import { type ArchiveJob, writeArchive } from "@/utils/store/archive/write-archive";

/** How an export reports its progress and is aborted. */
export type ExportJob = Required<Pick<ArchiveJob, "signal" | "onProgress">>;

/**
 * Saves items of the list with all their files as one ZIP file. Files that
 * could not be read are named in the list's error; an aborted export saves
 * nothing.
 */
export async function exportItems(
  { now, saveFile }: PanelServices,
  store: HistoryStore,
  itemIds: readonly string[],
  job: ExportJob,
): Promise<void> {
  const written = await writeArchive({ ...job, editIds: editIdsOf(store, itemIds) });
  if (!written.ok) return store.setState({ error: written.error });
  if (!written.value) return;
  const { file, missing } = written.value;
  const day = new Date(now()).toISOString().slice(0, 10);
  saveFile(file, `redraw-${day}.zip`);
  const isWhole = missing.length === 0;
  const error = isWhole ? undefined : appError("file_missing", { detail: missing.join("\n") });
  store.setState({ error });
}
