import { describe, expect, it } from "vitest";
import type { ErrorCode } from "@/utils/core/app-error";
import { errorFromText } from "@/utils/relay/errors";

const judge = (status: number, error: unknown) =>
  errorFromText(JSON.stringify({ error }), { status, key: "" }).code;

/** What OpenAI and new-api write into `error.code` or `error.type`, whatever the status. */
const CODES: Readonly<Partial<Record<ErrorCode, readonly string[]>>> = {
  field_unknown: [
    ...["unknown_parameter", "unknown_field", "unrecognized_parameter", "unsupported_parameter"],
  ],
  content_refused: [
    ...["moderation_blocked", "sensitive_words_detected", "prompt_blocked", "content_filter"],
    ...["content_policy_violation", "image_content_policy_violation", "violation_fee.grok.csam"],
  ],
  balance_too_low: [
    ...["insufficient_quota", "insufficient_user_quota", "pre_consume_token_quota_failed"],
    ...["insufficient_balance", "billing_hard_limit_reached", "billing_not_active"],
    ...["quota_exceeded", "entitlement_required", "entitlement_inactive"],
    ...["entitlement_daily_limit_exceeded", "entitlement_total_limit_exceeded"],
  ],
  key_rejected: ["invalid_api_key", "invalid_token", "token_expired", "account_deactivated"],
  model_missing: ["model_required", "missing_model"],
  model_unavailable: [
    ...["model_not_found", "model_not_available", "model_price_error", "get_channel_failed"],
    "channel:no_available_key",
  ],
  access_denied: ["access_denied", "permission_denied", "unsupported_country_region_territory"],
  overloaded: ["system_cpu_overloaded", "system_memory_overloaded", "system_disk_overloaded"],
  rate_limited: ["rate_limit_exceeded", "too_many_requests", "token_concurrency_limit_reached"],
  endpoint_missing: ["api_not_implemented", "not_implemented", "unknown_url"],
  request_too_large: ["request_too_large", "payload_too_large", "request_body_too_large"],
  bad_request: [
    ...["invalid_request", "convert_request_failed", "bad_request_body", "invalid_value"],
    ...["read_request_body_failed", "count_token_failed", "invalid_type", "invalid_image"],
    ...["invalid_image_format", "missing_required_parameter"],
    "unsupported_value",
  ],
  upstream_timed_out: ["channel:response_time_exceeded"],
};

describe.each(Object.entries(CODES))("%s", (meaning, codes) => {
  it.each(codes)("is what %s means, as a code or as a type", (code) => {
    expect(judge(500, { code, message: "x" })).toBe(meaning);
    expect(judge(500, { type: code.toUpperCase(), message: "x" })).toBe(meaning);
  });
});

describe("a status alone", () => {
  it.each<[ErrorCode, readonly number[]]>([
    ["bad_request", [400, 406, 411, 414, 415, 417, 422, 431, 410, 418]],
    ["key_rejected", [401]],
    ["balance_too_low", [402]],
    ["access_denied", [403]],
    ["endpoint_missing", [404, 405, 501]],
    ["request_too_large", [413]],
    ["rate_limited", [429]],
    ["content_refused", [451]],
    ["upstream_timed_out", [408, 504, 522, 524]],
    ["server_error", [409, 424, 460, 499, 500, 502, 503, 520, 521, 523, 505, 599]],
  ])("means %s: %j", (meaning, statuses) => {
    for (const status of statuses) expect([status, judge(status, {})]).toEqual([status, meaning]);
  });

  it("may stand in the body of a 200", () => {
    for (const code of [400, 401, 429, 504, "402", 599]) {
      expect(judge(200, { code, message: "x" })).toBe(judge(Number(code), { message: "x" }));
    }
    for (const code of [399, 600, 400.5, "none"]) expect(judge(200, { code })).toBe("server_error");
    expect(judge(503, { code: 401 })).toBe("server_error");
  });
});

