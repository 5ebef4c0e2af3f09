import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readBalance } from "@/utils/relay/balance";
import { listModels } from "@/utils/relay/models";
import { SANDBOX_KEY } from "../sandbox/relay/record.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { makeDeps } from "./relay-run.ts";

const never = new AbortController().signal;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

function server(mode: string, key = SANDBOX_KEY) {
  return { baseUrl: `${sandbox.relayUrl}/mode/${encodeURIComponent(mode)}`, key };
}

const IMAGE_IDS = [
  "dall-e-2",
  "gpt-image-1-mini",
  "gpt-image-1.5",
  "gpt-image-2",
  "gpt-image-2.5-preview",
];

describe("testing a connection", () => {
  it.each(["models-plain", "models-odd"])("lists the models: %s", async (mode) => {
    const models = await listModels(server(mode), makeDeps(15_000).deps, never);
    expect(models.ok && [...models.value.imageIds].sort()).toEqual(IMAGE_IDS);
  });

  it.each([
    ["models-missing", "endpoint_missing", 1],
    ["models-html", "answer_is_a_page", 1],
    ["models-failure", "server_error", 1],
    ["models-error", "server_error", 1],
    ["models-null", "answer_unreadable", 1],
    ["models-status=500", "server_error", 3],
    ["models-status=403", "access_denied", 1],
    ["models-rate-limited", "rate_limited", 3],
    ["models-redirect", "redirected", 1],
    ["models-hang", "timed_out", 1],
    ["models-cut", "server_unreachable", 3],
  ])("says of %s: %s, never charged, asked %i times", async (mode, code, times) => {
    const models = await listModels(server(mode), makeDeps(800).deps, never);
    expect(models).toMatchObject({ ok: false, error: { code, charge: "none" } });
    expect(sandbox.requests.filter(({ kind }) => kind === "models")).toHaveLength(times);
    expect(sandbox.requests.filter((request) => request.server === "other")).toEqual([]);
  });

  it("says that the key is wrong, and that nobody is there", async () => {
    const { deps } = makeDeps(15_000);
    const wrong = await listModels(server("models-plain", "sk-wrong"), deps, never);
    expect(wrong).toMatchObject({ ok: false, error: { code: "key_rejected" } });
    const down = { baseUrl: "http://127.0.0.1:9", key: SANDBOX_KEY };
    expect(await listModels(down, deps, never)).toMatchObject({
      ok: false,
      error: { code: "server_unreachable", params: { host: "127.0.0.1:9" } },
    });
  });
});

describe("the balance", () => {
  it.each([
    ["models-plain", { kind: "limited", remaining: 17.25, limit: 20 }],
    ["billing-unlimited", { kind: "unlimited" }],
    ["billing-tokens", { kind: "limited", remaining: 12_150_000, limit: 12_500_000 }],
    ["billing-negative", { kind: "limited", remaining: -1.75, limit: 1 }],
    ["billing-text", { kind: "limited", remaining: 17.25, limit: 20 }],
    ["billing-missing", undefined],
    ["billing-html", undefined],
    ["billing-failure", undefined],
    ["billing-error", undefined],
    ["billing-null", undefined],
    ["billing-redirect", undefined],
    ["billing-status=500", undefined],
  ])("of %s is %j", async (mode, balance) => {
    const { deps } = makeDeps(15_000);
    expect(await readBalance(server(mode), deps, never)).toEqual(balance);
  });
});
