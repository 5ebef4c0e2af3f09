import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { build } from "vite";
import { serveFolder } from "../../support/stage-page/serve-folder.ts";
import type { BenchContext } from "../context.ts";
import type { Image } from "../stitch/image.ts";
import { peakOfRenderers } from "../stitch/memory.ts";
import type { Method, Run } from "./page/main.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(here, "../../..");

export interface EraseBrowser {
  /** Erases once in the page. @param wantsResult whether its pixels are to come back */
  run(image: Image, mask: Uint8Array, method: Method, wantsResult?: boolean): Promise<Run>;
  /** The most that the page's process ever held, MiB. */
  peak(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** Builds the bench's page and opens it in a real browser. */
export async function openEraseBrowser(context: BenchContext): Promise<EraseBrowser> {
  const outDir = await mkdtemp(join(tmpdir(), "erase-bench-"));
  await build({
    configFile: false,
    root: join(here, "page"),
    logLevel: "error",
    resolve: { alias: { "@": root } },
    build: { outDir, emptyOutDir: true, target: "es2023" },
  });
  let files = new Map<string, Uint8Array>();
  const serve = serveFolder(outDir);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    if (file) response.end(file);
    else void serve(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const browser = await puppeteer.launch({
    executablePath: context.browserPath,
    protocolTimeout: 600_000,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction("globalThis.eraseBench !== undefined");
  return {
    async run({ data, width, height }, mask, method, wantsResult = false) {
      files = new Map([
        ["/picture", new Uint8Array(data.buffer, data.byteOffset, data.byteLength)],
        ["/mask", mask],
      ]);
      const job = { picture: "/picture", mask: "/mask", width, height };
      const run = await page.evaluate(
        (...args) => globalThis.eraseBench?.(...args),
        job,
        method,
        wantsResult,
      );
      if (!run) throw new Error("the page knows nothing of erasing");
      return run;
    },
    peak: () => peakOfRenderers(browser.process()?.pid ?? 0),
    async close() {
      await browser.close();
      server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

/** The pixels of a run that was asked for them. */
export function imageOf({ result }: Run, { width, height }: Image): Image {
  return { data: new Uint8ClampedArray(Buffer.from(result, "base64")), width, height };
}
