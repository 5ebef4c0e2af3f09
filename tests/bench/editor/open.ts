import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { build } from "vite";
import { serveFolder } from "../../support/stage-page/serve-folder.ts";
import type { BenchContext } from "../context.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(here, "../../..");

/** The panel of the goals: 360 px wide at ratio 2. */
const VIEWPORT = { width: 360, height: 480, deviceScaleFactor: 2 };

export interface BenchBrowser {
  readonly browser: Browser;
  /** `throttling`: how many times slower the processor is to seem. */
  newPage(throttling: number): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the bench's page and opens it in a real browser. */
export async function openBenchBrowser(context: BenchContext): Promise<BenchBrowser> {
  const outDir = await mkdtemp(join(tmpdir(), "editor-bench-"));
  await build({
    configFile: false,
    root: join(here, "page"),
    logLevel: "error",
    resolve: {
      alias: { "@": root },
    },
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, target: "es2023" },
  });
  const server = createServer(serveFolder(outDir));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const browser = await puppeteer.launch({
    executablePath: context.browserPath,
    protocolTimeout: 600_000,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  return {
    browser,
    async newPage(throttling) {
      const page = await browser.newPage();
      await page.setViewport(VIEWPORT);
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction("globalThis.bench !== undefined");
      if (throttling > 1) await page.emulateCPUThrottling(throttling);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
