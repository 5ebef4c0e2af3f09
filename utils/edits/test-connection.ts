import { appError } from "@/utils/core/app-error";
import { dialectOf } from "@/utils/core/dialect";
import { err, type Result } from "@/utils/core/result";
import { hostPattern } from "@/utils/core/server/base-url";
import type { ModelList } from "@/utils/core/server/model-list";
import { type PrepareDeps, readKeyFor, whyNoKey } from "@/utils/edits/prepare";
import type { RelayDeps } from "@/utils/relay/deps";
import { DIALECTS } from "@/utils/relay/dialects/table";
import { listModels } from "@/utils/relay/models";

export interface ConnectionDeps extends PrepareDeps {
  readonly fetch: RelayDeps["fetch"];
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** A free call is answered soon or not at all. */
const TIMEOUT_MS = 20_000;

/**
 * Tries a stored profile by asking for its models: free, and it needs a working key where
 * the server has keys.
 */
export async function testConnection(
  profileId: string,
  deps: ConnectionDeps,
): Promise<Result<ModelList>> {
  const profile = await deps.readProfile(profileId);
  if (!profile) return err(appError("profile_missing"));
  const key = await readKeyFor(profile, deps);
  if (key === undefined) return err(await whyNoKey(profile, deps));
  if (!(await deps.hasHost([hostPattern(profile.baseUrl)]))) {
    const { host } = new URL(profile.baseUrl);
    return err(appError("host_not_allowed", { params: { host } }));
  }
  return listModels(
    { baseUrl: profile.baseUrl, key, keyHeader: DIALECTS[dialectOf(profile)].keyHeader },
    { ...deps, timeoutMs: TIMEOUT_MS },
    AbortSignal.timeout(TIMEOUT_MS),
  );
}
