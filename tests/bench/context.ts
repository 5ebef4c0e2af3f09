import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "../support/find-browser.ts";

/** What a section is given to work with. */
export interface BenchContext {
  /** A real browser's executable. */
  readonly browserPath: string;
  /** Where it was measured, one line. */
  readonly machine: string;
  log(line: string): void;
  /**
   * Writes `results/<name>.json` and `results/<name>.md`, the machine's
   * description included in both.
   */
  write(name: string, data: Readonly<Record<string, unknown>>, text: string): Promise<void>;
  /** What `results/<name>.json` holds, for sections that are measured in parts. */
  read(name: string): Promise<unknown>;
}

/** Every module in `sections/` exports this. */
export interface BenchSection {
  /** @param parts what of it is asked for, as the section reads it; all if empty */
  run(context: BenchContext, parts: readonly string[]): Promise<void>;
}

const results = fileURLToPath(new URL("./results/", import.meta.url));

export function createContext(): BenchContext {
  const browserPath = findBrowser();
  if (!browserPath) throw new Error("No Chromium found: install one or set CHROME_PATH.");
  const machine = describeMachine(browserPath);
  return {
    browserPath,
    machine,
    log: (line) => console.log(line),
    async write(name, data, text) {
      await mkdir(results, { recursive: true });
      const json = JSON.stringify({ machine, ...data }, undefined, 2);
      await writeFile(join(results, `${name}.json`), `${json}\n`);
      await writeFile(join(results, `${name}.md`), `${text.trim()}\n\nMeasured on: ${machine}\n`);
    },
    async read(name) {
      const text = await readFile(join(results, `${name}.json`), "utf8").catch(() => "{}");
      return JSON.parse(text) as unknown;
    },
  };
}

function describeMachine(browserPath: string): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const version = execFileSync(browserPath, ["--version", "--no-sandbox"]).toString().trim();
  const model = cpu?.model.trim() || "unknown processor";
  return [
    `${cpus().length} × ${model}`,
    `${memory} GiB`,
    `${type()} ${release().split("-")[0]}`,
    `Node ${process.versions.node}`,
    version.replace(/\s+(built on|snap).*$/, ""),
    "headless, no GPU",
  ].join(", ");
}
