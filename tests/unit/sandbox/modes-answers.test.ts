import { describe, expect, it } from "vitest";
import { BODY_MODES } from "../../sandbox/relay/modes/bodies.ts";
import { ERROR_SHAPE_MODES } from "../../sandbox/relay/modes/error-shapes.ts";
import { STATUS_MODES } from "../../sandbox/relay/modes/statuses.ts";
import { type Asked, ask, makeGoodForm, namesOf, postEdit, sandboxForTests } from "./support.ts";

const sandbox = sandboxForTests();

type ErrorBody = { error: { code: string | null; message: string; param: string } };

function errorOf(asked: Asked): ErrorBody["error"] {
  return (JSON.parse(asked.text) as ErrorBody).error;
}

/** Mode, as written; status; code; what the message holds. */
const STATUS_CASES: Readonly<Record<string, [string, number, string | null, RegExp]>> = {
  "bad-request": ["bad-request", 400, "invalid_value", /Invalid value/],
  moderation: ["moderation", 400, "moderation_blocked", /safety system/],
  "moderation-451": ["moderation-451", 451, "moderation_blocked", /legal/],
  "sensitive-words": ["sensitive-words", 400, "sensitive_words_detected", /sensitive/],
  "key-rejected": ["key-rejected", 401, "", /无效的令牌/],
  "key-expired": ["key-expired", 401, "", /已过期/],
  "key-exhausted": ["key-exhausted", 401, "", /额度已用尽/],
  payment: ["payment", 402, null, /balance/],
  "user-quota": ["user-quota", 403, "insufficient_user_quota", /用户额度不足/],
  "token-quota": ["token-quota", 403, "pre_consume_token_quota_failed", /预扣费额度失败/],
  "access-denied": ["access-denied", 403, "access_denied", /IP/],
  "not-found": ["not-found", 404, "", /Invalid URL/],
  "not-implemented": ["not-implemented", 501, "api_not_implemented", /not implemented/],
  "quota-429": ["quota-429", 429, "insufficient_quota", /quota/],
  "no-channel": ["no-channel", 503, "model_not_found", /无可用渠道/],
  "request-too-large": ["request-too-large", 413, "request_body_too_large", /too large/],
  "unknown-parameter": ["unknown-parameter=size", 400, "unknown_parameter", /'size'/],
  "rate-limited": ["rate-limited=3", 429, "rate_limit_exceeded", /请求数限制/],
  "rate-limited-date": ["rate-limited-date", 429, "rate_limit_exceeded", /Too many/],
  overloaded: ["overloaded=memory", 503, "system_memory_overloaded", /memory/],
  "client-500": ["client-500=invalid_request", 500, "invalid_request", /invalid_request/],
  status: ["status=522", 522, null, /had an error/],
};

const EMPTY_CASES: Readonly<Record<string, [string, number]>> = {
  "rate-limited-empty": ["rate-limited-empty=2", 429],
  "status-empty": ["status-empty=502", 502],
};

describe("modes that answer a status", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf({ ...STATUS_CASES, ...EMPTY_CASES }, STATUS_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.values(STATUS_CASES))(
    "%s is %i with code %j",
    async (mode, status, code, words) => {
      const asked = await ask(sandbox(), mode);
      expect(asked.status).toBe(status);
      const { message, ...error } = errorOf(asked);
      expect(error.code).toBe(code);
      expect(message).toMatch(words);
      const id = asked.headers.get("x-oneapi-request-id");
      expect(message).toContain(`(request id: ${id})`);
    },
  );

  it.each(Object.values(EMPTY_CASES))("%s is %i without a body", async (mode, status) => {
    const asked = await ask(sandbox(), mode);
    expect(asked).toMatchObject({ status, text: "" });
  });

  it("say how long to wait, in seconds or by a date", async () => {
    const bySeconds = await ask(sandbox(), "rate-limited=3");
    expect(bySeconds.headers.get("retry-after")).toBe("3");
    expect((await ask(sandbox(), "rate-limited-empty")).headers.get("retry-after")).toBe("1");
    const byDate = (await ask(sandbox(), "rate-limited-date=60")).headers.get("retry-after") ?? "";
    const aheadMs = Date.parse(byDate) - Date.now();
    expect(aheadMs).toBeGreaterThan(55_000);
    expect(aheadMs).toBeLessThan(61_000);
  });

  it("unknown-parameter does the work once the field is gone", async () => {
    const named = { prompt: "x [sandbox:unknown-parameter=user]" };
    const refused = await postEdit(sandbox(), await makeGoodForm({ ...named, user: "u" }));
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as ErrorBody).error.param).toBe("user");
    expect((await postEdit(sandbox(), await makeGoodForm(named))).status).toBe(200);
  });
});

