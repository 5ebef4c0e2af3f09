import { describe, expect, it } from "vitest";
import { fetchResult, RESULT_TIMEOUT_MS } from "@/utils/relay/fetch-result";
import { fakeRelay, PNG_BYTES } from "./fake-relay";
import { ADDRESS, FAR, get, HERE, never, picture, status } from "./fetching";

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

  it.each([403, 404])("waits for a store that says %i at first: asking is free", async (code) => {
    const { result, waits } = await get([status(code), status(code), picture()]);
    expect(result.ok).toBe(true);
    expect(waits).toEqual([1000, 4000]);
    const never = await get(Array.from({ length: 4 }, () => status(code)));
    expect(never.result).toMatchObject({
      ok: false,
      error: { code: "result_expired", status: code },
    });
  });

  it("keeps nothing of it in the browser's cache", async () => {
    const { calls } = await get([picture()]);
    expect(calls[0]?.init.cache).toBe("no-store");
  });

  it("says what broke, in the browser's words", async () => {
    const broken = Array.from({ length: 4 }, () => new TypeError("Failed to fetch"));
    expect((await get(broken)).result).toMatchObject({ error: { detail: "Failed to fetch" } });
    const odd = Array.from({ length: 4 }, () => () => Promise.reject("odd"));
    const { result } = await get(odd);
    expect(result.ok || result.error).not.toHaveProperty("detail");
  });

  it("stops its clock with each try", async () => {
    const relay = fakeRelay([status(503), picture()]);
    const clocks: (AbortSignal | undefined)[] = [];
    const sleep = (ms: number, signal?: AbortSignal) => {
      if (ms === RESULT_TIMEOUT_MS) clocks.push(signal);
      return relay.deps.sleep(ms);
    };
    await fetchResult({ url: ADDRESS, from: FAR }, { ...relay.deps, sleep }, never);
    expect(clocks.map((clock) => clock?.aborted)).toEqual([true, true]);
  });

  it("is not begun once it is cancelled", async () => {
    const relay = fakeRelay([]);
    const got = await fetchResult({ url: ADDRESS, from: FAR }, relay.deps, AbortSignal.abort());
    expect(got).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(relay.calls).toEqual([]);
  });

  it("is not tried again once it is cancelled during a pause", async () => {
    const controller = new AbortController();
    const relay = fakeRelay([status(503)]);
    const sleep = (ms: number) => {
      if (ms === RESULT_TIMEOUT_MS) return new Promise<void>(() => undefined);
      controller.abort();
      return Promise.reject(controller.signal.reason);
    };
    const deps = { ...relay.deps, sleep };
    const got = await fetchResult({ url: ADDRESS, from: FAR }, deps, controller.signal);
    expect(got).toMatchObject({ ok: false, error: { code: "cancelled", charge: "likely" } });
  });

  it("is cancelled, not unreachable, where the last try is broken off", async () => {
    const controller = new AbortController();
    const last = () => {
      controller.abort();
      return status(502);
    };
    const relay = fakeRelay([...Array.from({ length: 3 }, () => status(502)), last]);
    const got = await fetchResult({ url: ADDRESS, from: FAR }, relay.deps, controller.signal);
    expect(got).toMatchObject({ ok: false, error: { code: "cancelled", charge: "likely" } });
  });

  it("is fetched whatever is noted of the request, but never from this machine then", async () => {
    expect((await get([picture()], ADDRESS, "no address")).result.ok).toBe(true);
    expect((await get([], "http://127.0.0.1:9/a.png", "no address")).result.ok).toBe(false);
  });

  it.each([
    ["http://store.test:8080/a.png", "store.test:8080"],
    ["nonsense", "nonsense"],
    ["x".repeat(101), "x".repeat(100)],
  ])("names where %s would have led", async (url, host) => {
    expect((await get([], url)).result).toMatchObject({ error: { params: { host } } });
  });

  it.each([400, 401, 410])(
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

  it("takes plain http on this machine from a server that is there itself", async () => {
    const { calls } = await get([picture()], "http://localhost:8080/a.png", HERE);
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
    const result = await fetchResult({ url: ADDRESS, from: FAR }, relay.deps, controller.signal);
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
