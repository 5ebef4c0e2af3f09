import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { type FinishDeps, finishFromAnswer } from "@/utils/edits/finish";
import { fakeRelay } from "../relay/fake-relay";

const never = new AbortController().signal;
const ADDRESS = "https://store.test/a.png";

async function finish(data: readonly unknown[], hasHost: boolean) {
  const relay = fakeRelay(Array.from({ length: 4 }, () => new TypeError("Failed to fetch")));
  const deps: FinishDeps = {
    ...relay.deps,
    hasHost: async () => hasHost,
    canDecode: async () => true,
  };
  const bytes = new TextEncoder().encode(JSON.stringify({ data }));
  const raw = { status: 200, contentType: "application/json", url: "https://relay.test/v1", bytes };
  return finishFromAnswer(raw, "", deps, never);
}

describe("an answer of which no picture could be used", () => {
  it.each([
    [false, "result_host_not_allowed"],
    [true, "result_unreachable"],
  ])("fails with what can still be done something about (host allowed: %s)", async (has, code) => {
    const items = [{ b64_json: "bm90IGEgcGljdHVyZQ==" }, { url: ADDRESS }, { b64_json: "AAAA" }];
    expect(await finish(items, has)).toMatchObject({ ok: false, error: { code } });
  });

  it("fails with the first error where nothing can be done about any", async () => {
    const items = [{ b64_json: "bm90IGEgcGljdHVyZQ==" }, { nothing: "in it" }];
    expect(await finish(items, true)).toMatchObject({
      ok: false,
      error: { code: "result_undecodable" },
    });
  });
});
