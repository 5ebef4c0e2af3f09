import { describe, expect, it } from "vitest";
import { captureImage } from "@/utils/capture/read/capture";
import { bytesOf, deny, makeDeps, never, png, target } from "./fake-deps";
import { makePage } from "./fake-page";

describe("a picture of another site", () => {
  it("needs that one site's permission where the site lets nobody read", async () => {
    const outcome = await captureImage(target, makeDeps(deny), never);
    expect(outcome).toEqual({
      kind: "needs-permission",
      host: "cdn.test",
      origins: ["https://cdn.test/*"],
      reason: "source",
    });
  });

  it("needs none where the site lets everybody read, and no cookies travel", async () => {
    const deps = makeDeps(() => new Response(png));
    const outcome = await captureImage(target, deps, never);
    expect(outcome).toMatchObject({
      kind: "captured",
      header: { type: "image/png", size: { width: 6, height: 4 } },
      provenance: {
        way: "background",
        pageTitle: "A page",
        pageUrl: "https://site.test/page",
        sourceUrl: "https://cdn.test/a.png",
      },
    });
    expect(outcome.kind === "captured" && (await bytesOf(outcome.bytes))).toEqual(png);
    expect(deps.calls[0]?.[1].credentials).toBe("omit");
  });

  it("goes on with the same target once it is given, cookies included", async () => {
    const deps = makeDeps(() => new Response(png), { hasHost: async () => true });
    expect(await captureImage(target, deps, never)).toMatchObject({ kind: "captured" });
    expect(deps.calls[0]?.[1].credentials).toBe("include");
  });

  it("asks for http and for the https it mostly redirects to", async () => {
    const sourceUrl = "http://cdn.test:8080/a.png";
    const outcome = await captureImage({ ...target, sourceUrl }, makeDeps(deny), never);
    expect(outcome).toMatchObject({ origins: ["http://cdn.test/*", "https://cdn.test/*"] });
  });

  it.each([
    [403, "capture_forbidden"],
    [404, "capture_not_found"],
    [500, "capture_unreachable"],
  ])("says so when the server answers %i although it was allowed", async (status, code) => {
    const deps = makeDeps(() => new Response("no", { status }), { hasHost: async () => true });
    expect(await captureImage(target, deps, never)).toMatchObject({
      kind: "failed",
      error: { code, status },
    });
  });

  it("is told from a page by its bytes, whatever the header says", async () => {
    const headers = { "content-type": "image/png" };
    const login = () => new Response("<!doctype html><p>Log in</p>", { headers });
    const deps = makeDeps(login, { hasHost: async () => true });
    expect(await captureImage(target, deps, never)).toMatchObject({
      error: { code: "capture_not_an_image" },
    });
    const unnamed = makeDeps(() => new Response(png, { headers: { "content-type": "text/html" } }));
    const outcome = await captureImage(target, unnamed, never);
    expect(outcome.kind === "captured" && outcome.bytes.type).toBe("image/png");
  });
});

describe("a page's own picture", () => {
  const own = { ...target, sourceUrl: "https://site.test/own.png" };
  const pageWith = (answer: () => Response) =>
    makePage("https://site.test/page", { fetch: answer });

  it("comes through the page, without any permission, and leaves nothing behind", async () => {
    const page = pageWith(() => new Response(png));
    const deps = makeDeps(deny, { runInFrame: page.run });
    const outcome = await captureImage(own, deps, never);
    expect(outcome).toMatchObject({ kind: "captured", provenance: { way: "page" } });
    expect(outcome.kind === "captured" && (await bytesOf(outcome.bytes))).toEqual(png);
    expect(deps.calls).toHaveLength(0);
    expect(Object.keys(page.world).filter((name) => name.startsWith("redraw"))).toEqual([]);
  });

  it("of several megabytes comes over in pieces, unchanged", async () => {
    const large = new Uint8Array(7_000_001).map((_, index) => index % 251);
    large.set(png);
    const page = pageWith(() => new Response(large));
    const outcome = await captureImage(own, makeDeps(deny, { runInFrame: page.run }), never);
    expect(outcome.kind === "captured" && Buffer.compare(await bytesOf(outcome.bytes), large)).toBe(
      0,
    );
    expect(page.calls.filter((name) => name === "readChunkInPage")).toHaveLength(3);
  });

  it("is fetched with the page's cookies", async () => {
    const asked: RequestInit[] = [];
    const fetch = (_url: string, init: RequestInit) => {
      asked.push(init);
      return new Response(png);
    };
    const { run } = makePage("https://site.test/page", { fetch });
    await captureImage(own, makeDeps(deny, { runInFrame: run }), never);
    expect(asked[0]?.credentials).toBe("include");
  });

  it("behind a blob: address is read in its page only", async () => {
    const page = makePage("https://site.test/", { fetch: () => new Response(png) });
    const blob = { ...target, sourceUrl: "blob:https://site.test/5e8f" };
    const deps = makeDeps(deny, { runInFrame: page.run });
    expect(await captureImage(blob, deps, never)).toMatchObject({ kind: "captured" });
    expect(deps.calls).toHaveLength(0);
  });

  it("that the page itself is refused needs no permission, but a word", async () => {
    const page = pageWith(() => new Response("", { status: 404 }));
    const outcome = await captureImage(own, makeDeps(deny, { runInFrame: page.run }), never);
    expect(outcome).toMatchObject({ kind: "failed", error: { code: "capture_not_found" } });
  });

  it("larger than the limit is given up while it still arrives", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(8 * 1024 * 1024));
      },
    });
    const page = pageWith(() => new Response(endless));
    const outcome = await captureImage(own, makeDeps(deny, { runInFrame: page.run }), never);
    expect(outcome).toMatchObject({ kind: "failed", error: { code: "capture_too_many_bytes" } });
    expect(pulled).toBeLessThan(12);
  });
});

describe("a picture in its own address", () => {
  it.each([
    ["base64", `data:image/png;base64,${Buffer.from(png).toString("base64")}`],
    [
      "base64 with escapes",
      `data:;base64,${encodeURIComponent(Buffer.from(png).toString("base64"))}`,
    ],
    ["percent escapes", `data:image/svg+xml,${encodeURIComponent("<svg width='3' height='2'/>")}`],
    ["bare text", "data:image/svg+xml;utf8,<svg width='3' height='2' fill='red'/>"],
  ])("is decoded from %s without touching page or network", async (_name, sourceUrl) => {
    const page = makePage("https://site.test/");
    const deps = makeDeps(deny, { runInFrame: page.run });
    const outcome = await captureImage({ ...target, sourceUrl }, deps, never);
    expect(outcome).toMatchObject({ kind: "captured", provenance: { way: "data-url" } });
    expect(outcome.kind === "captured" && outcome.provenance.sourceUrl).toBeUndefined();
    expect(deps.calls).toHaveLength(0);
  });

  it.each([
    ["data:image/png;base64,", "capture_empty"],
    ["data:image/png;base64,!!!!", "capture_address_unusable"],
    ["data:text/html,<p>hello</p>", "capture_not_an_image"],
    ["javascript:alert(1)", "capture_address_unusable"],
    ["ftp://site.test/a.png", "capture_address_unusable"],
  ])("is refused for %s", async (sourceUrl, code) => {
    const outcome = await captureImage({ ...target, sourceUrl }, makeDeps(deny), never);
    expect(outcome).toMatchObject({ kind: "failed", error: { code } });
  });
});