const SHAPE_CASES: Readonly<Record<string, [string, number, RegExp]>> = {
  "error-text": ["error-text=503", 503, /^\{"error":"[^"]+"\}$/],
  "error-message": ["error-message", 500, /^\{"message":"[^"]+"\}$/],
  "error-detail": ["error-detail=405", 405, /^\{"detail":"[^"]+"\}$/],
  "error-nested": ["error-nested", 500, /^\{"error":\{"error":\{"message":"/],
  "error-null": ["error-null", 500, /^\{"error":null,"message":null\}$/],
  "error-detail-list": ["error-detail-list", 422, /^\{"detail":\[\{"loc":\["body","image"\]/],
  nginx: ["nginx=413", 413, /^<html>[\s\S]*413 Request Entity Too Large[\s\S]*nginx/],
  cloudflare: ["cloudflare", 524, /^<!DOCTYPE html>[\s\S]*524[\s\S]*Cloudflare/],
};

describe("modes that shape an error", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(SHAPE_CASES, ERROR_SHAPE_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.values(SHAPE_CASES))("%s is %i as %s", async (mode, status, shape) => {
    const asked = await ask(sandbox(), mode);
    expect(asked.status).toBe(status);
    expect(asked.text).toMatch(shape);
    const isHtml = asked.text.startsWith("<");
    expect(asked.headers.get("content-type")).toMatch(isHtml ? /text\/html/ : /json/);
  });
});

const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString("latin1") === "PNG";
const holdsPicture = (text: string) => /"b64_json":"iVBOR/.test(text);

const BODY_CASES: Readonly<Record<string, (asked: Asked) => boolean>> = {
  "ok-error": (asked) => errorOf(asked).message.includes("负载已饱和"),
  "ok-error-code": (asked) => errorOf(asked).code === "moderation_blocked",
  "ok-success-false": ({ text }) => text.startsWith('{"success":false,"message":"'),
  "ok-html": ({ text, headers }) =>
    /^<!doctype html>/.test(text) && /html/.test(headers.get("content-type") ?? ""),
  "ok-empty": ({ bytes }) => bytes.length === 0,
  "ok-text": ({ text }) => text === "The service is being moved.",
  "ok-garbage": ({ text }) => text.includes("\uFFFD"),
  "ok-null": ({ text }) => text === "null",
  "ok-picture": ({ bytes }) => isPng(bytes),
  "leading-space": ({ text }) => /^\s{300,}\{/.test(text) && holdsPicture(text),
  "byte-order-mark": ({ bytes, text }) => bytes[0] === 0xef && holdsPicture(text),
  "json-cut": ({ text }) => holdsPicture(text) && !text.endsWith("}"),
  "content-type": ({ text, headers }) =>
    headers.get("content-type") === "text/html" && holdsPicture(text),
};

describe("modes that answer 200 and yet no plain answer", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(BODY_CASES, BODY_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.entries(BODY_CASES))("%s", async (mode, isRight) => {
    const asked = await ask(sandbox(), mode);
    expect(asked.status).toBe(200);
    expect(isRight(asked)).toBe(true);
  });
});
