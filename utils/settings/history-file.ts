import { ok, type Result } from "@/utils/core/result";
import type { SettingsPorts } from "@/utils/settings/ports";
import { type ReadArchive, readArchive } from "@/utils/store/archive/read-archive";
import { writeArchive } from "@/utils/store/archive/write-archive";

export interface FileJob {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
}

export interface SavedHistory {
  /** Edits in the file. */
  readonly count: number;
  /** Files that could not be read and are not in it. */
  readonly missing: readonly string[];
}

/** Saves the whole history as a ZIP file; `undefined` where it was aborted. */
export async function exportHistory(
  { saveFile, now }: Pick<SettingsPorts, "saveFile" | "now">,
  job: FileJob,
): Promise<Result<SavedHistory | undefined>> {
  const written = await writeArchive(job);
  if (!written.ok || !written.value) return written.ok ? ok(undefined) : written;
  const { file, count, missing } = written.value;
  saveFile(file, `redraw-${new Date(now()).toISOString().slice(0, 10)}.zip`);
  return ok({ count, missing });
}

/** Adds the edits of a ZIP file to the history. */
export function importHistory(
  file: Blob,
  { now }: Pick<SettingsPorts, "now">,
  job: FileJob,
): Promise<Result<ReadArchive>> {
  return readArchive(file, { ...job, now: now() });
}
