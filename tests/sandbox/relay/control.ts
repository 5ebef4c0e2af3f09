import type { IncomingMessage, ServerResponse } from "node:http";
import { jsonAnswer } from "../http/answer.ts";
import { send } from "../http/send.ts";
import type { SandboxState } from "../state.ts";
import { MODES } from "./modes/table.ts";

/** `/sandbox/…`: what tests and people turn the relay's knobs with. */
export async function handleControl(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const what = `${request.method} ${new URL(request.url ?? "/", "http://sandbox").pathname}`;
  if (what === "GET /sandbox/modes") return send(response, jsonAnswer({ modes: listModes() }));
  if (what === "GET /sandbox/requests") {
    return send(response, jsonAnswer({ requests: listRequests(state) }));
  }
  if (what === "POST /sandbox/reset") {
    state.reset();
    return send(response, jsonAnswer({ ok: true }));
  }
  if (what !== "POST /sandbox/mode") {
    return send(response, jsonAnswer({ error: `nothing at ${what}` }, 404));
  }
  try {
    const body = JSON.parse(await readText(request)) as { mode?: unknown };
    state.setMode(typeof body.mode === "string" ? body.mode : "");
    return send(response, jsonAnswer({ modes: state.modes.map(({ text }) => text) }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return send(response, jsonAnswer({ error: message }, 400));
  }
}

function listModes() {
  return MODES.map(({ id, says, from, on, argument }) => ({ id, says, from, on, argument }));
}

/** Without the bytes: for people, and for browsers that cannot be looked into. */
function listRequests(state: SandboxState) {
  return state.requests.map((received) => ({
    ...received,
    parts: received.parts.map(({ bytes, metadata, ...part }) => ({
      ...part,
      byteLength: bytes.length,
      width: metadata?.width,
      height: metadata?.height,
    })),
  }));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