describe("words", () => {
  it.each<[ErrorCode, string]>([
    ["field_unknown", "Unknown parameter: 'quality'"],
    ["content_refused", "your prompt was rejected by the safety system"],
    ["balance_too_low", "insufficient account balance"],
    ["key_rejected", "Incorrect API key provided"],
    ["model_missing", "model is required"],
    ["model_unavailable", "The model gpt-x does not exist"],
    ["access_denied", "this IP is not allowed"],
    ["rate_limited", "Rate limit reached"],
  ])("mean %s below 500 and nothing above: %s", (meaning, message) => {
    expect(judge(400, { message })).toBe(meaning);
    expect(judge(499, { message })).toBe(meaning);
    expect(judge(500, { message })).toBe("server_error");
  });

  it.each<[ErrorCode, string]>([
    ["content_refused", "包含敏感词"],
    ["balance_too_low", "预扣费额度失败"],
    ["key_rejected", "无效的令牌"],
    ["model_missing", "未指定模型名称，模型名称不能为空"],
    ["model_unavailable", "当前分组无可用渠道"],
    ["model_unavailable", "No available compatible accounts"],
  ])("of a relay's front desk mean %s at any status: %s", (meaning, message) => {
    for (const status of [200, 400, 500, 503]) expect(judge(status, { message })).toBe(meaning);
  });

  it("come after the code", () => {
    expect(judge(400, { code: "invalid_api_key", message: "rate limit" })).toBe("key_rejected");
    expect(judge(400, { code: "other", type: "quota_exceeded", message: "rate limit" })).toBe(
      "balance_too_low",
    );
  });

  it("count in the first 8,000 characters", () => {
    expect(judge(400, { message: `${" ".repeat(7990)}rate limit` })).toBe("rate_limited");
    expect(judge(400, { message: `x${" ".repeat(7990)}rate limit` })).toBe("bad_request");
  });
});

describe("the field that a server does not know", () => {
  const fieldOf = (error: object) =>
    errorFromText(JSON.stringify({ error: { code: "unknown_parameter", ...error } }), {
      status: 400,
      key: "sk-0123456789",
    }).params?.field;

  it.each([
    [{ param: "quality", message: "Unknown parameter: 'user'" }, "quality"],
    [{ message: "Unknown parameter: 'image[]'." }, "image[]"],
    [{ message: "Unrecognized request argument supplied: user" }, "user"],
    [{ message: "未知的参数：“background”" }, "background"],
    [{ message: "unknown fields `stream`" }, "stream"],
    [{ message: "no" }, undefined],
    [{}, undefined],
    [{ param: "a".repeat(101) }, "a".repeat(100)],
    [{ param: "sk-0123456789" }, "***"],
  ])("of %j is %s", (error, field) => expect(fieldOf(error)).toBe(field));

  it("is asked for where it is a matter of fields only", () => {
    const { params } = errorFromText('{"error":{"param":"size","code":"invalid_value"}}', {
      status: 400,
      key: "",
    });
    expect(params).toBeUndefined();
  });
});

describe("a request's id", () => {
  const idOf = (body: object, requestId?: string) =>
    errorFromText(JSON.stringify(body), {
      status: 500,
      key: "sk-0123456789",
      ...(requestId ? { requestId } : {}),
    }).requestId;

  it.each<[object, string | undefined, string | undefined]>([
    [{ request_id: "body", message: "no (request id: tail)" }, "header", "header"],
    [{ request_id: "body", message: "no (request id: tail)" }, undefined, "body"],
    [{ message: "no (request id: tail)" }, undefined, "tail"],
    [{ message: "no (Request-ID: tail) more" }, undefined, "tail"],
    [{ message: "no (request id: two words)" }, undefined, undefined],
    [{ requestId: "a".repeat(201) }, undefined, "a".repeat(200)],
    [{ requestId: "sk-0123456789" }, undefined, "***"],
    [{ message: "no" }, undefined, undefined],
  ])("of %j and the header %s is %s", (body, header, id) => expect(idOf(body, header)).toBe(id));
});

describe("what a server is quoted with", () => {
  const detailOf = (body: unknown) =>
    errorFromText(typeof body === "string" ? body : JSON.stringify(body), { status: 400, key: "" })
      .detail;

  it.each([
    [{ error: { message: "m", code: "c", type: "t" } }, "m"],
    [{ error: { code: "c", type: "t" } }, "c"],
    [{ error: { type: "t" } }, "t"],
    [{ error: {} }, undefined],
    ["plain words", "plain words"],
    [{ message: "a".repeat(8001) }, "a".repeat(8000)],
    [{ message: `key sk-abcdefghijkl ${"a".repeat(8000)}` }, `key *** ${"a".repeat(7992)}`],
  ])("%j is %s", (body, detail) => expect(detailOf(body)).toBe(detail));
});
