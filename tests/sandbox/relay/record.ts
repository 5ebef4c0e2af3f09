import type { IncomingMessage, ServerResponse } from "node:http";
import type { SandboxState } from "../state.ts";
import type { ReceivedRequest } from "../types.ts";

/** Notes a request when its headers have come, and follows it to its end. */
export function record(
  state: SandboxState,
  server: ReceivedRequest["server"],
  kind: ReceivedRequest["kind"],
  request: IncomingMessage,
  response: ServerResponse,
): ReceivedRequest {
  const received: ReceivedRequest = {
    server,
    kind,
    method: request.method ?? "",
    path: request.url ?? "",
    headers: request.headers,
    receivedAtMs: Date.now(),
    parts: [],
    fields: {},
    modes: [],
    status: null,
    state: "receiving",
  };
  state.requests.push(received);
  response.on("close", () => {
    if (response.headersSent) received.status = response.statusCode;
    received.endedAtMs = Date.now();
    received.state = response.writableFinished ? "answered" : "aborted";
  });
  return received;
}

export function hasKey(request: IncomingMessage): boolean {
  const { authorization } = request.headers;
  return SANDBOX_KEYS.some((key) => authorization === `Bearer ${key}`);
}

/** The key the relay takes. */
export const SANDBOX_KEY = "sandbox-key";

/** It takes this one too: like no other text, to be looked for where no key belongs. */
export const CANARY_KEY = "sk-Canary7-zR4vLq9TnB2xWm6YcE1hJ";

/** All that it takes. */
export const SANDBOX_KEYS: readonly string[] = [SANDBOX_KEY, CANARY_KEY];
