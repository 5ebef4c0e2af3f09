import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import type { Profile } from "@/utils/core/server/profile";
import type { SettingsPorts } from "@/utils/settings/ports";
import { MAX_FILE_BYTES, readServerFile, writeServerFile } from "@/utils/settings/server-file";
import { isKeyLocked, readKey } from "@/utils/store/keys";
import { newProfileId, saveProfiles } from "@/utils/store/profiles";

export interface ImportedServers {
  readonly count: number;
  /** Entries that could not be read, or were over the limit. */
  readonly skipped: number;
  /** Whether every server brought its key. */
  readonly hasAllKeys: boolean;
}

/**
 * Adds the servers of a file to those there are; `undefined` where the file
 * holds none of ours.
 *
 * @errors `keys_locked`, `storage_full`, `storage_failed`
 */
export async function importServers(file: Blob): Promise<Result<ImportedServers | undefined>> {
  const read = file.size <= MAX_FILE_BYTES ? readServerFile(await file.text()) : undefined;
  if (!read) return ok(undefined);
  const { servers, skipped } = read;
  const saved = await saveProfiles(
    servers.map(({ profile, key }) => ({ profile: { ...profile, id: newProfileId() }, key })),
  );
  if (!saved.ok) return saved;
  const hasAllKeys = servers.every(({ key }) => key !== "");
  return ok({ count: servers.length, skipped, hasAllKeys });
}

/** Saves the servers as a file without keys. */
export function exportServers(
  profiles: readonly Profile[],
  { saveFile }: Pick<SettingsPorts, "saveFile">,
): void {
  saveFile(jsonFile(writeServerFile(profiles)), "redraw-servers.json");
}

/**
 * Saves the servers as a file with their keys. Only after the person has confirmed it.
 *
 * @errors `keys_locked`: nothing is saved
 */
export async function exportServersWithKeys(
  profiles: readonly Profile[],
  { saveFile }: Pick<SettingsPorts, "saveFile">,
): Promise<Result<void>> {
  const keys = new Map<string, string>();
  for (const { id } of profiles) {
    if (await isKeyLocked(id)) return err(appError("keys_locked"));
    const key = await readKey(id);
    if (key !== undefined) keys.set(id, key);
  }
  saveFile(jsonFile(writeServerFile(profiles, keys)), "redraw-servers-with-keys.json");
  return ok(undefined);
}

function jsonFile(text: string): Blob {
  return new Blob([text], { type: "application/json" });
}
