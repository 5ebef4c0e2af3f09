import type { Result } from "@/utils/core/result";
import { readLocal, writeLocal } from "@/utils/platform/storage";
import { keyItem, removeKey } from "@/utils/store/keys";
import { attemptLocal } from "@/utils/store/local";

/** What puts a profile's key back as it is stored now, locked or not; where there is none, none is. */
export async function keepKey(profileId: string): Promise<() => Promise<Result<void>>> {
  const item = keyItem(profileId);
  const value = await readLocal(item);
  if (value === undefined) return () => removeKey(profileId);
  return () => attemptLocal(() => writeLocal({ [item]: value }));
}
