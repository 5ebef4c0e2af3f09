import { describe, expect, it } from "vitest";
import { fetchResult } from "@/utils/relay/fetch-result";
import { fakeRelay } from "./fake-relay";
import { ADDRESS, FAR, never, picture, redirect, status } from "./fetching";

describe("a result that lies behind the key", () => {
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

  it.each([400, 404, 410, 500])("does not show the key to one that says %i", async (code) => {
    const own = "https://relay.test/files/a.png";
    const relay = fakeRelay([status(code), ...Array(3).fill(picture())]);
    await fetchResult({ url: own, from: FAR, key: "sk-1234567890" }, relay.deps, never);
    const shown = relay.calls.filter(({ init }) => new Headers(init.headers).has("authorization"));
    expect(shown).toEqual([]);
  });

  it("shows the key where it is forbidden without, and then asks for the bytes only", async () => {
    const own = "https://relay.test/files/a.png";
    const relay = fakeRelay([status(403), picture()]);
    const got = await fetchResult({ url: own, from: FAR, key: "sk-1234567890" }, relay.deps, never);
    expect(got.ok).toBe(true);
    expect(relay.calls.map(({ init }) => init.redirect)).toEqual(["manual", "manual"]);
    const shown = relay.calls.map(({ init }) => new Headers(init.headers).has("authorization"));
    expect(shown).toEqual([false, true]);
  });

  it("has no key to show where none is set", async () => {
    const relay = fakeRelay([status(401)]);
    const own = "https://relay.test/files/a.png";
    expect((await fetchResult({ url: own, from: FAR }, relay.deps, never)).ok).toBe(false);
    expect(relay.calls).toHaveLength(1);
  });

  it("shows the key to no address that it was led to", async () => {
    const own = "https://relay.test/files/a.png";
    const relay = fakeRelay([redirect("/files/b.png"), status(401)]);
    await fetchResult({ url: own, from: FAR, key: "sk-1234567890" }, relay.deps, never);
    expect(relay.calls.map(({ init }) => new Headers(init.headers).has("authorization"))).toEqual([
      false,
      false,
    ]);
  });

  it("lets go of the bodies it does not read", async () => {
    let cancelled = 0;
    const unread = (code: number, headers: Record<string, string> = {}) =>
      new Response(
        new ReadableStream({
          cancel: () => {
            cancelled += 1;
          },
        }),
        {
          status: code,
          headers,
        },
      );
    const own = "https://relay.test/files/a.png";
    const led = { location: ADDRESS };
    const relay = fakeRelay([unread(401), unread(307, led), picture()]);
    await fetchResult({ url: own, from: FAR, key: "sk-1234567890" }, relay.deps, never);
    expect(cancelled).toBe(2);
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
});
