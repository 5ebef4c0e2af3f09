import { describe, expect, it } from "vitest";
import { captureImage } from "@/utils/capture/read/capture";
import type { CaptureDeps } from "@/utils/capture/read/deps";
import { ok } from "@/utils/core/result";
import { makeDeps, never, png, type Server, target } from "./fake-deps";

describe("a server without end", () => {
  const timeLimits = { idleMs: 30, totalMs: 90 };

  it("is left when nothing comes", async () => {
    const silent: Server = (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
      });
    const deps = makeDeps(silent, { timeLimits, hasHost: async () => true });
    expect(await captureImage(target, deps, never)).toMatchObject({
      error: { code: "capture_timed_out" },
    });
  });

  it("is left when it drips for ever", async () => {
    const drip: Server = (_url, { signal }) => {
      const body = new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          if (signal?.aborted) controller.error(new DOMException("", "AbortError"));
          else controller.enqueue(new Uint8Array(1));
        },
      });
      return new Response(body);
    };
    const deps = makeDeps(drip, { timeLimits, hasHost: async () => true });
    expect(await captureImage(target, deps, never)).toMatchObject({
      error: { code: "capture_timed_out" },
    });
  });

  it("ends at once when the person stops it", async () => {
    const controller = new AbortController();
    const hang: Server = (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
        controller.abort();
      });
    const outcome = await captureImage(
      target,
      makeDeps(hang, { hasHost: async () => true }),
      controller.signal,
    );
    expect(outcome).toMatchObject({ error: { code: "capture_cancelled" } });
  });
});

describe("a capture that is stopped while the page is still looked at", () => {
  it("does not begin to read the picture through the page, which nobody would stop", async () => {
    const controller = new AbortController();
    const run: string[] = [];
    const outcome = await captureImage(
      { ...target, sourceUrl: "https://site.test/a.png" },
      makeDeps(() => Promise.reject(new Error("not to be asked")), {
        injectTools: async () => {
          controller.abort();
          return ok(null);
        },
        runInFrame: async (_frame, func) => {
          run.push(func.name);
          return ok(undefined);
        },
      }),
      controller.signal,
    );
    expect(outcome).toMatchObject({ error: { code: "capture_cancelled" } });
    expect(run).toEqual(["callTool"]);
  });
});

describe("an address on the person's own network", () => {
  it.each([
    "http://127.0.0.1/a.png",
    "http://192.168.1.1/a.png",
    "http://[::1]/a.png",
    "http://nas/a.png",
  ])("is not read for a page of the web: %s", async (sourceUrl) => {
    const deps = makeDeps(() => new Response(png), { hasHost: async () => true });
    const outcome = await captureImage({ ...target, sourceUrl }, deps, never);
    expect(outcome).toMatchObject({ error: { code: "capture_address_unusable" } });
    expect(deps.calls).toHaveLength(0);
  });

  it("is not kept when a redirect leads there", async () => {
    const response = new Response(png);
    Object.defineProperty(response, "url", { value: "http://10.0.0.7/a.png" });
    const deps = makeDeps(() => response, { hasHost: async () => true });
    expect(await captureImage(target, deps, never)).toMatchObject({
      error: { code: "capture_address_unusable" },
    });
  });

  it("is read for a page that lies there itself", async () => {
    const local = {
      ...target,
      sourceUrl: "http://127.0.0.1:81/a.png",
      pageUrl: "http://localhost/",
    };
    const deps = makeDeps(() => new Response(png), { hasHost: async () => true });
    expect(await captureImage(local, deps, never)).toMatchObject({ kind: "captured" });
  });
});

describe("a page that lies", () => {
  it.each([
    ["nothing", undefined],
    ["a length beyond all measure", { ok: true, byteLength: 2 ** 40 }],
    ["another length than it gives", { ok: true, byteLength: 10 }],
    ["a string", "boo"],
  ])("about what it holds, with %s, makes nothing but the next way", async (_name, answer) => {
    const own = { ...target, sourceUrl: "https://site.test/own.png" };
    const runInFrame: CaptureDeps["runInFrame"] = async (_frame, func) => ({
      ok: true,
      value: func.name === "fetchInPage" ? answer : "AAAA",
    });
    const deps = makeDeps(() => new Response(png), { runInFrame });
    expect(await captureImage(own, deps, never)).toMatchObject({
      provenance: { way: "background" },
    });
  });
});
