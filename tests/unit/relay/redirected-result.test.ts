import { describe, expect, it } from "vitest";
import { fetchResult } from "@/utils/relay/fetch-result";
import { fakeRelay, PNG_BYTES } from "./fake-relay";

const never = new AbortController().signal;

/** The picture, as it looks after redirects that ended at `url`. */
function pictureFrom(url: string): Response {
  return Object.defineProperty(new Response(PNG_BYTES), "url", { value: url });
}

/** As a browser gives it: where it leads is hidden. */
function hidden(): Response {
  return Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" });
}

async function follow(finalUrl: string, server = "https://relay.test") {
  const relay = fakeRelay([hidden(), pictureFrom(finalUrl)]);
  const address = { url: "https://store.test/a.png", from: server };
  const result = await fetchResult(address, relay.deps, never);
  return { result, calls: relay.calls.length };
}

describe("a result's address that leads elsewhere", () => {
  it.each(["http://store.test/a.png", "http://store.test:8080/a.png", "http://192.168.0.2/a.png"])(
    "is not followed to %s: anybody on the way could change the picture",
    async (finalUrl) => {
      const { result, calls } = await follow(finalUrl);
      expect(result).toMatchObject({
        ok: false,
        error: { code: "result_unreachable", charge: "likely", params: { host: "store.test" } },
      });
      expect(calls).toBe(2);
    },
  );

  it("is followed to another store", async () => {
    const { result } = await follow("https://cdn.test/b.png");
    expect(result).toMatchObject({ ok: true, value: { type: "image/png" } });
  });

  it("is followed to this machine for a server that is on it, and for no other", async () => {
    const here = "http://127.0.0.1:9000/b.png";
    expect((await follow(here, "http://localhost:8080")).result.ok).toBe(true);
    expect((await follow(here)).result.ok).toBe(false);
  });
});
