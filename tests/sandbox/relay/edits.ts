import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "../http/answer.ts";
import { send } from "../http/send.ts";
import type { SandboxState } from "../state.ts";
import type { ReceivedRequest } from "../types.ts";
import { breach, breachAnswer } from "./breach.ts";
import { type Call, makeRequestId } from "./call.ts";
import { keyRejected } from "./errors.ts";
import { type ActiveMode, modesOf, resolveModes } from "./modes/parse.ts";
import { readMultipart } from "./multipart.ts";
import { hasKey } from "./record.ts";
import { answerEdit, deliver } from "./work.ts";

/** `POST /v1/images/edits`. */
export async function handleEdits(
  state: SandboxState,
  ofPath: readonly ActiveMode[],
  received: ReceivedRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = makeRequestId();
  const early = ofPath.length > 0 ? ofPath : state.modes;
  const bare = { received, state, requestId, modes: early, resultOrigin: state.otherUrl };
  for (const { mode, argument } of early) {
    if (mode.refuse?.(response, { call: bare, argument })) return;
  }
  const failure = await readBody(received, requestId, request);
  if (response.destroyed) return;
  if (failure !== null) return send(response, failure);
  if (!hasKey(request)) return send(response, keyRejected(requestId));
  let modes: readonly ActiveMode[];
  try {
    // Whoever was redirected to the other origin finds a plain relay there.
    const isElsewhere = received.server === "other";
    modes = isElsewhere ? [] : modesOf(received.fields, ofPath, state.modes);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return send(response, breachAnswer(breach("prompt", "unknown_mode", message), requestId));
  }
  received.modes = modes.map((active) => active.text);
  const call: Call = { ...bare, modes: resolveModes(modes, "edits", (what) => state.count(what)) };
  const answer = await answerEdit(call);
  if (response.destroyed) return;
  await deliver(response, answer, call);
}

async function readBody(
  received: ReceivedRequest,
  requestId: string,
  request: IncomingMessage,
): Promise<Answer | null> {
  try {
    received.parts = await readMultipart(request);
  } catch (error) {
    request.resume();
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The body is not multipart/form-data: ${reason}`;
    return breachAnswer(breach(null, "invalid_body", message), requestId);
  }
  const texts = received.parts.filter((part) => part.filename === undefined);
  received.fields = Object.fromEntries(
    texts.map((part) => [part.name, part.bytes.toString("utf8")]),
  );
  received.state = "working";
  return null;
}
