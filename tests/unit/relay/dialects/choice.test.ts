import { describe, expect, it } from "vitest";
import { DIALECT_IDS, dialectOf, dialectWanted } from "@/utils/core/dialect";
import { capabilityOf, maskWayOf } from "@/utils/core/server/capability-choice";

const RELAY = "https://relay.test";

describe("the dialect of a server", () => {
  it.each([
    [RELAY, "", "form"],
    [RELAY, "gpt-image-2", "form"],
    [RELAY, "qwen-image-edit", "form"],
    [RELAY, "flux-kontext-pro", "form"],
    [RELAY, "grok-imagine-image", "json"],
    [RELAY, "google/gemini-2.5-flash-image", "chat"],
    [RELAY, "gemini-3-pro-image-preview", "chat"],
    [RELAY, "nano-banana-2", "chat"],
    [RELAY, "Nano_Banana", "chat"],
    [RELAY, "grok_imagine", "json"],
    [undefined, "seedream-4", "generations"],
    ["no address", "some-model", "form"],
    [RELAY, "doubao-seedream-4-5-251128", "generations"],
    [RELAY, "bytedance/SeedEdit_3", "generations"],
    ["https://api.x.ai", "anything", "json"],
    ["https://openrouter.ai/api", "gpt-image-2", "chat"],
    ["https://generativelanguage.googleapis.com", "gemini-2.5-flash-image", "gemini"],
    ["https://ark.cn-beijing.volces.com/api/v3", "ep-123", "generations"],
    ["https://ark.ap-southeast.bytepluses.com/api/v3", "ep-123", "generations"],
    ["https://api.x.ai.evil.test", "m", "form"],
  ] as const)("%s with %j is %s", (baseUrl, model, dialect) => {
    expect(dialectOf({ baseUrl, model })).toBe(dialect);
  });

  it("is what the person has chosen, whatever address and name say", () => {
    expect(dialectOf({ baseUrl: "https://api.x.ai", model: "grok", dialect: "form" })).toBe("form");
  });
});

describe("the dialect a refusal asks for", () => {
  it.each([
    ["form", 415, "Expected request with `Content-Type: application/json`", "json"],
    ["form", 415, "", "json"],
    ["form", 400, "Content-Type must be application/json", "json"],
    ["form", 400, "This model is only supported in /v1/chat/completions", "chat"],
    ["form", 404, "use v1/images/generations for this model", "generations"],
    ["tasks", 415, "", "json"],
    ["form", 400, "this is multipart/form-data, send application/json", "json"],
    ["form", 400, "multipart/form-data: no file", undefined],
    ["json", 400, "request Content-Type isn't multipart/form-data", "form"],
    ["chat", 400, "not a chat model, use v1/images/edits/async", "tasks"],
    ["form", 404, "call generateContent", "gemini"],
    ["form", 400, "size must be 1024x1024", undefined],
    ["json", 415, "application/json is required", undefined],
    ["chat", 400, "invalid json body", undefined],
  ] as const)("in %s, %s %j: %s", (spoken, status, words, wanted) => {
    expect(dialectWanted(spoken, status, words)).toBe(wanted);
  });
});

describe("what a model takes in a dialect", () => {
  it.each(DIALECT_IDS)("%s tells the paint as it can", (dialect) => {
    const hasMask = dialect === "form" || dialect === "tasks";
    const usual = capabilityOf({ model: "gpt-image-2.5", dialect });
    expect(maskWayOf(usual)).toBe(hasMask ? "mask" : "none");
    const byMask = { model: "x", dialect, capability: { maskWays: ["mask"] as const } };
    expect(maskWayOf(capabilityOf(byMask))).toBe(hasMask ? "mask" : "none");
    const byMarkup = { model: "x", dialect, capability: { maskWays: ["markup"] as const } };
    expect(maskWayOf(capabilityOf(byMarkup))).toBe("markup");
  });

  it("is what its fields can carry", () => {
    const fieldsIn = (dialect: (typeof DIALECT_IDS)[number]) =>
      capabilityOf({ model: "gpt-image-2", dialect }).fields;
    const all = capabilityOf({ model: "gpt-image-2" }).fields;
    for (const dialect of ["form", "tasks", "json", "generations"] as const)
      expect(fieldsIn(dialect)).toEqual(all);
    expect(fieldsIn("chat")).toEqual(["stream"]);
    expect(fieldsIn("gemini")).toEqual([]);
    expect(capabilityOf({ model: "flux", dialect: "chat" }).fields).toEqual([]);
  });

  it.each(["json", "chat", "generations", "gemini"] as const)(
    "%s can tell the paint by a picture or not at all, and begins with what was chosen",
    (dialect) => {
      const ways = (...maskWays: ("mask" | "markup" | "none")[]) =>
        capabilityOf({ model: "x", dialect, capability: { maskWays } }).maskWays;
      expect(ways("mask", "none")).toEqual(["none", "markup"]);
      expect(ways("markup", "mask")).toEqual(["markup", "none"]);
    },
  );

  it("is so many pictures a request as the person says, and one where a request gives no more", () => {
    const capability = { perRequest: 4 };
    expect(capabilityOf({ model: "x", dialect: "chat", capability })).toMatchObject({
      perRequest: 1,
      maxCount: 10,
    });
    expect(capabilityOf({ model: "x", dialect: "json", capability }).perRequest).toBe(4);
  });

  it("is one picture at once where a request gives no more", () => {
    for (const dialect of ["chat", "gemini"] as const) {
      expect(capabilityOf({ model: "gpt-image-2", dialect }).maxCount).toBe(1);
    }
    expect(capabilityOf({ model: "gpt-image-2", dialect: "json" }).maxCount).toBe(10);
  });
});
