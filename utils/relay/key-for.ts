import { ok, type Result } from "@/utils/core/result";
import { parseKey } from "@/utils/core/server/api-key";
import { needsKey } from "@/utils/core/server/base-url";

/** The key for an address: only a server on this machine may do without. */
export function keyFor(baseUrl: string, key: string): Result<string> {
  const parsed = parseKey(key);
  const isMissing = !parsed.ok && parsed.error.code === "key_missing";
  return isMissing && !needsKey(baseUrl) ? ok("") : parsed;
}
