import type { OutgoingHttpHeaders } from "node:http";
import { bytesAnswer } from "../../http/answer.ts";
import { errorAnswer } from "../errors.ts";
import type { Mode } from "./mode.ts";

/** A row of the table of status codes (docs/contract.md §4), in new-api's words. */
type Row = {
  readonly id: string;
  readonly status: number;
  readonly code: string | null;
  readonly message: string;
  readonly says: string;
  readonly type?: string;
  readonly param?: string;
  readonly headers?: OutgoingHttpHeaders;
};

const ROWS: readonly Row[] = [
  {
    id: "bad-request",
    status: 400,
    code: "invalid_value",
    message: "Invalid value: 'size'.",
    type: "invalid_request_error",
    param: "size",
    says: "400 invalid_value, whatever was sent.",
  },
  {
    id: "moderation",
    status: 400,
    code: "moderation_blocked",
    message:
      "Your request was rejected by the safety system. If you believe this is an error, contact us.",
    type: "image_generation_user_error",
    says: "400 moderation_blocked: refused by the content filter.",
  },
  {
    id: "moderation-451",
    status: 451,
    code: "moderation_blocked",
    message: "Unavailable for legal reasons.",
    says: "451 moderation_blocked.",
  },
  {
    id: "sensitive-words",
    status: 400,
    code: "sensitive_words_detected",
    message: "user sensitive words detected",
    says: "400 sensitive_words_detected.",
  },
  {
    id: "key-rejected",
    status: 401,
    code: "",
    message: "无效的令牌",
    says: "401: the key is wrong (无效的令牌).",
  },
  {
    id: "key-expired",
    status: 401,
    code: "",
    message: "该令牌已过期",
    says: "401: the key has expired (该令牌已过期).",
  },
  {
    id: "key-exhausted",
    status: 401,
    code: "",
    message: "该令牌额度已用尽",
    says: "401: the key's quota is used up (该令牌额度已用尽).",
  },
  {
    id: "payment",
    status: 402,
    code: null,
    message: "Insufficient balance.",
    says: "402: nothing left to pay with.",
  },
  {
    id: "user-quota",
    status: 403,
    code: "insufficient_user_quota",
    message: "用户额度不足, 剩余额度: ＄0.000000",
    says: "403 insufficient_user_quota (用户额度不足).",
  },
  {
    id: "token-quota",
    status: 403,
    code: "pre_consume_token_quota_failed",
    message: "预扣费额度失败, 用户剩余额度: ＄0.010000, 需要预扣费额度: ＄0.042000",
    says: "403 pre_consume_token_quota_failed (预扣费额度失败).",
  },
  {
    id: "access-denied",
    status: 403,
    code: "access_denied",
    message: "您的 IP 不在令牌允许访问的列表中",
    says: "403 access_denied: this address or group is not allowed.",
  },
  {
    id: "not-found",
    status: 404,
    code: "",
    message: "Invalid URL (POST /v1/images/edits)",
    type: "invalid_request_error",
    says: "404: no such endpoint.",
  },
  {
    id: "not-implemented",
    status: 501,
    code: "api_not_implemented",
    message: "API not implemented",
    says: "501 api_not_implemented: this server has no edits.",
  },
  {
    id: "quota-429",
    status: 429,
    code: "insufficient_quota",
    message: "You exceeded your current quota, please check your plan and billing details.",
    type: "insufficient_quota",
    says: "429 insufficient_quota, which waiting does not cure.",
  },
  {
    id: "no-channel",
    status: 503,
    code: "model_not_found",
    message: "分组 default 下模型 gpt-image-2 无可用渠道（distributor）",
    says: "503 model_not_found: no channel serves this model for this key (无可用渠道).",
  },
  {
    id: "request-too-large",
    status: 413,
    code: "request_body_too_large",
    message: "request body too large",
    says: "413 request_body_too_large.",
  },
];

