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

/** A server somewhere on the web, and one on this machine. */
const FAR = "https://relay.test/v1/images/edits";
const HERE = "http://127.0.0.1:8080/v1/images/edits";

async function get(replies: Parameters<typeof fakeRelay>[0], url = ADDRESS, from = FAR) {
  const relay = fakeRelay(replies);
  const result = await fetchResult({ url, from }, relay.deps, never);
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

  it("shows the key at the request's own origin alone, and only where it is asked for", async () => {
    const own = "https://relay.test/files/a.png";
    const fetched = async (url: string) => {
      const relay = fakeRelay([status(401), picture(), picture()]);
      const key = "sk-1234567890";
      const result = await fetchResult({ url, from: FAR, key }, relay.deps, never);
      const sent = relay.calls.map(({ init }) => new Headers(init.headers).get("authorization"));
      return { isOk: result.ok, sent };
    };
    expect(await fetched(own)).toEqual({ isOk: true, sent: [null, "Bearer sk-1234567890"] });
    expect(await fetched(ADDRESS)).toEqual({ isOk: false, sent: [null] });
    expect(await fetched("https://relay.test:8443/a.png")).toEqual({ isOk: false, sent: [null] });
  });

  it("follows no redirect with the key", async () => {
    const own = "https://relay.test/files/a.png";
    const moved = new Response(null, { status: 302, headers: { location: ADDRESS } });
    const relay = fakeRelay([status(401), moved, picture()]);
    await fetchResult({ url: own, from: FAR, key: "sk-1234567890" }, relay.deps, never);
    const sent = relay.calls.map(({ url, init }) => [
      url,
      new Headers(init.headers).has("authorization"),
    ]);
    expect(sent).toEqual([
      [own, false],
      [own, true],
      [ADDRESS, false],
    ]);
  });

  it.each([401, 410])("does not insist where the address is no longer good: %i", async (code) => {
    const { result, calls } = await get([status(code)]);
    expect(result).toMatchObject({ ok: false, error: { code: "result_expired", status: code } });
    expect(calls).toHaveLength(1);
  });

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

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}

/** As browsers give it: where it leads is hidden. */
function hiddenRedirect(): Response {
  return Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" });
}

function at(url: string, response = picture()): Response {
  return Object.defineProperty(response, "url", { value: url });
}

const HOME = [
  "http://127.0.0.1:9/a.png",
  "http://localhost/a.png",
  "http://[::1]/a.png",
  "https://192.168.0.1/a.png",
  "https://10.1.2.3/a.png",
  "https://172.16.0.1/a.png",
  "https://169.254.169.254/latest/meta-data",
  "https://[fd00::1]/a.png",
  "https://[::ffff:127.0.0.1]/a.png",
  "https://printer/a.png",
  "https://nas.local/a.png",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "chrome-extension://abc/a.png",
  "data:image/png;base64,AAAA",
];

describe("a result's address that leads to this machine or its network", () => {
  it.each(HOME)("is not fetched: %s", async (url) => {
    const { result, calls } = await get([], url);
    expect(result).toMatchObject({ ok: false, error: { code: "result_unreachable" } });
    expect(calls).toHaveLength(0);
  });

  it.each(HOME)("is not followed from elsewhere: %s", async (url) => {
    const { result, calls } = await get([redirect("https://cdn.test/b"), redirect(url)]);
    expect(result).toMatchObject({ ok: false, error: { code: "result_unreachable" } });
    expect(calls.map((call) => call.url)).toEqual([ADDRESS, "https://cdn.test/b"]);
  });

  it("is followed for a server that is there itself", async () => {
    const { result, calls } = await get(
      [redirect("/b.png"), picture()],
      "http://127.0.0.1:9/a.png",
      HERE,
    );
    expect(result.ok).toBe(true);
    expect(calls[1]?.url).toBe("http://127.0.0.1:9/b.png");
  });

  it("is refused after the fact where a browser hid the way, and blocked on the way", async () => {
    const relay = fakeRelay([hiddenRedirect(), () => at("http://127.0.0.1:9/secret.png")]);
    let isBlocked = false;
    const awayFromHome = async <T>(work: () => Promise<T>) => {
      isBlocked = true;
      return work();
    };
    const deps = { ...relay.deps, awayFromHome };
    const result = await fetchResult({ url: ADDRESS, from: FAR }, deps, never);
    expect(result).toMatchObject({ ok: false, error: { code: "result_unreachable" } });
    expect(isBlocked).toBe(true);
    expect(relay.calls.map(({ init }) => init.redirect)).toEqual(["manual", "follow"]);
  });
});

describe("a redirect to another file store", () => {
  it("is followed, hidden or not", async () => {
    const open = await get([redirect("https://cdn.test/b.png"), picture()]);
    expect(open.result.ok).toBe(true);
    const hidden = await get([hiddenRedirect(), () => at("https://cdn.test/b.png")]);
    expect(hidden.result.ok).toBe(true);
  });

  it("that never ends is given up", async () => {
    const { result, calls } = await get(Array.from({ length: 9 }, () => redirect("/again")));
    expect(result).toMatchObject({ ok: false, error: { code: "result_unreachable" } });
    expect(calls).toHaveLength(6);
  });
});
