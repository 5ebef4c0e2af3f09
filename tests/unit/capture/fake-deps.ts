import sharp from "sharp";
import { vi } from "vitest";
import type { CaptureDeps } from "@/utils/capture/read/deps";
import type { CaptureTarget } from "@/utils/capture/read/target";
import { ok } from "@/utils/core/result";
import { makePage } from "./fake-page";

export const png = new Uint8Array(
  await sharp({ create: { width: 6, height: 4, channels: 3, background: "teal" } })
    .png()
    .toBuffer(),
);
export const never = new AbortController().signal;
export const target: CaptureTarget = {
  tabId: 1,
  frameId: 0,
  windowId: 1,
  sourceUrl: "https://cdn.test/a.png",
  pageUrl: "https://site.test/page",
  pageTitle: "A page",
};

export type Server = (url: string, init: RequestInit) => Response | Promise<Response>;

export const deny: Server = () => Promise.reject(new TypeError("Failed to fetch"));

export function makeDeps(server: Server, more: Partial<CaptureDeps> = {}) {
  const fetch = vi.fn((url: unknown, init: unknown) =>
    Promise.resolve().then(() => server(String(url), init as RequestInit)),
  );
  return {
    fetch: fetch as unknown as typeof globalThis.fetch,
    runInFrame: makePage("https://site.test/page").run,
    injectTools: async () => ok(null),
    withReferer: (_url: string, _referer: string, work: () => Promise<unknown>) => work() as never,
    withAllowOrigin: (_rule: unknown, work: () => Promise<unknown>) => work() as never,
    canDecode: async () => false,
    hasHost: async () => false,
    keepAliveWhile: <T>(work: Promise<T>) => work,
    calls: fetch.mock.calls as unknown as [string, RequestInit][],
    ...more,
  };
}

export const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
