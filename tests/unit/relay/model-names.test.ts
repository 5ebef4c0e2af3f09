import { describe, expect, it } from "vitest";
import { type ModelList, withTold } from "@/utils/core/server/model-list";
import { readBalance } from "@/utils/relay/balance";
import { listModels } from "@/utils/relay/models";
import { profileWith } from "../../support/profile";
import { BASE_URL, fakeRelay, json, KEY } from "./fake-relay";

const never = new AbortController().signal;
const server = { baseUrl: BASE_URL, key: KEY };

async function list(body: unknown) {
  const { deps } = fakeRelay([json(body)]);
  const models = await listModels(server, deps, never);
  return models.ok ? models.value : models.error.code;
}

describe("a server's models", () => {
  it.each<[unknown, readonly string[]]>([
    [{ data: [{ id: "a" }, { name: "b" }, { model: "c" }, "d"] }, ["a", "b", "c", "d"]],
    [{ models: [{ id: "a" }] }, ["a"]],
    [{ data: {}, models: ["a"] }, ["a"]],
    [{ data: ["a"], models: ["b"] }, ["a"]],
    [["x".repeat(200), "y".repeat(201)], ["x".repeat(200)]],
    [[`a-${KEY}`, "b"], ["b"]],
    [
      ["a", "b", "a"],
      ["a", "b"],
    ],
    [{ data: [{ id: 7 }, {}, null, [], { id: "" }] }, ["7"]],
    [{ data: [] }, []],
  ])("of %j are %j", async (body, ids) => expect(await list(body)).toMatchObject({ ids }));

  it.each([{ data: {} }, {}, "text", 5])("are not to be read in %j", async (body) =>
    expect(await list(body)).toBe("answer_unreadable"),
  );

  it("that make pictures are known by name, or because the server says so", async () => {
    const yes = [
      ...["gpt-image-2", "dall-e-3", "dalle2", "flux-pro", "kontext", "stable-diffusion-3"],
      ...["sdxl", "sd3", "a/sd-turbo", "seedream-4", "qwen-plus-edit", "kolors", "imagen-4"],
      ...["nano-banana", "mj_imagine", "x/mj-fast", "photon-1", "playground-v3", "recraft"],
    ];
    const no = [
      "gpt-5",
      "usd3",
      "image-embed",
      "text-to-video-image",
      "image-to-text",
      "flux-vision",
      "amj-x",
    ];
    const models = await list({ data: [...yes, ...no].map((id) => ({ id })) });
    expect(models).toMatchObject({ imageIds: yes });
    const told = [
      { id: "x", supported_endpoint_types: ["chat", "image-generation"] },
      { id: "y", supported_endpoint_types: ["chat"] },
      { id: "z", supported_endpoint_types: "image" },
    ];
    expect(await list({ data: told })).toEqual({ ids: ["x", "y", "z"], imageIds: ["x"] });
  });
});

