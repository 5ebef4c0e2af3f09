import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readProfileBalance } from "@/utils/edits/read-balance";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { profileWith } from "../support/profile.ts";

let sandbox: Sandbox;

const read = (change: object = {}) =>
  readProfileBalance("one", {
    fetch: (url, init) => fetch(url, init),
    now: () => Date.now(),
    sleep: (ms, signal) =>
      new Promise((done) => {
        const timer = setTimeout(done, ms);
        signal?.addEventListener("abort", () => clearTimeout(timer));
      }),
    readProfile: async () => profileWith({ baseUrl: sandbox.relayUrl }),
    readKey: async () => "sandbox-key",
    hasHost: async () => true,
    ...change,
  });

beforeAll(async () => {
  sandbox = await startSandbox();
});

beforeEach(() => sandbox.reset());

afterAll(() => sandbox?.close());

describe("a profile's balance", () => {
  it("is what the server says is left", async () => {
    expect(await read()).toEqual({
      ok: true,
      value: { kind: "limited", remaining: expect.any(Number), limit: expect.any(Number) },
    });
  });

  it("is nothing, and no error, where it cannot be known; nobody is asked in vain", async () => {
    const nothing = { ok: true, value: null };
    expect(await read({ hasHost: async () => false })).toEqual(nothing);
    expect(await read({ readKey: async () => undefined })).toEqual(nothing);
    expect(await read({ readProfile: async () => undefined })).toEqual(nothing);
    expect(sandbox.requests).toHaveLength(0);
    expect(await read({ readKey: async () => "another-key" })).toEqual(nothing);
  });
});
