import { describe, expect, it } from "vitest";
import { errorFromText } from "@/utils/relay/errors";

const KEY = "sk-test-0123456789abcdef";

function judge(status: number, body: unknown, requestId?: string) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return errorFromText(text, { status, key: KEY, ...(requestId ? { requestId } : {}) });
}

function openAi(code: string | number | null, message = "no", rest: object = {}) {
  return { error: { message, type: "new_api_error", param: "", code, ...rest } };
}

describe("a refusal is judged by its code before its status", () => {
  it.each([
    [500, "invalid_request", "bad_request"],
    [500, "convert_request_failed", "bad_request"],
    [500, "sensitive_words_detected", "content_refused"],
    [500, "insufficient_user_quota", "balance_too_low"],
    [500, "get_channel_failed", "model_unavailable"],
    [503, "model_not_found", "model_unavailable"],
    [404, "model_not_found", "model_unavailable"],
    [503, "system_cpu_overloaded", "overloaded"],
    [503, "system_memory_overloaded", "overloaded"],
    [429, "insufficient_quota", "balance_too_low"],
    [403, "insufficient_user_quota", "balance_too_low"],
    [403, "pre_consume_token_quota_failed", "balance_too_low"],
    [403, "access_denied", "access_denied"],
    [400, "moderation_blocked", "content_refused"],
    [400, "content_policy_violation", "content_refused"],
    [400, "billing_hard_limit_reached", "balance_too_low"],
    [401, "invalid_api_key", "key_rejected"],
    [501, "api_not_implemented", "endpoint_missing"],
    [400, "MODERATION_BLOCKED", "content_refused"],
  ])("%i %s is %s and cost nothing", (status, code, expected) => {
    expect(judge(status, openAi(code))).toMatchObject({ code: expected, charge: "none", status });
  });

  it("takes the type where there is no code", () => {
    expect(judge(429, openAi(null, "x", { type: "insufficient_quota" })).code).toBe(
      "balance_too_low",
    );
  });
});

describe("a refusal is judged by the relay's own words", () => {
  it.each([
    [401, "无效的令牌", "key_rejected"],
    [401, "该令牌已过期", "key_rejected"],
    [401, "该令牌额度已用尽", "key_rejected"],
    [403, "预扣费额度失败, 用户剩余额度: ＄0.01", "balance_too_low"],
    [500, "预扣费额度失败, 用户剩余额度: ＄0.01", "balance_too_low"],
    [403, "用户额度不足", "balance_too_low"],
    [403, "您的 IP 不在令牌允许访问的列表中", "access_denied"],
    [503, "分组 default 下模型 gpt-image-2 无可用渠道（distributor）", "model_unavailable"],
    [503, "No available channel for model gpt-image-2 under group default", "model_unavailable"],
    [500, "user sensitive words detected: 敏感词", "content_refused"],
    [400, "Your request was rejected by the safety system.", "content_refused"],
    [400, "内容违规", "content_refused"],
    [400, "The model `gpt-image-9` does not exist", "model_unavailable"],
    [400, "You exceeded your current quota, please check your plan", "balance_too_low"],
    [400, "Unknown parameter: 'moderation'.", "field_unknown"],
    [400, "未知参数: response_format", "field_unknown"],
    [400, "Invalid value for 'moderation': must be low or auto", "bad_request"],
    [400, "multiple masks are not allowed", "bad_request"],
  ])("%i %j is %s", (status, message, expected) => {
    expect(judge(status, { error: { message, type: "x", code: "" } }).code).toBe(expected);
  });

  it.each([
    ["insufficient quota, and the rate limit is reached", "balance_too_low"],
    ["unknown parameter: content policy", "field_unknown"],
    ["rate limit of the content filter", "content_refused"],
    ["敏感词, 额度不足", "content_refused"],
  ])("takes of two meanings the one that is judged first: %j", (message, code) => {
    expect(judge(400, openAi(null, message)).code).toBe(code);
  });

  it("does not take an upstream's words behind a 5xx for a promise that nothing was done", () => {
    for (const message of [
      "rate limit reached upstream",
      "content policy: checking output failed",
    ]) {
      expect(judge(500, openAi(null, message))).toMatchObject({
        code: "server_error",
        charge: "maybe",
      });
    }
  });
});

