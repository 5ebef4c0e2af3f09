import type { IncomingMessage } from "node:http";
import { type Answer, htmlAnswer, jsonAnswer } from "../http/answer.ts";
import type { Handler } from "../http/listen.ts";
import { send } from "../http/send.ts";
import type { SandboxState } from "../state.ts";
import type { ReceivedRequest } from "../types.ts";
import { makeRequestId } from "./call.ts";
import { handleControl } from "./control.ts";
import { DASHBOARD_HTML } from "./dashboard.ts";
import { dialectAt } from "./dialects/table.ts";
import { ASYNC_PATH, answerTask } from "./dialects/tasks.ts";
import { handleEdits } from "./edits.ts";
import { keyRejected } from "./errors.ts";
import { handleBilling, handleModels } from "./lists.ts";
import { type ActiveMode, parseModes } from "./modes/parse.ts";
import { hasKey, record } from "./record.ts";
import { sendResult } from "./results.ts";

/**
 * The relay. It also answers on the `other` origin, so that a client which
 * follows a redirect there, key and all, is seen to succeed at it.
 */
export function makeRelay(state: SandboxState, server: ReceivedRequest["server"]): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://sandbox");
    if (url.pathname.startsWith("/sandbox/")) return handleControl(state, request, response);
    const { path, modes } = splitModePath(url.pathname);
    const received = record(state, server, kindOf(request, path), request, response);
    if (received.kind === "edits") {
      return handleEdits(state, modes, received, path, request, response);
    }
    if (received.kind === "task") {
      if (hasKey(request)) return send(response, answerTask(state, path));
      return send(response, keyRejected(makeRequestId()));
    }
    if (path === "/v1/models" && request.method === "GET") {
      return handleModels(state, modes, received, request, response);
    }
    if (path.startsWith("/v1/dashboard/billing/") && request.method === "GET") {
      return handleBilling(state, modes, received, path, request, response);
    }
    if (path.startsWith("/results/")) return sendResult(state, path, request, response);
    return send(response, answerElse(path, request));
  };
}

/** A base URL may carry a mode: `http://127.0.0.1:1234/mode/slow=75`. */
function splitModePath(pathname: string): { path: string; modes: readonly ActiveMode[] } {
  const match = /^\/mode\/([^/]+)(\/.*)$/.exec(pathname);
  if (match === null) return { path: pathname, modes: [] };
  return { path: match[2] ?? "/", modes: parseModes(decodeURIComponent(match[1] ?? "")) };
}

/** A browser's preflight is no edit: tests count the edits. */
function kindOf({ method, headers }: IncomingMessage, path: string): ReceivedRequest["kind"] {
  if (method === "POST") {
    const isForm = path === "/v1/images/edits" || path === ASYNC_PATH;
    return isForm || dialectAt(path, headers["content-type"]) ? "edits" : "unknown";
  }
  if (method !== "GET") return "unknown";
  if (/^\/v1\/(?:images\/)?tasks\//.test(path)) return "task";
  if (path === "/v1/models") return "models";
  if (path.startsWith("/v1/dashboard/billing/")) return "billing";
  return path.startsWith("/results/") ? "result" : "unknown";
}

/** As new-api: what is not under /v1 is its dashboard, with status 200. */
function answerElse(path: string, request: IncomingMessage): Answer {
  // Unread, a large upload would be answered with a reset instead of this.
  request.resume();
  if (!path.startsWith("/v1/")) return htmlAnswer(DASHBOARD_HTML);
  const message = `Invalid URL (${request.method} ${path})`;
  return jsonAnswer(
    { error: { message, type: "invalid_request_error", param: "", code: "" } },
    404,
  );
}
