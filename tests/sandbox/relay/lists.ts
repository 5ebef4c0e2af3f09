import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, jsonAnswer } from "../http/answer.ts";
import type { SandboxState } from "../state.ts";
import type { ReceivedRequest } from "../types.ts";
import { type Call, makeRequestId } from "./call.ts";
import { keyRejected } from "./errors.ts";
import { type ActiveMode, resolveModes } from "./modes/parse.ts";
import { hasKey } from "./record.ts";
import { deliver } from "./work.ts";

const MODELS = [
  { id: "dall-e-2", kinds: ["image-generation"] },
  { id: "gpt-image-1-mini", kinds: ["image-generation"] },
  { id: "gpt-image-1.5", kinds: ["image-generation"] },
  { id: "gpt-image-2", kinds: ["image-generation"] },
  { id: "gpt-image-2.5-preview", kinds: ["image-generation"] },
  { id: "gpt-5-mini", kinds: ["openai"] },
  { id: "text-embedding-3-small", kinds: ["embeddings"] },
];

/** `GET /v1/models`, as new-api lists them (docs/contract.md §5). */
export async function handleModels(
  state: SandboxState,
  ofPath: readonly ActiveMode[],
  received: ReceivedRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const data = MODELS.map(({ id, kinds }) => ({
    id,
    object: "model",
    created: 1_626_777_600,
    owned_by: "sandbox",
    supported_endpoint_types: kinds,
  }));
  const usual = { data, object: "list", success: true };
  await answerList(state, ofPath, received, request, response, usual);
}

/** `GET /v1/dashboard/billing/{subscription,usage}`. */
export async function handleBilling(
  state: SandboxState,
  ofPath: readonly ActiveMode[],
  received: ReceivedRequest,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const usual = path.endsWith("/usage")
    ? { object: "list", total_usage: 275 }
    : {
        object: "billing_subscription",
        has_payment_method: true,
        soft_limit_usd: 20,
        hard_limit_usd: 20,
        system_hard_limit_usd: 20,
        access_until: 0,
      };
  await answerList(state, ofPath, received, request, response, usual);
}

async function answerList(
  state: SandboxState,
  ofPath: readonly ActiveMode[],
  received: ReceivedRequest,
  request: IncomingMessage,
  response: ServerResponse,
  usual: Record<string, unknown>,
): Promise<void> {
  const active = ofPath.length > 0 ? ofPath : state.modes;
  const on = received.kind === "models" ? "models" : "billing";
  const modes = resolveModes(active, on, (what) => state.count(what));
  received.modes = modes.map(({ text }) => text);
  const requestId = makeRequestId();
  const call: Call = { received, state, requestId, modes, resultOrigin: state.otherUrl };
  const answer = hasKey(request) ? await changeList(call, usual) : keyRejected(requestId);
  await deliver(response, answer, call);
}

async function changeList(call: Call, usual: Record<string, unknown>): Promise<Answer> {
  let body: unknown = usual;
  for (const { mode, argument } of call.modes) {
    const replaced = mode.replace === undefined ? null : await mode.replace({ call, argument });
    if (replaced !== null) return replaced;
    if (mode.json !== undefined) {
      body = mode.json(body as Record<string, unknown>, { call, argument });
    }
  }
  return jsonAnswer(body, 200, { "x-request-id": call.requestId });
}
