import puppeteer, { type Browser, type Page } from "puppeteer-core";
import type { AppError } from "@/utils/core/app-error";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { launchPlainChromium, PATIENCE_MS } from "../chromium.ts";
import { findFirefox } from "../firefox.ts";
import { openPages } from "../page-server.ts";
import type { Wire } from "./wire.ts";

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
 * Opens the page that holds only the pixel client in a real browser.
 *
 * @param files by name, for the page to fetch from `/files/…`
 */
export async function openPixelsBrowser(
  engine: Engine = "chromium",
  files?: ReadonlyMap<string, Uint8Array>,
): Promise<PixelsBrowser> {
  const pages = await openPages(files);
  const browser = await launch(engine);
  const page = await browser.newPage();
  await page.goto(`${pages.url}/pixels/`);
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
      await pages.close();
    },
  };
}

function launch(engine: Engine): Promise<Browser> {
  if (engine === "chromium") return launchPlainChromium();
  const executablePath = findFirefox();
  return puppeteer.launch({ browser: "firefox", executablePath, protocolTimeout: PATIENCE_MS });
}
