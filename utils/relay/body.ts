import { joinBytes } from "@/utils/core/bytes";

/** The largest answer that is read: ten 4K pictures in base64 stay far below it. */
export const MAX_BODY_BYTES = 200 * 1024 * 1024;

export interface ReadBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Why the body is not whole: there was more than the cap, or the connection broke. */
  readonly cut?: "too-large" | "broken";
}

/** Rejects as soon as the signal aborts, even where the stream itself does not notice. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => undefined);
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/**
 * Reads a body up to `maxBytes` and keeps what had arrived when it broke off:
 * it was paid for and may hold a whole picture. Never rejects. `Content-Length`
 * is not believed.
 */
export async function readBody(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<ReadBody> {
  const reader = response.body?.getReader();
  if (!reader) return { bytes: new Uint8Array(0) };
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  const finish = (cut?: ReadBody["cut"]): ReadBody => {
    if (cut) reader.cancel().catch(() => undefined);
    return { bytes: joinBytes(chunks), ...(cut ? { cut } : {}) };
  };
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.read(), signal);
      if (done) return finish();
      const room = maxBytes - byteLength;
      const chunk = value.byteLength > room ? value.subarray(0, room) : value;
      chunks.push(chunk);
      byteLength += chunk.byteLength;
      onChunk?.(chunk);
      if (chunk !== value) return finish("too-large");
    }
  } catch {
    return finish("broken");
  }
}

/** Where a page says its charset: in its first bytes, as any ASCII-like charset writes them. */
const PAGE_HEAD_BYTES = 1_024;

/**
 * A body's text, in the charset that its type or, for pages, its head declares
 * (GBK is common in error pages); UTF-8 where none does or nobody knows it.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const declared = /charset\s*=\s*["']?([\w-]{1,40})/i;
  const head = () => new TextDecoder("latin1").decode(bytes.subarray(0, PAGE_HEAD_BYTES));
  const label = declared.exec(contentType ?? "")?.[1] ?? /<meta[^>]{0,200}/i.exec(head())?.[0];
  const charset = label?.startsWith("<") ? declared.exec(label)?.[1] : label;
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
