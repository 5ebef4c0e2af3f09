import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";

/**
 * Reads a key as people paste it, also with `Bearer` before it, with quotes
 * around it or signs that nobody sees. A header takes visible ASCII only; anything else is a paste gone wrong
 * and would make `fetch` throw.
 *
 * @errors `key_missing`, `key_unusable`
 */
export function parseKey(text: string): Result<string> {
  const key = text
    .replace(/\p{Cf}/gu, "")
    .trim()
    .replace(/^(["'`])(.*)\1$/s, "$2")
    .replace(/^(?:authorization:\s*)?bearer\s+/i, "")
    .trim();
  if (key === "") {
    return err(appError("key_missing"));
  }
  return /^[\x21-\x7e]+$/.test(key) ? ok(key) : err(appError("key_unusable"));
}
