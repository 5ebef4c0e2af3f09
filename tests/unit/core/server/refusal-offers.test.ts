import { describe, expect, it } from "vitest";
import { appError, type ErrorCode } from "@/utils/core/app-error";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { offersFor, type SentFacts } from "@/utils/core/server/refusal-offers";

const SENT: SentFacts = {
  sentSize: { width: 1536, height: 1024 },
  maskWay: "mask",
  prompt: "x".repeat(1500),
  options: { count: 4, size: "auto", quality: "high" },
  references: ["a", "b"],
};
const MODEL = capabilityFor("something-new");

function offers(detail: string, code: ErrorCode = "bad_request", more: object = {}) {
  return offersFor(appError(code, { status: 400, detail, ...more }), SENT, MODEL);
}

describe("what a refusal lets one try", () => {
  it.each<[string, object]>([
    [
      "Invalid size '1536x1024'. Supported: 1024x1024, 1792x1024, 1024x1792",
      { kind: "size", value: "1792x1024" },
    ],
    ["size must be one of 256*256 or 512*512", { kind: "size", value: "512x512" }],
    ["size must be one of 512*512, 1024*1024, 256*256", { kind: "size", value: "1024x1024" }],
    ["不支持的尺寸，仅支持 1024×1024", { kind: "size", value: "1024x1024" }],
    [
      "image size must be at least 3686400 pixels.",
      { kind: "larger", learned: { minPixels: 3_686_400 } },
    ],
    ["总像素不能小于 3686400", { kind: "larger", learned: { minPixels: 3_686_400 } }],
    ["image size must be between 3686400 and 10404496 pixels", { kind: "larger" }],
    ["提示词长度超过限制(最大800)", { kind: "prompt", value: 800 }],
    ["最多支持2张图片", { kind: "images", value: 2 }],
    ["mask is not supported by this model", { kind: "mask", learned: { fields: ["mask"] } }],
    ["此模型不支持蒙版", { kind: "mask" }],
    ["response_format b64_json is not supported", { kind: "field", value: "response_format" }],
    ["Invalid value for 'quality'", { kind: "field", value: "quality" }],
    ["quality is not supported by this model", { kind: "field", value: "quality" }],
    ["Invalid parameter: quality", { kind: "field", value: "quality" }],
    ["参数quality不合法", { kind: "field", value: "quality" }],
    ["当前模型不支持设置quality", { kind: "field", value: "quality" }],
    ["prompt exceeds the maximum length of 1,000 characters", { kind: "prompt", value: 1000 }],
    ["提示词最多 800 字", { kind: "prompt", value: 800 }],
    ["only one image is allowed", { kind: "images", value: 1 }],
    ["at most 2 images", { kind: "images", value: 2 }],
    ["'n' must be less than or equal to 2", { kind: "count", value: 2 }],
    ["n is not supported", { kind: "count", value: 1 }],
    ["image too large, limit is 4 MB", { kind: "bytes", value: 3_999_999 }],
  ])("%j", (detail, offer) => expect(offers(detail)[0]).toMatchObject(offer));

  it("is nothing about further pictures where none was sent", () => {
    for (const references of [[], undefined]) {
      const error = appError("bad_request", { detail: "only one image is allowed" });
      const { references: _, ...rest } = SENT;
      expect(offersFor(error, { ...rest, ...(references ? { references } : {}) }, MODEL)).toEqual(
        [],
      );
    }
  });

  it("is a smaller picture where the server only says that it was too much", () => {
    expect(offers("", "request_too_large")).toEqual([
      { kind: "bytes", value: 3_999_999, learned: { imageByteLimit: 3_999_999 } },
    ]);
  });

  it("is the picture alone where a server fails with a mask, and nothing else", () => {
    const broken = (status: number) => offers("size 512x512", "server_error", { status });
    expect(broken(502)).toMatchObject([{ kind: "mask" }]);
    const unmasked = { ...SENT, maskWay: "none" } as const;
    const error = appError("server_error", { status: 502 });
    expect(offersFor(error, unmasked, MODEL)).toEqual([]);
  });

  it.each([
    "",
    "no",
    "something went wrong with user input of high quality",
    "size 1536x1024 is fine",
    "prompt must be shorter than 40000 characters",
  ])("is nothing for %j", (detail) => expect(offers(detail)).toEqual([]));

  it.each<ErrorCode>(["balance_too_low", "content_refused", "key_rejected", "timed_out"])(
    "is nothing for %s, whatever it says",
    (code) => expect(offers("mask 512x512 size", code)).toEqual([]),
  );

  it("is never the same again: a limit that was kept is no offer", () => {
    expect(offers("at most 5 images")).toEqual([]);
    expect(offers("image too large, limit is 40 MB")).toEqual([]);
  });

  it("is three things at most", () => {
    expect(
      offers("mask, size 512x512, prompt at most 10 characters, 'n', only one image").length,
    ).toBe(3);
  });
});