function rowMode(row: Row): Mode {
  const { id, says, ...error } = row;
  return {
    id,
    says,
    from: "§4",
    on: "edits",
    replace: ({ call }) => errorAnswer({ type: "new_api_error", ...error }, call.requestId),
  };
}

export const STATUS_MODES: readonly Mode[] = [
  ...ROWS.map(rowMode),
  {
    id: "unknown-parameter",
    says: "400 unknown_parameter when the field was sent; without it the work is done.",
    from: "§4",
    on: "edits",
    argument: { means: "field", fallback: "response_format" },
    replace: ({ call, argument }) => {
      if (!call.received.parts.some(({ name }) => name === argument)) return null;
      return errorAnswer(
        {
          status: 400,
          code: "unknown_parameter",
          type: "invalid_request_error",
          message: `Unknown parameter: '${argument}'.`,
          param: argument,
        },
        call.requestId,
      );
    },
  },
  {
    id: "rate-limited",
    says: "429 with Retry-After in seconds.",
    from: "§4",
    on: "edits",
    argument: { means: "seconds", fallback: "1" },
    replace: ({ call, argument }) =>
      errorAnswer(
        {
          status: 429,
          code: "rate_limit_exceeded",
          type: "rate_limit_error",
          message: "您已达到请求数限制：1分钟内最多请求10次",
          headers: { "retry-after": argument },
        },
        call.requestId,
      ),
  },
  {
    id: "rate-limited-date",
    says: "429 with Retry-After as a date so many seconds ahead.",
    from: "§4",
    on: "edits",
    argument: { means: "seconds", fallback: "2" },
    replace: ({ call, argument }) =>
      errorAnswer(
        {
          status: 429,
          code: "rate_limit_exceeded",
          type: "rate_limit_error",
          message: "Too many requests.",
          headers: { "retry-after": new Date(Date.now() + Number(argument) * 1000).toUTCString() },
        },
        call.requestId,
      ),
  },
  {
    id: "rate-limited-empty",
    says: "429 without a body, with Retry-After.",
    from: "§3.5",
    on: "edits",
    argument: { means: "seconds", fallback: "1" },
    replace: ({ argument }) => ({
      status: 429,
      headers: { "retry-after": argument },
      body: Buffer.alloc(0),
    }),
  },
  {
    id: "overloaded",
    says: "503 system_<what>_overloaded: shed before any work.",
    from: "§4",
    on: "edits",
    argument: { means: "cpu, memory or disk", fallback: "cpu" },
    replace: ({ call, argument }) =>
      errorAnswer(
        {
          status: 503,
          code: `system_${argument}_overloaded`,
          type: "new_api_error",
          message: `system ${argument} overloaded (current: 97.3%, threshold: 90%)`,
        },
        call.requestId,
      ),
  },
  {
    id: "client-500",
    says: "500 for what is the client's error, to be told by its code.",
    from: "§4",
    on: "edits",
    argument: { means: "code", fallback: "convert_request_failed" },
    replace: ({ call, argument }) =>
      errorAnswer(
        {
          status: 500,
          code: argument,
          type: "new_api_error",
          message: `the request was refused: ${argument}`,
        },
        call.requestId,
      ),
  },
  {
    id: "status",
    says: "Any status, with an error object that tells no more (500, 408, 409, 502, 504, 520 to 524).",
    from: "§4",
    on: "edits",
    argument: { means: "status", fallback: "500" },
    replace: ({ call, argument }) =>
      errorAnswer(
        {
          status: Number(argument),
          code: null,
          type: "server_error",
          message: "The server had an error while processing your request.",
        },
        call.requestId,
      ),
  },
  {
    id: "status-empty",
    says: "Any status without a body.",
    from: "§3.5",
    on: "edits",
    argument: { means: "status", fallback: "500" },
    replace: ({ argument }) => bytesAnswer(Buffer.alloc(0), "text/plain", Number(argument)),
  },
];
