import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readAnswer } from "@/utils/relay/answer";
import type { EditRequest } from "@/utils/relay/request";
import { sendEdit } from "@/utils/relay/send/send";
import { makeDeps, makeRequest } from "../integration/relay-run.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { type Gateway, startGateway } from "./gateway.ts";

const TIMEOUT_MS = 30_000;
const never = new AbortController().signal;

let sandbox: Sandbox;
let gateway: Gateway;

beforeAll(async () => {
  sandbox = await startSandbox();
  gateway = await startGateway();
});
beforeEach(() => sandbox.reset());
afterAll(async () => {
  gateway?.close();
  await sandbox?.close();
});

/** An edit to the gateway, which is told by the profile's extra headers where the sandbox is. */
async function throughGateway(mode = "") {
  const changes: Partial<EditRequest> = {
    model: "gpt-image-1.5",
    sentSize: { width: 1024, height: 1024 },
    options: { count: 1, size: "auto" },
  };
  const request = { ...makeRequest(sandbox, mode, changes), baseUrl: gateway.url };
  const { deps } = makeDeps(TIMEOUT_MS);
  const host = makeRequest(sandbox, mode).baseUrl;
  const told = { "x-portkey-provider": "openai", "x-portkey-custom-host": `${host}/v1` };
  const send = (url: string, init?: RequestInit) => {
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), ...told };
    return fetch(url, { ...init, headers });
  };
  const answer = await sendEdit(request, { ...deps, fetch: send }, {}, never);
  const read = answer.ok ? readAnswer(answer.value) : answer;
  const edits = sandbox.requests.filter(({ kind }) => kind === "edits");
  return { read, edits };
}

describe("an edit through Portkey's gateway", () => {
  // Version 1.15 throws on Node at every good answer of this endpoint ("immutable" headers) and says
  // 500 for what was done and paid. Nobody but the gateway can help it, but nobody pays twice.
  it("arrives once with all its parts; where the gateway loses the answer, it may be charged", async () => {
    const { read, edits } = await throughGateway();
    expect(edits.map(({ status }) => status)).toEqual([200]);
    const names = ["image", "mask", "prompt", "n", "size", "model"];
    expect(edits[0]?.parts.map(({ name }) => name)).toEqual(names);
    expect(edits[0]?.fields["prompt"]).toBe("a red door, 红色的门");
    expect(!read.ok && [read.error.code, read.error.charge]).toEqual(["server_error", "maybe"]);
  });

  it.each([
    ["key-rejected", "key_rejected"],
    ["moderation", "content_refused"],
    ["token-quota", "balance_too_low"],
    ["status=500", "server_error"],
  ] as const)("is refused once, for the same reason as without it: %s", async (mode, code) => {
    const { read, edits } = await throughGateway(mode);
    expect(!read.ok && read.error.code).toBe(code);
    expect(edits).toHaveLength(1);
  });
});
