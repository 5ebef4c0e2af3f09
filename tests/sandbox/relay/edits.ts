import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "../http/answer.ts";
import { send } from "../http/send.ts";
import type { SandboxState } from "../state.ts";
import type { ReceivedPart, ReceivedRequest } from "../types.ts";
import { breach, breachAnswer } from "./breach.ts";
import { type Call, makeRequestId } from "./call.ts";
import type { SandboxDialect } from "./dialects/dialect.ts";
import { UNSUPPORTED_TYPE } from "./dialects/json.ts";
import { readJson } from "./dialects/read-json.ts";
import { dialectAt } from "./dialects/table.ts";
import { ASYNC_PATH, asTask } from "./dialects/tasks.ts";
import { errorAnswer, keyRejected } from "./errors.ts";
import { type ActiveMode, modesOf, resolveModes } from "./modes/parse.ts";
import { readMultipart } from "./multipart.ts";
import { hasKey } from "./record.ts";
import { answerEdit, deliver } from "./work.ts";

/** `POST /v1/images/edits`, and what is asked for in other dialects. */
export async function handleEdits(
  state: SandboxState,
  ofPath: readonly ActiveMode[],
  received: ReceivedRequest,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = makeRequestId();
  const early = ofPath.length > 0 ? ofPath : state.modes;
  const bare = { received, state, requestId, modes: early, resultOrigin: state.otherUrl };
  for (const { mode, argument } of early) {
    if (mode.refuse?.(response, { call: bare, argument })) return;
  }
  const dialect = dialectAt(path, request.headers["content-type"]);
  const failure = dialect
    ? await readDialect(dialect, received, path, requestId, request)
    : await readBody(received, requestId, request);
  if (response.destroyed) return;
  if (failure !== null) return send(response, failure);
  const isAllowed = dialect ? dialect.hasKey(request) : hasKey(request);
  if (!isAllowed) return send(response, keyRejected(requestId));
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
  const answer = await answerEdit(call, dialect);
  if (response.destroyed) return;
  const isLater = path === ASYNC_PATH && answer.status === 200 && state.modes.length === 0;
  await deliver(response, isLater ? asTask(answer, call, 1, "completed") : answer, call);
}

async function readDialect(
  dialect: SandboxDialect,
  received: ReceivedRequest,
  path: string,
  requestId: string,
  request: IncomingMessage,
): Promise<Answer | null> {
  const body = await readJson(request).catch(() => null);
  const read =
    body === null
      ? { breach: breach(null, "invalid_body", "The body is not a JSON object.") }
      : await dialect.read(body, path);
  if ("breach" in read) return breachAnswer(read.breach, requestId);
  received.parts = read.parts;
  received.fields = { ...sizeOfFirst(read.parts), ...textsOf(read.parts) };
  received.state = "working";
  return null;
}

/** These models keep the first picture's aspect where nothing else is asked for. */
function sizeOfFirst(parts: readonly ReceivedPart[]): Record<string, string> {
  const { width = 1024, height = 1024 } = parts[0]?.metadata ?? {};
  return { size: `${width}x${height}` };
}

function textsOf(parts: readonly ReceivedPart[]): Record<string, string> {
  const texts = parts.filter((part) => part.filename === undefined);
  return Object.fromEntries(texts.map((part) => [part.name, part.bytes.toString("utf8")]));
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
  received.fields = textsOf(received.parts);
  received.state = "working";
  // As xAI: its models take JSON alone.
  const isGrok = /grok/i.test(received.fields["model"] ?? "");
  if (isGrok) return errorAnswer(UNSUPPORTED_TYPE, requestId);
  return null;
}
