import { RESULT_TIMEOUT_MS } from "@/utils/relay/fetch-result";
import type { EditRequest } from "@/utils/relay/request";

const TIMEOUT_MS = 360_000;
export const KEY = "sk-test-0123456789abcdef";
export const BASE_URL = "https://relay.test";

/** A PNG of one white pixel. */
export const PNG_BASE64 =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=";
export const PNG_BYTES = Uint8Array.from(Buffer.from(PNG_BASE64, "base64"));

export function pngBlob(): Blob {
  return new Blob([PNG_BYTES], { type: "image/png" });
}

export function editRequest(changes: Partial<EditRequest> = {}): EditRequest {
  return {
    baseUrl: BASE_URL,
    key: KEY,
    image: pngBlob(),
    mask: pngBlob(),
    maskWay: "mask",
    prompt: "a red door",
    options: { count: 1, size: "auto" },
    model: "",
    user: "",
    sentSize: { width: 512, height: 512 },
    ...changes,
  };
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

export function goodAnswer(): Response {
  return json({ created: 1, data: [{ b64_json: PNG_BASE64 }] });
}

export interface Call {
  readonly url: string;
  readonly init: RequestInit;
}

type Reply = Response | Error | ((call: Call) => Response | Promise<Response>);

/** A server that gives the replies in turn, and fails the test when asked once more. */
export function fakeRelay(replies: readonly Reply[], timeoutMs = TIMEOUT_MS) {
  const calls: Call[] = [];
  const waits: number[] = [];
  let expire: () => void = () => undefined;
  const fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const reply = replies[calls.length];
    calls.push({ url, init });
    if (!reply) throw new Error(`asked more often than ${replies.length} times`);
    if (reply instanceof Error) throw reply;
    return typeof reply === "function" ? reply({ url, init }) : reply;
  };
  /** Waits pass at once; the time limit passes when the test says so. */
  const sleep = (ms: number): Promise<void> => {
    if (ms === timeoutMs || ms === RESULT_TIMEOUT_MS) {
      return new Promise((resolve) => {
        expire = resolve;
      });
    }
    waits.push(ms);
    return Promise.resolve();
  };
  return {
    deps: { fetch, sleep, now: () => Date.UTC(2026, 0, 1), timeoutMs },
    calls,
    waits,
    expire: () => expire(),
  };
}