describe("a refusal is judged by its status where the body says nothing", () => {
  it.each([
    [400, "bad_request", "none"],
    [401, "key_rejected", "none"],
    [402, "balance_too_low", "none"],
    [403, "access_denied", "none"],
    [404, "endpoint_missing", "none"],
    [405, "endpoint_missing", "none"],
    [408, "upstream_timed_out", "maybe"],
    [409, "server_error", "maybe"],
    [413, "request_too_large", "none"],
    [415, "bad_request", "none"],
    [418, "bad_request", "none"],
    [422, "bad_request", "none"],
    [429, "rate_limited", "none"],
    [451, "content_refused", "none"],
    [500, "server_error", "maybe"],
    [501, "endpoint_missing", "none"],
    [502, "server_error", "maybe"],
    [503, "server_error", "maybe"],
    [504, "upstream_timed_out", "maybe"],
    [520, "server_error", "maybe"],
    [521, "server_error", "maybe"],
    [522, "upstream_timed_out", "maybe"],
    [523, "server_error", "maybe"],
    [524, "upstream_timed_out", "maybe"],
    [599, "server_error", "maybe"],
  ])("%i is %s, charged %s", (status, code, charge) => {
    expect(judge(status, "")).toEqual({ code, charge, status });
    expect(judge(status, { error: null })).toMatchObject({ code, charge });
  });

  it("takes a status that a 200 writes into its code", () => {
    expect(judge(200, openAi("429"))).toMatchObject({ code: "rate_limited", status: 200 });
    expect(judge(200, openAi(401)).code).toBe("key_rejected");
    expect(judge(200, openAi(7)).code).toBe("server_error");
  });

  it("takes no status from a code that is none, nor one beside a status of its own", () => {
    const words = "insufficient balance";
    for (const code of [1, 399, 600, 1113]) {
      expect(judge(200, openAi(code, words))).toMatchObject({
        code: "balance_too_low",
        charge: "maybe",
      });
    }
    expect(judge(200, openAi(599, words)).code).toBe("server_error");
    expect(judge(400, openAi(402)).code).toBe("bad_request");
    expect(judge(399, openAi(402)).code).toBe("balance_too_low");
  });

  it("keeps what an answer that was paid for says of its cost", () => {
    expect(judge(200, { error: { code: "upstream_error", message: "x" } }).charge).toBe("maybe");
  });

  it.each([
    ["an option that is not known, in words", { message: "Unknown parameter 'quality'" }],
    ["an option that is not known, by code", { code: "unknown_parameter", param: "quality" }],
    ["a model, in words", { message: "model x does not exist" }],
    ["a limit, in words", { message: "rate limit" }],
  ])("is never called free where a 200 names %s: the work may have been done", (_what, error) => {
    expect(judge(200, { error }).charge).toBe("maybe");
    expect(judge(400, { error }).charge).toBe("none");
  });

  it.each([
    ["by its code", { code: "insufficient_user_quota", message: "x" }],
    ["by a status in its code", { code: "429", message: "x" }],
    ["by the words of its front desk", { message: "预扣费额度失败" }],
  ])("is free where a 200 turns the request away %s", (_how, error) => {
    expect(judge(200, { error }).charge).toBe("none");
  });
});

