import { describe, expect, it } from "vitest";
import { fetchResult } from "@/utils/relay/fetch-result";
import { fakeRelay, PNG_BYTES } from "./fake-relay";
import { ADDRESS, FAR, get, HERE, never, picture, redirect } from "./fetching";

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

  it.each([300, 301, 302, 303, 307, 308, 399])(
    "is one by any status from 300: %i",
    async (code) => {
      // `Response` takes a few statuses of redirects only with a body that is null.
      const moved = new Response(null, {
        status: code,
        headers: { location: "https://cdn.test/b" },
      });
      const { calls } = await get([moved, picture()]);
      expect(calls.map(({ url }) => url)).toEqual([ADDRESS, "https://cdn.test/b"]);
    },
  );

  it.each([299, 400])("is none where the status is %i, whatever its location", async (code) => {
    const odd = new Response(PNG_BYTES, {
      status: code,
      headers: { location: "https://cdn.test/b" },
    });
    const { calls, result } = await get([odd]);
    expect(calls).toHaveLength(1);
    expect(result.ok).toBe(code < 300);
  });

  it("that names no address, or none that is one, leads nowhere", async () => {
    const lost = new Response("no", { status: 302 });
    const tries = Array.from({ length: 4 }, () => lost.clone());
    expect((await get(tries)).result).toMatchObject({ error: { status: 302 } });
    expect((await get([redirect("https://[oops")])).result).toEqual({
      ok: false,
      error: { code: "result_unreachable", charge: "likely", params: { host: "store.test" } },
    });
    const nowhere = await get([hiddenRedirect(), () => at("")]);
    expect(nowhere.result).toMatchObject({ ok: false, error: { code: "result_unreachable" } });
  });

  it("is followed openly where the server is on this machine", async () => {
    const relay = fakeRelay([hiddenRedirect(), () => at("http://127.0.0.1:9/b.png")]);
    const awayFromHome = () => Promise.reject(new Error("nothing has to be kept away"));
    const address = { url: "http://127.0.0.1:9/a.png", from: HERE };
    expect((await fetchResult(address, { ...relay.deps, awayFromHome }, never)).ok).toBe(true);
    expect(relay.calls.map(({ init }) => init.redirect)).toEqual(["manual", "follow"]);
  });

  it("that never ends is given up", async () => {
    const { result, calls } = await get(Array.from({ length: 9 }, () => redirect("/again")));
    expect(result).toMatchObject({ ok: false, error: { code: "result_unreachable" } });
    expect(calls).toHaveLength(6);
  });
});
