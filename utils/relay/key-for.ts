import { ok, type Result } from "@/utils/core/result";
import { parseKey } from "@/utils/core/server/api-key";
import { needsKey } from "@/utils/core/server/base-url";
import { type Credentials, splitCredentials } from "@/utils/core/server/credentials";

/** The credentials for an address: only a server at home, or one with headers instead, may do without a key. */
export function keyFor(baseUrl: string, credentials: Credentials): Result<Credentials> {
  const [typed, headers] = splitCredentials(credentials);
  const parsed = parseKey(typed);
  const isMissing = !parsed.ok && parsed.error.code === "key_missing";
  if (!parsed.ok && !(isMissing && (headers.length > 0 || !needsKey(baseUrl)))) return parsed;
  return ok([parsed.ok ? parsed.value : "", ...headers].join("\n"));
}
