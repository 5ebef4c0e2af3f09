import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { build } from "vite";
import type { AppError } from "@/utils/core/app-error";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { findBrowser } from "../find-browser.ts";
import { findFirefox } from "../firefox.ts";
import { serveFolder } from "../stage-page/serve-folder.ts";
import type { Wire } from "./wire.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(here, "../../..");

/** The extension pages' policy, as far as it concerns workers. */
const POLICY = "default-src 'self'; script-src 'self'; object-src 'none'";

/** A blob for the page. */
export function asBlob(bytes: Uint8Array, type = "image/png"): Wire {
  return { blob: Buffer.from(bytes).toString("base64"), type };
}

/** The bytes of a blob that the page answered. */
export function asBytes(value: unknown): Buffer {
  return Buffer.from((value as { blob: string }).blob, "base64");
}

export type Answer =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly error: AppError };

/** What a job answered; a failed one is an error of the test. */
export function answered(answer: Answer): Record<string, unknown> {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

export interface PixelsBrowser {
  readonly page: Page;
  /** Calls the pixel client in the page, in its real worker. */
  call(method: keyof PixelClient, ...args: Wire[]): Promise<Answer>;
  close(): Promise<void>;
}

export type Engine = "chromium" | "firefox";

/**
 * Builds a page that holds only the pixel client, and opens it in a real browser.
 *
 * @param files by name, for the page to fetch from `/files/…`
 */
export async function openPixelsBrowser(
  engine: Engine = "chromium",
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<PixelsBrowser> {
  const outDir = await mkdtemp(join(tmpdir(), "pixels-page-"));
  await build({
    configFile: false,
    root: here,
    logLevel: "warn",
    resolve: { alias: { "@": root } },
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, target: "es2023" },
  });
  const serve = serveFolder(outDir);
  const server = createServer((request, response) => {
    response.setHeader("content-security-policy", POLICY);
    const file = files.get(request.url?.replace("/files/", "") ?? "");
    if (file) response.end(file);
    else void serve(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const browser = await launch(engine);
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction("globalThis.callPixels !== undefined");
  return {
    page,
    call: async (method, ...args) =>
      (await page.evaluate(
        (name, values) => globalThis.callPixels?.(name, values),
        method,
        args,
      )) as unknown as Answer,
    close: async () => {
      await browser.close();
      server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

function launch(engine: Engine): Promise<Browser> {
  const protocolTimeout = 600_000;
  if (engine === "firefox") {
    return puppeteer.launch({ browser: "firefox", executablePath: findFirefox(), protocolTimeout });
  }
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chromium found: install one or set CHROME_PATH.");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return puppeteer.launch({ executablePath, protocolTimeout, args });
}
