import { describe, expect, it } from "vitest";
import { parseErrorText, readErrorBody } from "@/utils/relay/error-body";
import { errorFromText } from "@/utils/relay/errors";
import { decideRetry } from "@/utils/relay/retry";

const SENT = new Set(["image", "prompt", "model", "quality", "background", "response_format"]);

function judge(body: unknown, status = 400) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return errorFromText(text, { status, key: "" });
}
const leftOut = (words: string) => decideRetry(judge({ message: words }), {}, SENT)?.omittedFields;

const QUOTA = { message: "You have no quota", code: "insufficient_quota" };

describe("the words of a refusal", () => {
  it.each(["errMsg", "err_msg", "retmsg", "description", "Message", "ErrorMessage", "fail_reason"])(
    "may stand under `%s`",
    (name) => expect(readErrorBody({ [name]: "m" })).toEqual({ message: "m" }),
  );

  it("are those of an upstream where they stand as JSON in a sentence", () => {
    const inside = JSON.stringify({ error: QUOTA });
    expect(judge({ error: { message: inside } }, 429)).toMatchObject({
      code: "balance_too_low",
      detail: "You have no quota",
    });
    const told = judge({ error: { message: `openai: ${inside} (request id: r-1)` } }, 429);
    expect(told).toMatchObject({ code: "balance_too_low", requestId: "r-1" });
    expect(told.detail).toBe("openai: You have no quota (request id: r-1)");
    for (const words of ["use {prompt} here", '{"a":1}', "{", "} {"])
      expect(readErrorBody({ message: words })).toEqual({ message: words });
  });

  it("are those of OpenRouter's provider", () => {
    const metadata = { raw: JSON.stringify({ error: QUOTA }), provider_name: "OpenAI" };
    const error = { message: "Provider returned error", code: 429, metadata };
    expect(judge({ error }, 429)).toMatchObject({
      code: "balance_too_low",
      detail: "You have no quota",
    });
  });

  it("are found in a stream, and behind what keeps a connection open", () => {
    const body = JSON.stringify({ error: QUOTA });
    for (const text of [
      `event: error\ndata: ${body}\n\n`,
      `data:${body}\r\rdata: [DONE]\r\r`,
      `: PROCESSING\n\n${body}`,
      `{"status":"working"\n${body}`,
    ])
      expect(judge(text, 429).code).toBe("balance_too_low");
    expect(parseErrorText("data: no JSON")).toEqual({ message: "data: no JSON" });
  });

  it("say where in the request, also by a pointer", () => {
    const errors = [{ pointer: "#/quality", detail: "unknown field" }];
    expect(readErrorBody({ title: "Bad", errors }).message).toBe("Bad\n#/quality: unknown field");
  });
});

describe("a field that a server does not know is left out, whatever the words", () => {
  it.each([
    "Unsupported parameter: 'quality' is not supported with this model.",
    'Unknown name "quality": Cannot find field.',
    'json: unknown field "quality"',
    "Additional properties are not allowed ('quality' was unexpected)",
    "property quality should not exist",
    "Unrecognized key(s) in object: 'quality'",
    "quality: unknown parameter",
    "#/quality: unknown field\nunknown field",
    "got an unexpected keyword argument 'quality'",
    "不支持 quality 参数",
    "参数 quality 不支持",
    "quality 参数不被支持",
    "该模型不支持 quality 参数",
  ])("%j", (words) => expect(leftOut(words)).toEqual(["quality"]));

  it.each([
    "Unsupported request parameters: quality, background",
    "Unknown parameters: 'quality' and 'background'.",
    "不支持的参数：quality、background",
    "Additional properties are not allowed ('quality', 'background' were unexpected)",
  ])("and several: %j", (words) => expect(leftOut(words)).toEqual(["quality", "background"]));

  it.each(["Invalid value for quality", "quality 参数值 high 不支持", "不支持的参数值 quality"])(
    "but not where its value is refused: %j",
    (words) => expect(leftOut(words)).toBeUndefined(),
  );
});

describe("a refusal in other words", () => {
  it.each([
    ["balance_too_low", "余额已用完"],
    ["balance_too_low", "积分不足，请充值"],
    ["balance_too_low", "账户欠费"],
    ["balance_too_low", "Your credit balance is too low"],
    ["balance_too_low", "You have run out of credits"],
    ["content_refused", "图片包含敏感内容"],
    ["content_refused", "提示词包含违禁词"],
    ["content_refused", "Your prompt was flagged by our moderation"],
    ["key_rejected", "API key not valid. Please pass a valid API key."],
    ["key_rejected", "无效的 API Key"],
    ["model_unavailable", "No endpoints found for x/y."],
    ["model_unavailable", "models/x is not found for API version v1beta"],
    ["model_unavailable", "unknown model x"],
    ["model_unavailable", "模型 x 已下线"],
    ["bad_request", "当前模型不支持设置质量"],
  ])("is %s: %j", (code, words) => expect(judge({ message: words }).code).toBe(code));

  it("behind a 5xx may be an upstream's, after the work was begun", () => {
    for (const words of ["积分不足", "flagged by our moderation", "unknown model x"])
      expect(judge({ message: words }, 502)).toMatchObject({ charge: "maybe" });
  });
});
