import type { IncomingMessage, ServerResponse } from "node:http";
import { send } from "../http/answer.ts";
import type { SandboxState } from "../state.ts";

/** `GET /results/…`, on the relay and on the other origin. */
export function sendResult(
  state: SandboxState,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const answer = state.results.get(path, request);
  if (answer !== null) send(response, answer);
}
