import { ok, type Result } from "@/utils/core/result";
import { parseBaseUrl } from "@/utils/core/server/base-url";

/** Other endpoints below a version, and whatever follows them. */
const BELOW_VERSION =
  /([^/]\/v\d\w*)\/(?:images(?!\/inpainting$)|models|responses|chat|completions|embeddings|messages|audio|tasks|dashboard|realtime|videos?)(?:\/.*)?$/i;

/**
 * A text without what stands around an address where it was copied, and with the signs that a
 * Chinese keyboard or a slip of the finger made of its own. Without a whole scheme,
 * `https` itself would be read as the name of a host, and reached without encryption.
 */
function plainAddress(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/^[\s"'`<(“‘「]+|[\s"'`>)”’」,;。、]+$/g, "")
    .replace(/^(https?)(?::[\\/]*|[\\/]{2,})(?=[^\\/])/i, "$1://");
}

/**
 * Reads a server's address as it was typed or pasted, more leniently than one that is
 * stored: in quotes, with half a scheme, or with any endpoint of the server behind it.
 *
 * @returns what `parseBaseUrl` gives
 * @errors those of `parseBaseUrl`
 */
export function parseTypedAddress(text: string): Result<string> {
  // A longer one is refused whatever it holds.
  const parsed = parseBaseUrl(text.length > 4_096 ? text : plainAddress(text));
  return parsed.ok ? ok(parsed.value.replace(BELOW_VERSION, "$1").replace(/\/v1$/i, "")) : parsed;
}
