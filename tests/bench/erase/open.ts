import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer, { type Page } from "puppeteer-core";
import { build } from "vite";
import type { Rect } from "@/utils/core/geometry";
import { serveFolder } from "../../support/stage-page/serve-folder.ts";
import type { BenchContext } from "../context.ts";
import type { Image } from "../stitch/image.ts";
import { peakOfRenderers } from "../stitch/memory.ts";
import type { Method, Run } from "./page/main.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(here, "../../..");

export interface RunChoice {
  /** Its pixels are to come back. */
  readonly wantsResult?: boolean;
  /** All beyond it is blank and continues its edges. */
  readonly kept?: Rect;
}

export interface TimedRun extends Run {
  /** Processor time of the page's thread, ms: others use the machine too. */
  readonly cpuMs: number;
}

export interface EraseBrowser {
  /** Erases once in the page. */
  run(image: Image, mask: Uint8Array, method: Method, more?: RunChoice): Promise<TimedRun>;
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
  const cpuMs = await threadTimeOf(page);
  return {
    async run({ data, width, height }, mask, method, { wantsResult = false, kept } = {}) {
      files = new Map([
        ["/picture", new Uint8Array(data.buffer, data.byteOffset, data.byteLength)],
        ["/mask", mask],
      ]);
      const job = { picture: "/picture", mask: "/mask", width, height, ...(kept && { kept }) };
      const before = await cpuMs();
      const run = await page.evaluate(
        (...args) => globalThis.eraseBench?.(...args),
        job,
        method,
        wantsResult,
      );
      if (!run) throw new Error("the page knows nothing of erasing");
      return { ...run, cpuMs: (await cpuMs()) - before };
    },
    peak: () => peakOfRenderers(browser.process()?.pid ?? 0),
    async close() {
      await browser.close();
      server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

/** What the page's thread has used of the processor so far, ms. */
async function threadTimeOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
}

/** The pixels of a run that was asked for them. */
export function imageOf({ result }: Run, { width, height }: Image): Image {
  return { data: new Uint8ClampedArray(Buffer.from(result, "base64")), width, height };
}
