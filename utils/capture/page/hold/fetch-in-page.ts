import type { HeldAnswer, PageStore } from "@/utils/capture/protocol/held-answer";

/**
 * Runs in the page (sent as text: it may use nothing from outside itself).
 * Fetches a URL with the page's own rights and holds the bytes under `key` for
 * `readChunkInPage`. A page cannot read other origins this way, so those are
 * left alone unless `isCrossAllowed`.
 */
export async function fetchInPage(
  key: string,
  url: string,
  isCrossAllowed: boolean,
  byteLimit: number,
  idleMs: number,
  totalMs: number,
  accept: string,
): Promise<HeldAnswer> {
  const page = globalThis as PageStore;
  page.redrawHeld ??= new Map();
  const isOwn = /^(blob|data):/i.test(url) || new URL(url).origin === self.origin;
  if (!isOwn && !isCrossAllowed) return { ok: false, reason: "cross-origin" };
  const controller = new AbortController();
  page.redrawHeld.set(key, { controller });
  let isLate = false;
  let hasBegun = false;
  const late = () => {
    isLate = true;
    controller.abort();
  };
  const total = setTimeout(late, totalMs);
  let idle = setTimeout(late, idleMs);
  try {
    const response = await fetch(url, {
      credentials: "include",
      signal: controller.signal,
      headers: { accept },
      // What the page shows is in its cache, also where the server would answer something else
      // now; but of another origin without the header that our rule adds to an answer.
      cache: isCrossAllowed ? "default" : "force-cache",
    });
    hasBegun = true;
    if (!response.ok) return { ok: false, reason: "status", status: response.status };
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let byteLength = 0;
    const reader = response.body?.getReader();
    while (reader) {
      clearTimeout(idle);
      idle = setTimeout(late, idleMs);
      const { done, value } = await reader.read();
      if (done) break;
      byteLength += value.length;
      if (byteLength > byteLimit) {
        controller.abort();
        return { ok: false, reason: "too-large" };
      }
      chunks.push(value);
    }
    page.redrawHeld.set(key, { blob: new Blob(chunks) });
    return { ok: true, byteLength };
  } catch (error) {
    const reason = isLate ? "timeout" : hasBegun ? "cut-off" : "network";
    return { ok: false, reason, detail: String(error) };
  } finally {
    clearTimeout(total);
    clearTimeout(idle);
  }
}

/**
 * Runs in the page (sent as text). Whether this address redirects. Browsers
 * do not say where to.
 */
export async function isRedirectedInPage(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { credentials: "include", redirect: "manual" });
    return response.type === "opaqueredirect";
  } catch {
    return false;
  }
}
