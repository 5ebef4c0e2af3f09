import { describe, expect, it } from "vitest";
import { readBalance } from "@/utils/relay/balance";
import { listModels } from "@/utils/relay/models";
import { BASE_URL, type Call, fakeRelay, json, KEY } from "./fake-relay";

const never = new AbortController().signal;
const SERVER = { baseUrl: BASE_URL, key: KEY };

async function list(replies: Parameters<typeof fakeRelay>[0], signal = never) {
  const relay = fakeRelay(replies);
  const models = await listModels(SERVER, relay.deps, signal);
  return { models, calls: relay.calls, waits: relay.waits };
}

describe("listModels", () => {
  it("asks with the key and names all models, the likely picture models apart", async () => {
    const data = [
      { id: "gpt-image-2" },
      { id: "gpt-5-mini", supported_endpoint_types: ["openai"] },
      { id: "house-brush", supported_endpoint_types: ["image-generation"] },
      { id: "black-forest/FLUX.1-kontext" },
      { id: "text-embedding-3-small" },
      { id: "gpt-image-2" },
      null,
      { name: "dall-e-2" },
    ];
    const { models, calls } = await list([json({ object: "list", data })]);
    expect(models).toEqual({
      ok: true,
      value: {
        ids: [
          "gpt-image-2",
          "gpt-5-mini",
          "house-brush",
          "black-forest/FLUX.1-kontext",
          "text-embedding-3-small",
          "dall-e-2",
        ],
        imageIds: ["gpt-image-2", "house-brush", "black-forest/FLUX.1-kontext", "dall-e-2"],
      },
    });
    expect(calls[0]?.url).toBe(`${BASE_URL}/v1/models`);
    expect(calls[0]?.init).toMatchObject({ redirect: "manual", credentials: "omit" });
    expect(new Headers(calls[0]?.init.headers).get("authorization")).toBe(`Bearer ${KEY}`);
  });

  it.each<[Response, string]>([
    [json({ error: { message: "无效的令牌", type: "x" } }, 401), "key_rejected"],
    [json({ success: false, message: "无效的令牌" }), "key_rejected"],
    [json({ error: "余额不足" }), "balance_too_low"],
    [new Response("<!doctype html><title>New API</title>"), "answer_is_a_page"],
    [new Response(""), "answer_unreadable"],
    [json({ object: "list" }), "answer_unreadable"],
    [json(null), "answer_unreadable"],
    [new Response("Not Found", { status: 404 }), "endpoint_missing"],
    [new Response(null, { status: 302, headers: { location: "https://x.test" } }), "redirected"],
  ])("says the real reason, which cost nothing: %#", async (response, code) => {
    const { models, calls } = await list([response]);
    expect(models).toMatchObject({ ok: false, error: { code, charge: "none" } });
    expect(calls).toHaveLength(1);
  });

  it("tries again what may pass, then says that the server cannot be reached", async () => {
    const down = new TypeError(`fetch failed with ${KEY}`);
    const { models, waits } = await list([down, down, down]);
    expect(models).toMatchObject({
      ok: false,
      error: { code: "server_unreachable", charge: "none", params: { host: "relay.test" } },
    });
    expect(JSON.stringify(models)).not.toContain(KEY);
    expect(waits).toEqual([500, 2000]);
  });

  it("gets through where the trouble passes", async () => {
    const busy = new Response("", { status: 503 });
    const { models } = await list([busy, json({ data: [{ id: "a" }] })]);
    expect(models).toMatchObject({ ok: true, value: { ids: ["a"], imageIds: [] } });
  });

  it("says that time is up, whoever's clock it was", async () => {
    const silent = () => new Promise<Response>(() => undefined);
    const { models } = await list([silent], AbortSignal.timeout(5));
    expect(models).toMatchObject({ ok: false, error: { code: "timed_out", charge: "none" } });
  });
});

function billing(subscription: unknown, usage: unknown) {
  const reply = ({ url }: Call) => json(url.endsWith("/usage") ? usage : subscription);
  return fakeRelay([reply, reply]);
}

describe("readBalance", () => {
  it.each([
    [
      { hard_limit_usd: 20 },
      { total_usage: 275 },
      { kind: "limited", remaining: 17.25, limit: 20 },
    ],
    [{ hard_limit_usd: 0.3 }, { total_usage: 10 }, { kind: "limited", remaining: 0.2, limit: 0.3 }],
    [
      { hard_limit_usd: "20" },
      { total_usage: "275" },
      { kind: "limited", remaining: 17.25, limit: 20 },
    ],
    [{ hard_limit_usd: 1 }, { total_usage: 275 }, { kind: "limited", remaining: -1.75, limit: 1 }],
    [{ hard_limit_usd: 100_000_000 }, { total_usage: 275 }, { kind: "unlimited" }],
    [{ hard_limit_usd: 20 }, {}, undefined],
    [{}, { total_usage: 275 }, undefined],
    [{ error: { message: "no" } }, { error: { message: "no" } }, undefined],
    [{ hard_limit_usd: " " }, { total_usage: 1 }, undefined],
    [{ hard_limit_usd: "much" }, { total_usage: 1 }, undefined],
    [null, null, undefined],
  ])("of %j and %j is %j", async (subscription, usage, expected) => {
    expect(await readBalance(SERVER, billing(subscription, usage).deps, never)).toEqual(expected);
  });

  it("is nothing, and no error, where the server has none", async () => {
    const missing = () => new Response("Not Found", { status: 404 });
    expect(await readBalance(SERVER, fakeRelay([missing, missing]).deps, never)).toBeUndefined();
  });
});
