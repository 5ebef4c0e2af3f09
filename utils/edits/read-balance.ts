import { ok, type Result } from "@/utils/core/result";
import type { Balance } from "@/utils/core/server/balance";
import { hostPattern } from "@/utils/core/server/base-url";
import { readKeyFor } from "@/utils/edits/prepare";
import type { ConnectionDeps } from "@/utils/edits/test-connection";
import { readBalance } from "@/utils/relay/balance";

/** Somebody is looking at the place where it will stand. */
const TIMEOUT_MS = 15_000;

/** What a profile's key may still spend; nothing where the server does not tell, for whatever reason. */
export async function readProfileBalance(
  profileId: string,
  deps: ConnectionDeps,
): Promise<Result<Balance | null>> {
  const profile = await deps.readProfile(profileId);
  const key = profile && (await readKeyFor(profile, deps));
  // No key, no balance: servers on this computer may do without a key.
  if (!profile || !key) return ok(null);
  if (!(await deps.hasHost([hostPattern(profile.baseUrl)]))) return ok(null);
  const balance = await readBalance(
    { baseUrl: profile.baseUrl, key },
    { ...deps, timeoutMs: TIMEOUT_MS },
    AbortSignal.timeout(TIMEOUT_MS),
  );
  return ok(balance ?? null);
}
