import { describe, expect, it } from "vitest";
import { fetchResult } from "@/utils/relay/fetch-result";
import { fakeRelay, PNG_BYTES } from "./fake-relay";

const never = new AbortController().signal;

/** The picture, as it looks after redirects that ended at `url`. */
function pictureFrom(url: string): Response {
  return Object.defineProperty(new Response(PNG_BYTES), "url", { value: url });
}

async function follow(finalUrl: string) {
  const relay = fakeRelay([pictureFrom(finalUrl)]);
  const result = await fetchResult("https://store.test/a.png", relay.deps, never);
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
      expect(calls).toBe(1);
    },
  );

  it.each(["https://cdn.test/b.png", "http://127.0.0.1:9000/b.png", ""])(
    "is followed to %j",
    async (finalUrl) => {
      const { result } = await follow(finalUrl);
      expect(result).toMatchObject({ ok: true, value: { type: "image/png" } });
    },
  );
});
