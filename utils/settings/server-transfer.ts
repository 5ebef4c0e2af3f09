import { appError } from "@/utils/core/app-error";
import { defined } from "@/utils/core/defined";
import { err, ok, type Result } from "@/utils/core/result";
import type { Profile } from "@/utils/core/server/profile";
import type { SettingsPorts } from "@/utils/settings/ports";
import {
  MAX_FILE_BYTES,
  readServerFile,
  type Secrets,
  writeServerFile,
} from "@/utils/settings/server-file";
import { isKeyLocked, readHeaders, readKey } from "@/utils/store/keys";
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
    servers.map(({ profile, ...secrets }) => ({
      profile: { ...profile, id: newProfileId() },
      ...secrets,
    })),
  );
  if (!saved.ok) return saved;
  const hasAllKeys = servers.every(({ key, headers }) => key !== "" || headers !== undefined);
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
 * Saves the servers as a file with their keys and extra headers. Only after the person has confirmed it.
 *
 * @errors `keys_locked`: nothing is saved
 */
export async function exportServersWithKeys(
  profiles: readonly Profile[],
  { saveFile }: Pick<SettingsPorts, "saveFile">,
): Promise<Result<void>> {
  const secrets = new Map<string, Secrets>();
  for (const { id } of profiles) {
    if (await isKeyLocked(id)) return err(appError("keys_locked"));
    const [key, headers] = await Promise.all([readKey(id), readHeaders(id)]);
    const hasHeaders = Object.keys(headers).length > 0;
    secrets.set(id, defined({ key, headers: hasHeaders ? headers : undefined }));
  }
  saveFile(jsonFile(writeServerFile(profiles, secrets)), "redraw-servers-with-keys.json");
  return ok(undefined);
}

function jsonFile(text: string): Blob {
  return new Blob([text], { type: "application/json" });
}
