import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "vite";

/**
 * `npm run fuzz` damages good examples of everything that is read from pages,
 * servers and files, and reads them: 20,000 cases a reader, each the same for the
 * same number. `npm run fuzz -- 500 ZIP SVG` runs fewer, or only these readers;
 * `npm run fuzz -- 12345: ZIP` runs one case. Fails where a reader throws, takes
 * longer than a batch may, or more memory.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const outDir = fileURLToPath(new URL("../../node_modules/.cache/redraw-fuzz", import.meta.url));

const DEFAULT_COUNT = 20_000;
/** Twenty cases take milliseconds; a busy machine may leave them waiting for a while. */
const SILENCE_MS = 60_000;
const MEMORY_MB = 512;

interface Said {
  readonly seed: number;
  readonly thrown?: string;
}

async function buildWorker(): Promise<string> {
  await mkdir(outDir, { recursive: true });
  await build({
    configFile: false,
    root,
    logLevel: "error",
    resolve: { alias: { "@": root } },
    ssr: { noExternal: true },
    build: { ssr: "tests/fuzz/worker.ts", outDir, emptyOutDir: true, minify: false },
  });
  return `${outDir}/worker.js`;
}

/** Gives what went wrong; nothing where every case was read. */
function runReader(file: string, name: string, from: number, to: number): Promise<string[]> {
  return new Promise((resolve) => {
    const failures: string[] = [];
    let last = from;
    const workerData = { name, from, to };
    const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB };
    const worker = new Worker(file, { workerData, resourceLimits });
    const kill = () => {
      failures.push(`${last}: or one of the 20 after it takes more than ${SILENCE_MS} ms`);
      void worker.terminate();
    };
    let timer = setTimeout(kill, SILENCE_MS);
    worker.on("message", ({ seed, thrown }: Said) => {
      last = seed;
      if (thrown) failures.push(`${seed}: ${thrown}`);
      clearTimeout(timer);
      timer = setTimeout(kill, SILENCE_MS);
    });
    worker.on("error", (cause) => failures.push(`${last} or soon after: ${String(cause)}`));
    worker.on("exit", () => {
      clearTimeout(timer);
      resolve(failures);
    });
  });
}

const [first = "", ...rest] = process.argv.slice(2);
const isCount = /^\d+:?$/.test(first);
const only = isCount ? rest : [first, ...rest].filter(Boolean);
const one = first.endsWith(":") ? Number.parseInt(first, 10) : undefined;
const [from, to] =
  one === undefined ? [0, isCount ? Number(first) : DEFAULT_COUNT] : [one, one + 1];
const file = await buildWorker();
const { READER_NAMES } = await import("./names.ts");
const wanted = only.length > 0 ? only : READER_NAMES;
let failed = 0;
for (const name of wanted) {
  const startedAt = performance.now();
  const failures = await runReader(file, name, from, to);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${name}: ${to - from} cases in ${seconds} s, ${failures.length} failures`);
  for (const failure of failures.slice(0, 5)) console.log(`  ${failure}`);
  failed += failures.length;
}
process.exitCode = failed > 0 ? 1 : 0;
