import { defined } from "@/utils/core/defined";
import type { Result } from "@/utils/core/result";
import { parseKey } from "@/utils/core/server/api-key";
import { needsKey } from "@/utils/core/server/base-url";
import type { ExtraHeaders } from "@/utils/core/server/credentials";
import type { Profile } from "@/utils/core/server/profile";
import {
  readLocal,
  readLocalByPrefix,
  removeLocal,
  watchLocal,
  writeLocal,
} from "@/utils/platform/storage";
import { hasKey, headersId, headersText, keyItem, keyItems } from "@/utils/store/keys";
import { isLearnedItem, readAllLearned } from "@/utils/store/learned-limits";
import { attemptLocal } from "@/utils/store/local";
import {
  defaultProfile,
  isNewerRecord,
  readProfileRecord,
  toProfileRecord,
} from "@/utils/store/profile-record";

/** One record per profile, so that a damaged one affects no other. */
const PREFIX = "profile:";
const BROKEN_PREFIX = "broken:";
const ORDER = "profile-order";
const ACTIVE = "profile-active";

const itemOf = (profileId: string) => `${PREFIX}${profileId}`;

async function readOrder(): Promise<string[]> {
  const order = await readLocal(ORDER);
  return Array.isArray(order) ? order.filter((id) => typeof id === "string") : [];
}

/** Renames an unreadable record, unchanged, so that nothing is lost. */
async function setAside(item: string, value: unknown): Promise<void> {
  await writeLocal({ [`${BROKEN_PREFIX}${item}`]: value });
  await removeLocal([item]);
}

/** Sorts by the stored order; unknown ids come last, by name. */
function sortByOrder(profiles: readonly Profile[], order: readonly string[]): Profile[] {
  const rank = new Map(order.map((id, index) => [id, index]));
  return profiles.toSorted((a, b) => {
    const ranks = (rank.get(a.id) ?? Infinity) - (rank.get(b.id) ?? Infinity);
    return Number.isNaN(ranks) ? a.name.localeCompare(b.name) : ranks;
  });
}

/**
 * All profiles in the person's order. Never empty: before anything is set up it
 * has the default profile, which is stored when it is first saved.
 */
export async function listProfiles(): Promise<Profile[]> {
  const [records, learnedOf] = await Promise.all([readLocalByPrefix(PREFIX), readAllLearned()]);
  const profiles: Profile[] = [];
  for (const [item, value] of records) {
    const profile = readProfileRecord(value);
    const learned = profile && learnedOf(URL.parse(profile.baseUrl)?.host ?? "", profile.model);
    if (profile && itemOf(profile.id) === item)
      profiles.push({ ...profile, ...defined({ learned }) });
    else if (!isNewerRecord(value)) await setAside(item, value);
  }
  return profiles.length > 0 ? sortByOrder(profiles, await readOrder()) : [defaultProfile()];
}

/** A profile; `undefined` where there is none. */
export async function readProfile(profileId: string): Promise<Profile | undefined> {
  return (await listProfiles()).find((profile) => profile.id === profileId);
}

/** How many records were set aside because they could not be read. */
export async function countBrokenProfiles(): Promise<number> {
  return (await readLocalByPrefix(`${BROKEN_PREFIX}${PREFIX}`)).size;
}

/**
 * Stores a profile, a new one at the end of the order, and the typed key in the
 * same write; an empty key leaves the stored one. The first profile that has a
 * key, or needs none, becomes the active one.
 *
 * @errors `key_unusable`, `keys_locked` (nothing is stored then), `storage_full`, `storage_failed`
 */
export function saveProfile(
  profile: Profile,
  typedKey = "",
  headers?: ExtraHeaders,
): Promise<Result<void>> {
  return saveProfiles([{ profile, key: typedKey, ...defined({ headers }) }]);
}

/** A profile with the key that was typed for it; an empty key leaves the stored one. */
export interface TypedProfile {
  readonly profile: Profile;
  readonly key: string;
  /** All extra headers with their values; those that are stored stay where it is absent. */
  readonly headers?: ExtraHeaders;
}

/** As `saveProfile`, for several at once: all of them are stored, or none. */
export async function saveProfiles(typed: readonly TypedProfile[]): Promise<Result<void>> {
  const records: Record<string, unknown> = {};
  const keys = new Map<string, string>();
  const usable: string[] = [];
  for (const { profile, key: text, headers } of typed) {
    const key = text.trim() === "" ? undefined : parseKey(text);
    if (key && !key.ok) return key;
    records[itemOf(profile.id)] = toProfileRecord(profile);
    if (key) keys.set(profile.id, key.value);
    if (headers) keys.set(headersId(profile.id), headersText(headers));
    if (key || headers || !needsKey(profile.baseUrl)) usable.push(profile.id);
  }
  const items = await keyItems(keys);
  if (!items.ok) return items;
  return attemptLocal(async () => {
    const order = new Set([...(await readOrder()), ...typed.map(({ profile }) => profile.id)]);
    const [firstUsable] = usable;
    const needsActive = firstUsable !== undefined && !(await isActiveUsable());
    await writeLocal({
      ...records,
      ...items.value,
      ...defined({ [ACTIVE]: needsActive ? firstUsable : undefined }),
      [ORDER]: [...order],
    });
  });
}

/** Whether the active profile has a key or needs none. */
async function isActiveUsable(): Promise<boolean> {
  const id = await activeProfileId();
  const profile = await readProfile(id);
  return (await hasKey(id)) || (profile !== undefined && !needsKey(profile.baseUrl));
}

/** Removes a profile and its key for good. */
export function removeProfile(profileId: string): Promise<Result<void>> {
  return attemptLocal(async () => {
    await removeLocal([itemOf(profileId), keyItem(profileId), keyItem(headersId(profileId))]);
    await writeLocal({ [ORDER]: (await readOrder()).filter((id) => id !== profileId) });
  });
}

/** The id of the profile new edits go to: the one chosen last, else the first. */
export async function activeProfileId(): Promise<string> {
  const [chosen, profiles] = await Promise.all([readLocal(ACTIVE), listProfiles()]);
  const active = profiles.find((profile) => profile.id === chosen) ?? profiles[0];
  return (active ?? defaultProfile()).id;
}

/** Makes a profile the one that new edits go to. */
export function setActiveProfile(profileId: string): Promise<Result<void>> {
  return attemptLocal(() => writeLocal({ [ACTIVE]: profileId }));
}

/** Calls `changed` when profiles, their keys, what servers refused or the choice among them change anywhere. */
export function watchProfiles(changed: () => void): () => void {
  return watchLocal((items) => {
    const isOurs = (item: string) =>
      item === ORDER ||
      item === ACTIVE ||
      [PREFIX, keyItem("")].some((prefix) => item.startsWith(prefix));
    if (items.some((item) => isOurs(item) || isLearnedItem(item))) changed();
  });
}

/** An id for a new profile. */
export function newProfileId(): string {
  return crypto.randomUUID();
}
