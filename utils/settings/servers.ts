import type { Result } from "@/utils/core/result";
import { readHeaderLines } from "@/utils/core/server/extra-headers";
import type { Profile } from "@/utils/core/server/profile";
import { formOf, type ProfileForm } from "@/utils/settings/profile-form";
import { tellStored } from "@/utils/settings/refusals";
import type { StoredServers } from "@/utils/settings/servers-state";
import { keyHint, readHeaders, removeHeaders } from "@/utils/store/keys";
import { defaultProfile } from "@/utils/store/profile-record";
import {
  activeProfileId,
  listProfiles,
  newProfileId,
  removeProfile,
  saveProfile,
  setActiveProfile,
  watchProfiles,
} from "@/utils/store/profiles";

/** All stored servers, with a hint of each key that is stored. */
export async function readServers(): Promise<StoredServers> {
  const [profiles, activeId] = await Promise.all([listProfiles(), activeProfileId()]);
  const hints = await Promise.all(profiles.map(async ({ id }) => [id, await keyHint(id)] as const));
  const known = hints.flatMap(([id, hint]) => (hint === undefined ? [] : [[id, hint] as const]));
  const names = await Promise.all(
    profiles.map(async ({ id }) => [id, Object.keys(await readHeaders(id))] as const),
  );
  return { profiles, activeId, hints: new Map(known), headerNames: new Map(names) };
}

/** Calls `changed` when a server or key is stored or removed anywhere. Returns unsubscribe. */
export function watchServers(changed: () => void): () => void {
  return watchProfiles(changed);
}

/**
 * Stores a server, with the key and the extra headers that were typed for it;
 * where they are empty, the stored ones stay.
 *
 * @errors `key_unusable`, `storage_full`, `storage_failed`
 */
export function saveServer(
  profile: Profile,
  { key, headers }: Pick<ProfileForm, "key" | "headers">,
): Promise<Result<void>> {
  const typed = headers.trim() === "" ? undefined : readHeaderLines(headers);
  return saveProfile(profile, key, typed);
}

/** Removes the extra headers of a server for good. */
export async function forgetHeaders(profileId: string): Promise<void> {
  tellStored(await removeHeaders(profileId));
}

/** Removes a server and its key for good. */
export async function removeServer(profileId: string): Promise<void> {
  tellStored(await removeProfile(profileId));
}

/** New edits go to this server from now on. */
export async function activateServer(profileId: string): Promise<void> {
  tellStored(await setActiveProfile(profileId));
}

/** The form of a new server. */
export function emptyForm(): ProfileForm {
  return { ...formOf(defaultProfile()), id: newProfileId(), name: "", baseUrl: "" };
}

/** A copy under a new id, without key and headers. */
export function copyForm(form: ProfileForm, name: string): ProfileForm {
  return { ...form, id: newProfileId(), name, key: "", headers: "" };
}
