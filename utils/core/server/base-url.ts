import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import { isHomeHost } from "@/utils/core/server/private-address";

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** What people paste from a server's documentation instead of its base. */
const PASTED_ENDPOINT = /\/images\/(?:edits|generations|variations)$/;
const PASTED_V1_ENDPOINT = /\/v1\/(?:models|responses|(?:chat\/)?completions|embeddings)$/;

/** Longer than any proxy takes. */
const MAX_CHARACTERS = 2_048;

/** Whether a host name is this very machine, where plain http leaves no wire to listen on. */
function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname === "[::1]" ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}

/**
 * Whether a server has to have a key. One on this machine or in the person's own
 * network mostly has none, and is asked without an `Authorization` header where
 * none was entered.
 *
 * @param baseUrl after `parseBaseUrl`
 */
export function needsKey(baseUrl: string): boolean {
  return !isHomeHost(new URL(baseUrl).hostname);
}

/** https anywhere, plain http on this machine and in a private network only. */
export function isSafeUrl(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isHomeHost(url.hostname));
}

/**
 * Whether everybody in the person's network can read what is sent there: plain
 * http to another machine. To be said before such a server is saved.
 *
 * @param baseUrl after `parseBaseUrl`
 */
export function isReadableOnTheWay(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "http:" && !isLoopbackHost(hostname);
}

function withScheme(text: string): string {
  if (SCHEME.test(text)) {
    return text;
  }
  // A server at home has no certificate, so nobody means https there.
  const bare = URL.parse(`https://${text}`);
  return bare && isHomeHost(bare.hostname) ? `http://${text}` : `https://${text}`;
}

/** LocalAI has no images/edits: it takes the same form here, and so the path is kept. */
const INPAINTING = /\/v1\/images\/inpainting$/;
/** A version of the interface other than `/v1`, such as Ark's `/api/v3` or Google's `/v1beta/openai`. */
const OWN_VERSION = /\/v\d+(?:alpha|beta)?(?:\/openai)?$/;

function canonicalPath(pathname: string): string {
  // After this no slash is followed by another, or by nothing: none is left where an end is cut off.
  const path = pathname.replace(/\/{2,}/g, "/").replace(/\/$/, "");
  return path.replace(PASTED_ENDPOINT, "").replace(PASTED_V1_ENDPOINT, "").replace(/\/v1$/, "");
}

/**
 * Reads a server's address as people type and paste it: with or without a
 * scheme, `/v1`, a trailing slash, or the whole endpoint. A bare host means
 * https (http at home).
 *
 * @returns the base without `/v1` and trailing slash, for `endpointUrl`
 * @errors `base_url_invalid` (no URL, other scheme, credentials inside),
 *   `base_url_insecure` (plain http to a public host; param `host`)
 */
export function parseBaseUrl(text: string): Result<string> {
  if (text.length > MAX_CHARACTERS) return err(appError("base_url_invalid"));
  const trimmed = text.replace(/[\u200b\ufeff]/g, "").trim();
  // `mailto:x` is read as a host and its port, which is none.
  const url = URL.parse(withScheme(trimmed));
  // Browsers take quotes, brackets and (Chromium, as percent signs) spaces in a host name.
  if (!url || !/^https?:$/.test(url.protocol) || !/^[\w.:[\]-]+$/.test(url.hostname)) {
    return err(appError("base_url_invalid"));
  }
  if (url.username !== "" || url.password !== "") {
    return err(appError("base_url_invalid"));
  }
  if (!isSafeUrl(url)) {
    return err(appError("base_url_insecure", { params: { host: url.host } }));
  }
  return ok(url.origin + canonicalPath(url.pathname));
}

/** The parts of the interface that are asked for, below its version. */
export type EndpointPath = `/${"images" | "models" | "dashboard" | "tasks" | "chat"}${string}`;

/**
 * The address of an endpoint. `/v1` goes in between, unless the base ends in a
 * version of its own.
 *
 * @param baseUrl after `parseBaseUrl`
 */
export function endpointUrl(baseUrl: string, path: EndpointPath): string {
  if (path === "/images/edits" && INPAINTING.test(baseUrl)) return baseUrl;
  const base = baseUrl.replace(INPAINTING, "");
  return OWN_VERSION.test(base) ? `${base}${path}` : `${base}/v1${path}`;
}

/**
 * The match pattern that permits requests to a URL's host. Match patterns
 * have no port, so a permission covers every port of the host.
 */
export function hostPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
