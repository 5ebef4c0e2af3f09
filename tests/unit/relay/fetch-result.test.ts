import { describe, expect, it } from "vitest";
import { fetchResult } from "@/utils/relay/fetch-result";
import { fakeRelay, PNG_BYTES } from "./fake-relay";

const never = new AbortController().signal;
const ADDRESS = "https://store.test/a.png";

function picture(type = "image/png"): Response {
  return new Response(PNG_BYTES, { headers: { "content-type": type } });
}

function status(code: number): Response {
  return new Response("no", { status: code });
}

async function get(replies: Parameters<typeof fakeRelay>[0], url = ADDRESS) {
  const relay = fakeRelay(replies);
  const result = await fetchResult(url, relay.deps, never);
  return { result, calls: relay.calls, waits: relay.waits };
}

describe("fetchResult", () => {
  it("fetches without key, cookies or referrer", async () => {
    const { result, calls } = await get([picture()]);
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.type).toBe("image/png");
    expect(result.value.bytes).toEqual(PNG_BYTES);
    expect(calls[0]?.url).toBe(ADDRESS);
    expect(calls[0]?.init).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer" });
    expect(new Headers(calls[0]?.init.headers).has("authorization")).toBe(false);
  });

  it.each(["application/octet-stream", "image/jpeg", "text/html"])(
    "believes the bytes and not the type %s",
    async (type) => {
      const { result } = await get([picture(type)]);
      expect(result).toMatchObject({ ok: true, value: { type: "image/png" } });
    },
  );

  it("tries again with growing pauses, for that is free", async () => {
    const { result, waits } = await get([
      status(503),
      new TypeError("cut"),
      status(429),
      picture(),
    ]);
    expect(result.ok).toBe(true);
    expect(waits).toEqual([1000, 4000, 10_000]);
  });

  it("does not take half a picture for a whole one", async () => {
    let isSent = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (isSent) controller.error(new TypeError("network error"));
        else controller.enqueue(PNG_BYTES.subarray(0, 50));
        isSent = true;
      },
    });
    const { result, calls } = await get([new Response(body), picture()]);
    expect(result.ok && result.value.bytes.byteLength).toBe(PNG_BYTES.length);
    expect(calls).toHaveLength(2);
  });

  it("gives up after four tries", async () => {
    const { result, calls } = await get(Array.from({ length: 4 }, () => status(502)));
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: "result_unreachable",
        charge: "likely",
        status: 502,
        params: { host: "store.test" },
      },
    });
    expect(calls).toHaveLength(4);
  });

  it.each([401, 403, 404, 410])(
    "does not insist where the address is no longer good: %i",
    async (code) => {
      const { result, calls } = await get([status(code)]);
      expect(result).toMatchObject({ ok: false, error: { code: "result_expired", status: code } });
      expect(calls).toHaveLength(1);
    },
  );

  it("does not take a page for a picture", async () => {
    const { result, calls } = await get([new Response("<!doctype html><title>Sign in</title>")]);
    expect(result).toMatchObject({ ok: false, error: { code: "result_undecodable" } });
    expect(calls).toHaveLength(1);
  });

  it("tries plain http to another machine as https, and nothing odder", async () => {
    expect((await get([picture()], "http://store.test/a.png")).calls[0]?.url).toBe(ADDRESS);
    for (const url of ["http://store.test:8080/a.png", "ftp://store.test/a.png", "nonsense"]) {
      const { result, calls } = await get([], url);
      expect(result).toMatchObject({ ok: false, error: { code: "result_unreachable" } });
      expect(calls).toHaveLength(0);
    }
  });

  it("takes plain http on this machine", async () => {
    const { calls } = await get([picture()], "http://localhost:8080/a.png");
    expect(calls[0]?.url).toBe("http://localhost:8080/a.png");
  });

  it("stops when it is cancelled, though the picture has been paid for", async () => {
    const controller = new AbortController();
    const relay = fakeRelay([
      () => {
        controller.abort();
        return new Promise(() => undefined);
      },
    ]);
    const result = await fetchResult(ADDRESS, relay.deps, controller.signal);
    expect(result).toMatchObject({ ok: false, error: { code: "cancelled", charge: "likely" } });
  });

  it("reads no more than 64 MB", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(sent === 1 ? PNG_BYTES : new Uint8Array(1024 * 1024));
      },
    });
    const { result } = await get([new Response(body)]);
    expect(result).toMatchObject({ ok: false, error: { code: "result_too_large" } });
    expect(sent).toBeLessThan(70);
  });
});
