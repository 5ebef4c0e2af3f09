import { type Answer, jsonAnswer } from "../http/answer.ts";

/** What a request did against the rules, in the words of OpenAI's error object. */
export type Breach = {
  readonly param: string | null;
  readonly code: string;
  readonly message: string;
};

export function breach(param: string | null, code: string, message: string): Breach {
  return { param, code, message };
}

export function breachAnswer(found: Breach, requestId: string): Answer {
  const error = {
    message: found.message,
    type: "invalid_request_error",
    param: found.param,
    code: found.code,
  };
  return jsonAnswer({ error }, 400, { "x-request-id": requestId });
}
