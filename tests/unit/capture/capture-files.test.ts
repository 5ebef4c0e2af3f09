import { describe, expect, it } from "vitest";
import { captureImage } from "@/utils/capture/read/capture";
import { err } from "@/utils/core/result";
import { deny, makeDeps, never, png, target } from "./fake-deps";
import { answering, snapshotWith } from "./fake-snapshot";

const url = "file:///home/me/a%20cat.png";
const local = { ...target, sourceUrl: url, pageUrl: "file:///home/me/page.html" };

/** A page that shows the file and lets it be drawn, as Firefox does. */
const drawing = answering({
  locate: () => snapshotWith({ url }),
  hold: () => ({ ok: true, byteLength: png.length }),
  readChunkInPage: () => Buffer.from(png).toString("base64"),
});

describe("a picture of the person's disk", () => {
  it("is read as it is where the browser lets it", async () => {
    const deps = makeDeps(() => new Response(png), { runInFrame: drawing });
    expect(await captureImage(local, deps, never)).toMatchObject({
      kind: "captured",
      provenance: { way: "background", sourceUrl: url },
    });
  });

  it("is drawn again where the browser reads no files", async () => {
    const deps = makeDeps(deny, { runInFrame: drawing });
    expect(await captureImage(local, deps, never)).toMatchObject({
      kind: "captured",
      provenance: { way: "element" },
    });
  });

  it("has its word where the browser's switch is off", async () => {
    const denied = { kind: "denied", detail: "Cannot access contents of url file:///" } as const;
    const deps = makeDeps(deny, { injectTools: async () => err(denied) });
    expect(await captureImage(local, deps, never)).toMatchObject({
      kind: "failed",
      error: { code: "capture_file_access" },
    });
  });

  it("is never another one than was asked for", async () => {
    const other = { ...local, sourceUrl: "file:///home/me/other.png", isLargerVersion: true };
    const deps = makeDeps(deny, { runInFrame: drawing });
    expect(await captureImage(other, deps, never)).toMatchObject({ kind: "failed" });
  });

  it.each([
    ["a page of the web", { ...local, pageUrl: "https://site.test/" }],
    ["a frame of the web in a page of the disk", { ...local, frameUrl: "https://site.test/" }],
    ["a page whose address is not known", { ...local, pageUrl: "" }],
  ])("is not read for %s", async (_name, from) => {
    const deps = makeDeps(() => new Response(png), { runInFrame: drawing });
    expect(await captureImage(from, deps, never)).toMatchObject({
      error: { code: "capture_address_unusable" },
    });
    expect(deps.calls).toHaveLength(0);
  });
});

describe("a sandboxed page", () => {
  it("that may not even ask for its own picture is helped by its site's permission", async () => {
    const own = { ...target, sourceUrl: "https://site.test/own.png" };
    const runInFrame = answering({
      locate: () => snapshotWith({ url: own.sourceUrl }),
      fetchInPage: () => ({ ok: false, reason: "cross-origin" }),
      hold: () => ({ ok: false, reason: "tainted" }),
    });
    expect(await captureImage(own, makeDeps(deny, { runInFrame }), never)).toMatchObject({
      kind: "needs-permission",
      origins: ["https://site.test/*"],
    });
  });
});

describe("a picture whose connection broke", () => {
  it("is not drawn again, however much of it the page shows", async () => {
    const own = { ...target, sourceUrl: "https://site.test/own.png" };
    const runInFrame = answering({
      locate: () => snapshotWith({ url: own.sourceUrl }),
      fetchInPage: () => ({ ok: false, reason: "cut-off" }),
      hold: () => ({ ok: true, byteLength: png.length }),
      readChunkInPage: () => Buffer.from(png).toString("base64"),
    });
    expect(await captureImage(own, makeDeps(deny, { runInFrame }), never)).toMatchObject({
      kind: "failed",
      error: { code: "capture_cut_off" },
    });
  });
});
