import type { IncomingMessage, ServerResponse } from "node:http";
import { send } from "../http/send.ts";
import type { SandboxState } from "../state.ts";

/** `GET /results/…`, on the relay and on the other origin. */
export async function sendResult(
  state: SandboxState,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = state.results.get(path, request);
  if (answer !== null) await send(response, answer);
}
