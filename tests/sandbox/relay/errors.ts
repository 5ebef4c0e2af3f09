import type { OutgoingHttpHeaders } from "node:http";
import { type Answer, jsonAnswer } from "../http/answer.ts";

export type RelayError = {
  readonly status: number;
  readonly code: string | null;
  readonly type: string;
  readonly message: string;
  readonly param?: string | null;
  readonly headers?: OutgoingHttpHeaders;
};

/** An error as new-api words it: the id of the request in a header and in the message's tail. */
export function errorAnswer(error: RelayError, requestId: string): Answer {
  const { status, code, type, param = "" } = error;
  const message = `${error.message} (request id: ${requestId})`;
  return jsonAnswer({ error: { message, type, param, code } }, status, {
    "x-oneapi-request-id": requestId,
    ...error.headers,
  });
}

export function keyRejected(requestId: string): Answer {
  return errorAnswer(
    { status: 401, code: "", type: "new_api_error", message: "无效的令牌" },
    requestId,
  );
}
