import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { build } from "vite";
import { serveFolder } from "./serve-folder.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(here, "../../..");

export interface StageBrowser {
  readonly browser: Browser;
  /** Opens the page with a viewport in CSS px. */
  newPage(viewport: {
    readonly width: number;
    readonly height: number;
    readonly deviceScaleFactor?: number;
  }): Promise<Page>;
  close(): Promise<void>;
}

/** Builds a page that holds only the stage and its tools, and opens it in a real browser. */
export async function openStageBrowser(): Promise<StageBrowser> {
  const outDir = await mkdtemp(join(tmpdir(), "stage-page-"));
  await build({
    configFile: false,
    root: here,
    logLevel: "error",
    resolve: { alias: { "@": root } },
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, target: "es2023" },
  });
  const server = createServer(serveFolder(outDir));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const browser = await puppeteer.launch({
    executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  return {
    browser,
    async newPage(viewport) {
      const page = await browser.newPage();
      await page.setViewport({ deviceScaleFactor: 1, ...viewport });
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction("globalThis.stagePage !== undefined");
      return page;
    },
    async close() {
      await browser.close();
      server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
