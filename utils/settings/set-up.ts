import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import { parseKey } from "@/utils/core/server/api-key";
import { hostPattern, needsKey } from "@/utils/core/server/base-url";
import { type ModelList, withTold } from "@/utils/core/server/model-list";
import type { Profile } from "@/utils/core/server/profile";
import { suggestModel } from "@/utils/core/server/suggest-model";
import { parseTypedAddress } from "@/utils/core/server/typed-address";
import type { SettingsPorts } from "@/utils/settings/ports";
import { keepKey } from "@/utils/store/kept-key";
import { defaultProfile } from "@/utils/store/profile-record";
import {
  listProfiles,
  newProfileId,
  removeProfile,
  saveProfile,
  setActiveProfile,
} from "@/utils/store/profiles";
import { saveSettings } from "@/utils/store/settings";

export type SetUpPorts = Pick<SettingsPorts, "requestHosts" | "testConnection">;

/** What a person enters to use a server for the first time. */
export interface Entered {
  readonly address: string;
  readonly key: string;
  readonly isKeyOptional: boolean;
}

/** A server that answered, stored and ready to be used with this model. */
export interface Connected {
  readonly profile: Profile;
  readonly models: ModelList;
}

/**
 * Connects to a server: asks for the permission to reach it, stores it with its
 * key, tries it, and chooses a model of those it lists. Must be called in a
 * click's own statement. What is denied or refused is an error; only what has
 * answered is made the server in use.
 *
 * @errors `base_url_invalid`, `base_url_insecure`, `key_missing`, `key_unusable`,
 *   `host_not_allowed`, those of storage, and those of the request
 */
export function connect(entered: Entered, ports: SetUpPorts): Promise<Result<Connected>> {
  const baseUrl = parseTypedAddress(entered.address);
  if (!baseUrl.ok) return Promise.resolve(baseUrl);
  const key = parseKey(entered.key);
  const needsOne = needsKey(baseUrl.value) && !entered.isKeyOptional;
  const isFine = key.ok || (key.error.code === "key_missing" && !needsOne);
  if (!isFine) return Promise.resolve(key);
  const allowed = ports.requestHosts([hostPattern(baseUrl.value)]);
  return store(baseUrl.value, key.ok ? key.value : "", allowed, ports);
}

async function store(
  baseUrl: string,
  key: string,
  allowed: Promise<boolean>,
  ports: SetUpPorts,
): Promise<Result<Connected>> {
  if (!(await allowed)) {
    return err(appError("host_not_allowed", { params: { host: new URL(baseUrl).host } }));
  }
  const known = (await listProfiles()).find((profile) => profile.baseUrl === baseUrl);
  const putKeyBack = known && (await keepKey(known.id));
  const name = new URL(baseUrl).host;
  const profile = known ?? { ...defaultProfile(), id: newProfileId(), name, baseUrl };
  const saved = await saveProfile(profile, key);
  if (!saved.ok) return saved;
  const models = await ports.testConnection(profile.id);
  if (models.ok) {
    return takeModel(profile, suggestModel(models.value, profile.model), models.value);
  }
  // A server that never worked is not kept: what was typed is still in the form.
  await (putKeyBack ? putKeyBack() : removeProfile(profile.id));
  return models;
}

/** Takes this model of a server that has answered, and makes it the server in use. */
export async function takeModel(
  before: Profile,
  model: string,
  models: ModelList,
): Promise<Result<Connected>> {
  const profile = withTold({ ...before, model }, models);
  const saved = await saveProfile(profile);
  if (!saved.ok) return saved;
  const active = await setActiveProfile(profile.id);
  if (!active.ok) return active;
  // Whoever enters a key wants to use it, even if they have worked on this device before.
  const wished = await saveSettings({ isOnDevice: false });
  return wished.ok ? ok({ profile, models }) : wished;
}
