import type { Profile } from "@/utils/core/profile";
import { ok, type Result } from "@/utils/core/result";
import { hasKey, saveKey } from "@/utils/store/keys";
import { activeProfileId, saveProfile, setActiveProfile } from "@/utils/store/profiles";

/**
 * Stores a server and, where one was typed, its key. The key first: a refused
 * one changes nothing. The first server with a key is the one that is used.
 */
export async function saveServer(profile: Profile, typedKey: string): Promise<Result<void>> {
  if (typedKey.trim() !== "") {
    const isFirstUsable = !(await hasKey(await activeProfileId()));
    const key = await saveKey(profile.id, typedKey);
    if (!key.ok) return key;
    if (isFirstUsable) await setActiveProfile(profile.id);
  }
  const saved = await saveProfile(profile);
  return saved.ok ? ok(undefined) : saved;
}