describe("what the server said is quoted", () => {
  it.each([
    [{ error: { message: "why" } }, "why"],
    [{ error: "why" }, "why"],
    [{ message: "why" }, "why"],
    [{ msg: "why" }, "why"],
    [{ success: false, message: "why" }, "why"],
    [{ detail: "why" }, "why"],
    [{ detail: { error: { message: "why" } } }, "why"],
    [{ error: { error: { message: "why" } } }, "why"],
    [{ detail: [{ loc: ["body", "n"], msg: "not a number" }] }, "body.n: not a number"],
    [{ errors: ["one", "two"] }, "one\ntwo"],
    [{ error: { code: "odd_code" } }, "odd_code"],
    ["<html><head><title>502 Bad Gateway</title></head><body>x</body></html>", "502 Bad Gateway"],
    ["<html><body><script>x()</script><h1>Gone &amp; lost</h1></body></html>", "Gone & lost"],
    ["plain words", "plain words"],
  ])("%j", (body, detail) => {
    expect(judge(500, body).detail).toBe(detail);
  });

  it("without the key, in whatever form it comes", () => {
    const body = openAi(null, `bad key ${KEY}, Bearer abc.def, sk-other-key-of-upstream-123`);
    const { detail } = judge(401, body, `id-${KEY}`);
    expect(detail).toBe("bad key ***, Bearer ***, ***");
    expect(JSON.stringify(judge(401, body, `id-${KEY}`))).not.toContain("0123456789abcdef");
  });

  it("without a key that would be cut in half at the end of the quote", () => {
    const body = openAi(null, "x".repeat(7990) + KEY);
    expect(judge(401, body).detail).not.toContain("sk-test");
  });

  it("not beyond a length that can be shown", () => {
    expect(judge(500, "y".repeat(100_000)).detail?.length).toBeLessThanOrEqual(8000);
  });
});

describe("the request id", () => {
  it.each([
    [openAi("x", "no (request id: 20260101abc)"), undefined, "20260101abc"],
    [openAi("x", "no (request id: tail)"), "header", "header"],
    [{ error: { message: "no", request_id: "inner" } }, undefined, "inner"],
  ])("is found in %j", (body, header, expected) => {
    expect(judge(500, body, header).requestId).toBe(expected);
  });
});

describe("an unknown field", () => {
  it.each([
    [openAi("unknown_parameter", "Unknown parameter: 'quality'.", { param: "quality" }), "quality"],
    [openAi("unknown_parameter", "Unknown parameter: 'response_format'."), "response_format"],
    [openAi(null, "Unrecognized request argument supplied: user"), "user"],
    [openAi(null, "未知参数：background"), "background"],
  ])("is named: %j", (body, field) => {
    expect(judge(400, body)).toMatchObject({ code: "field_unknown", params: { field } });
  });
});

describe("the fields that a server refuses are read as it names them", () => {
  it.each([
    ["Unknown parameter: 'moderation'.", "moderation"],
    [
      "The following parameters are not supported for model gemini-2.5-flash-image: response_format, user",
      "response_format, user",
    ],
    ["gemini does not support parameters: ['n', 'quality'], for model=x", "n, quality"],
    ["body.response_format: Extra inputs are not permitted", "response_format"],
    ["stream=true is only supported for multi-stage pipelines", "stream"],
    ["Unsupported parameter: response_format", "response_format"],
    ["不支持的参数：background", "background"],
  ])("%j", (message, field) => {
    const error = judge(400, { error: { message, type: "x", code: "" } });
    expect(error).toMatchObject({ code: "field_unknown", params: { field } });
  });

  it("up to eight of them", () => {
    const names = Array.from({ length: 9 }, (_, at) => `field_${at}`);
    const detail = names.map((name) => ({
      loc: ["body", name],
      msg: "Extra inputs are not permitted",
    }));
    expect(judge(422, { detail }).params?.field).toBe(names.slice(0, 8).join(", "));
  });

  it("in pydantic's list", () => {
    const detail = [
      { type: "extra_forbidden", loc: ["body", "seed"], msg: "Extra inputs are not permitted" },
      { type: "extra_forbidden", loc: ["body", "user"], msg: "Extra inputs are not permitted" },
    ];
    expect(judge(422, { detail })).toMatchObject({
      code: "field_unknown",
      params: { field: "seed, user" },
    });
  });

  it("and a quota that comes with a list is still a quota, which is not sent again", () => {
    const error = { code: "insufficient_quota", errors: [{ message: "rate limit" }] };
    expect(judge(429, { error }).code).toBe("balance_too_low");
    expect(judge(429, { error: "insufficient_quota" }).code).toBe("balance_too_low");
  });
});