describe("what a list tells of how to ask", () => {
  it.each<[string, object, string | undefined]>([
    ["Gemini behind new-api", { supported_endpoint_types: ["gemini", "openai"] }, "chat"],
    ["Gemini alone", { supported_endpoint_types: ["gemini"] }, "gemini"],
    ["images", { supported_endpoint_types: ["image-generation", "gemini", "openai"] }, undefined],
    ["what new-api does not know", { supported_endpoint_types: ["openai"] }, undefined],
    ["OpenRouter", { architecture: { output_modalities: ["image", "text"] } }, "chat"],
    ["pictures alone", { architecture: { output_modalities: ["image"] } }, undefined],
    [
      "what it says first",
      { supported_endpoint_types: [...Array(20).fill("x"), "gemini"] },
      undefined,
    ],
    ["words alone", { architecture: { output_modalities: ["text"] } }, undefined],
    ["nothing", { architecture: "x", supported_endpoint_types: 7 }, undefined],
  ])("%s", async (_name, entry, dialect) => {
    const found = await list({ data: [{ id: "some-image", ...entry }] });
    const dialects = dialect && { "some-image": dialect };
    expect(found).toEqual({
      ids: ["some-image"],
      imageIds: ["some-image"],
      ...(dialects ? { dialects } : {}),
    });
  });

  it("is told of models for pictures alone, and of no plain name", async () => {
    const told = { supported_endpoint_types: ["gemini", "openai"] };
    expect(await list({ data: [{ id: "gemini-pro", ...told }, "flux"] })).toEqual({
      ids: ["gemini-pro", "flux"],
      imageIds: ["flux"],
    });
  });

  it("is read of the first 20,000 models", async () => {
    const behind = (count: number) =>
      list([...Array(count).fill(null), { id: "last", owned_by: "vllm" }]);
    expect(await behind(19_999)).toMatchObject({ ids: ["last"], maskWay: "mask_image" });
    expect(await behind(20_000)).toEqual({ ids: [], imageIds: [] });
  });

  it("vLLM's names the field of the painted area that its software reads", async () => {
    const found = await list({ data: [{ id: "qwen-image-edit", owned_by: "vllm" }] });
    expect(found).toMatchObject({ maskWay: "mask_image" });
    const mixed = [{ id: "a", owned_by: "openai" }, "b", { id: "c", owned_by: "vLLM" }];
    expect(await list({ data: mixed })).toMatchObject({ maskWay: "mask_image" });
    expect(await list({ data: [{ id: "a", owned_by: "openai" }] })).not.toHaveProperty("maskWay");
  });

  it("fills in what the person has not chosen, and nothing else", () => {
    const models: ModelList = {
      ids: [],
      imageIds: [],
      dialects: { m: "chat" },
      maskWay: "mask_image",
    };
    const told = withTold(profileWith({ model: "m" }), models);
    expect(told).toMatchObject({
      dialect: "chat",
      capability: { maskWays: ["mask_image", "none"] },
    });
    const limited = profileWith({ model: "m", capability: { promptLimit: 9 } });
    expect(withTold(limited, models).capability).toEqual({
      promptLimit: 9,
      maskWays: ["mask_image", "none"],
    });
    const own = profileWith({ model: "m", dialect: "form", capability: { maskWays: ["none"] } });
    expect(withTold(own, models)).toEqual(own);
    const other = profileWith({ model: "other" });
    expect(withTold(other, { ids: [], imageIds: [] })).toEqual(other);
  });
});

describe("what a key may still spend", () => {
  const balance = (limit: unknown, used: unknown) =>
    readBalance(
      server,
      fakeRelay([json({ hard_limit_usd: limit }), json({ total_usage: used })]).deps,
      never,
    );

  it.each<[unknown, unknown, unknown]>([
    [20, 275, { kind: "limited", remaining: 17.25, limit: 20 }],
    ["20", " 275 ", { kind: "limited", remaining: 17.25, limit: 20 }],
    [0, 0, { kind: "limited", remaining: 0, limit: 0 }],
    [1, 0.00004, { kind: "limited", remaining: 1, limit: 1 }],
    [1, 0.0001, { kind: "limited", remaining: 0.999999, limit: 1 }],
    [100_000_000, 5, { kind: "unlimited" }],
    [100_000_000, "no", { kind: "unlimited" }],
    [99_999_999, 0, { kind: "limited", remaining: 99_999_999, limit: 99_999_999 }],
    ["", 0, undefined],
    ["x", 0, undefined],
    [20, "x", undefined],
    [20, null, undefined],
    [null, 0, undefined],
  ])("of %j, with %j used, is %j", async (limit, used, expected) => {
    expect(await balance(limit, used)).toEqual(expected);
  });

  it("is asked for at the usual two addresses, and not known where either fails", async () => {
    const relay = fakeRelay([json({ hard_limit_usd: 5 }), json({ total_usage: 0 })]);
    await readBalance(server, relay.deps, never);
    expect(relay.calls.map(({ url }) => url)).toEqual([
      "https://relay.test/v1/dashboard/billing/subscription",
      "https://relay.test/v1/dashboard/billing/usage",
    ]);
    const refused = fakeRelay([json({ hard_limit_usd: 5 }), json({}, 404)]);
    expect(await readBalance(server, refused.deps, never)).toBeUndefined();
  });
});
