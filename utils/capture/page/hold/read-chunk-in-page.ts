import type { PageStore } from "@/utils/capture/protocol/held-answer";

/**
 * Runs in the page (sent as text). A piece of what is held under `key`, as
 * base64: results of injected functions carry nothing binary in Chromium.
 */
export async function readChunkInPage(key: string, from: number, to: number): Promise<string> {
  const blob = (globalThis as PageStore).redrawHeld?.get(key)?.blob;
  if (!blob) return "";
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => resolve("");
    reader.readAsDataURL(blob.slice(from, to));
  });
}

/** Runs in the page (sent as text). Drops what is held under `key` and aborts its fetch. */
export function dropInPage(key: string): void {
  const page = globalThis as PageStore;
  page.redrawHeld?.get(key)?.controller?.abort();
  page.redrawHeld?.delete(key);
  if (page.redrawHeld?.size === 0) delete page.redrawHeld;
}
