import { describe, expect, it } from "vitest";
import { LIST_MODES } from "../../sandbox/relay/modes/lists.ts";
import { KEY, namesOf, sandboxForTests } from "./support.ts";

const sandbox = sandboxForTests();

const PATHS = {
  models: ["/v1/models"],
  billing: ["/v1/dashboard/billing/subscription", "/v1/dashboard/billing/usage"],
};

async function get(path: string, init: RequestInit = {}) {
  const address = sandbox().relayUrl + path;
  const response = await fetch(address, { headers: KEY, redirect: "manual", ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** What holds of each list under the mode with this ending. */
const BOTH: Readonly<Record<string, (path: string) => Promise<void>>> = {
  missing: async (path) => expect((await get(path)).status).toBe(404),
  html: async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(200);
    expect(text).toMatch(/^<!doctype html>/);
  },
  failure: async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ success: false, message: expect.any(String) });
  },
  error: async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ error: { message: expect.any(String) } });
  },
  status: async (path) => expect((await get(path)).status).toBe(500),
  "rate-limited": async (path) => {
    const { status, headers } = await get(path);
    expect([status, headers.get("retry-after")]).toEqual([429, "1"]);
  },
  null: async (path) => expect((await get(path)).text).toBe("null"),
  redirect: async (path) => {
    const { status, headers } = await get(path);
    expect([status, headers.get("location")]).toEqual([302, sandbox().otherUrl + path]);
  },
  slow: async (path) => {
    const signal = AbortSignal.timeout(300);
    await expect(get(path, { signal })).rejects.toThrow(/timeout/);
  },
  hang: async (path) => {
    const signal = AbortSignal.timeout(300);
    await expect(get(path, { signal })).rejects.toThrow(/timeout/);
  },
  cut: async (path) => expect(get(path)).rejects.toThrow(),
};

async function models(mode: string): Promise<unknown[]> {
  sandbox().setMode(mode);
  return (JSON.parse((await get("/v1/models")).text) as { data: unknown[] }).data;
}

async function balance(mode: string): Promise<[unknown, unknown]> {
  sandbox().setMode(mode);
  const [subscription, usage] = await Promise.all(PATHS.billing.map((path) => get(path)));
  const limit = JSON.parse(subscription?.text ?? "") as Record<string, unknown>;
  const used = JSON.parse(usage?.text ?? "") as Record<string, unknown>;
  return [limit["hard_limit_usd"], used["total_usage"]];
}

const ONE: Readonly<Record<string, () => Promise<void>>> = {
  "models-empty": async () => expect(await models("models-empty")).toEqual([]),
  "models-plain": async () => {
    const [first] = await models("models-plain");
    expect(first).toEqual({
      id: "dall-e-2",
      object: "model",
      created: expect.any(Number),
      owned_by: "system",
    });
  },
  "models-many": async () => expect(await models("models-many=300")).toHaveLength(300),
  "models-odd": async () => {
    const list = await models("models-odd");
    expect(list.slice(0, 2)).toEqual([null, "gpt-image-2"]);
    expect(list.length).toBeGreaterThan(10);
  },
  "billing-unlimited": async () =>
    expect(await balance("billing-unlimited")).toEqual([100_000_000, 275]),
  "billing-tokens": async () =>
    expect(await balance("billing-tokens")).toEqual([12_500_000, 35_000_000]),
  "billing-negative": async () => expect(await balance("billing-negative")).toEqual([1, 275]),
  "billing-text": async () => expect(await balance("billing-text")).toEqual(["20", "275"]),
};

describe("modes of the lists", () => {
  it("are all tested", () => {
    const both = ["models", "billing"].flatMap((on) =>
      Object.keys(BOTH).map((id) => `${on}-${id}`),
    );
    const cases = { ...ONE, ...Object.fromEntries(both.map((id) => [id, true])) };
    const { tested, known } = namesOf(cases, LIST_MODES);
    expect(tested).toEqual(known);
  });

  for (const on of ["models", "billing"] as const) {
    it.each(Object.entries(BOTH))(`${on}-%s`, async (id, check) => {
      sandbox().setMode(`${on}-${id}`);
      for (const path of PATHS[on]) await check(path);
    });
  }

  it.each(Object.entries(ONE))("%s", async (_, check) => check());

  it("leave the other list alone", async () => {
    sandbox().setMode("models-missing");
    expect((await get("/v1/dashboard/billing/usage")).status).toBe(200);
  });

  it("may pass, and may come with the base URL", async () => {
    sandbox().setMode("fails-once=models-status=503");
    expect((await get("/v1/models")).status).toBe(503);
    expect((await get("/v1/models")).status).toBe(200);
    expect((await get("/mode/models-html/v1/models")).text).toMatch(/^<!doctype/);
  });
});

describe("the balance", () => {
  it("is a limit and hundredths used, for those who have the key", async () => {
    expect(await balance("")).toEqual([20, 275]);
    expect((await get("/v1/dashboard/billing/usage", { headers: {} })).status).toBe(401);
  });
});

describe("the control address", () => {
  it("lists every mode with a line of description", async () => {
    const { text } = await get("/sandbox/modes", { headers: {} });
    const { modes } = JSON.parse(text) as { modes: { id: string; says: string }[] };
    expect(modes.length).toBeGreaterThan(150);
    expect(new Set(modes.map(({ id }) => id)).size).toBe(modes.length);
    for (const { says } of modes) expect(says).toMatch(/^[^\n]{10,120}$/);
  });

  it("lists and forgets what was received", async () => {
    await get("/v1/models");
    const list = async () =>
      JSON.parse((await get("/sandbox/requests")).text).requests as unknown[];
    expect(await list()).toMatchObject([{ kind: "models", path: "/v1/models" }]);
    await get("/sandbox/reset", { method: "POST" });
    expect(await list()).toEqual([]);
  });
});
