import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { WITH_HOSTS } from "../../support/app.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = (name: string) => here(`../../../artifacts/bench-panel/${name}`);

/** The package with the least panel in it, as `least.html`. */
export async function withLeastPanel(): Promise<string> {
  const path = await copied("panel");
  await build({
    configFile: false,
    logLevel: "warn",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir: path,
      emptyOutDir: false,
      target: "es2023",
      minify: true,
      rolldownOptions: {
        input: here("page/main.ts"),
        output: { format: "es", entryFileNames: "least.js" },
      },
    },
  });
  const page =
    '<!doctype html><meta charset="utf-8"><script type="module" src="/least.js"></script>';
  await writeFile(join(path, "least.html"), page);
  return path;
}

/** What a background costs without doing anything: it answers every message. */
const LEAST = "chrome.runtime.onMessage.addListener((_, __, answer) => answer(1));";

export const BACKGROUNDS = ["least", "unused", "ours"] as const;
export type Background = (typeof BACKGROUNDS)[number];

/**
 * The package with one of three backgrounds: the least that answers; the same
 * with our script in a function that is never called, so that it is loaded and
 * parsed but not run; ours.
 */
export async function withBackground(kind: Background): Promise<string> {
  const path = await copied(kind);
  const script = join(path, "background.js");
  const ours = await readFile(script, "utf8");
  if (kind === "least") await writeFile(script, LEAST);
  if (kind === "unused") await writeFile(script, `function never() {${ours}\n}\n${LEAST}`);
  return path;
}

async function copied(name: string): Promise<string> {
  const path = folder(name);
  await rm(path, { recursive: true, force: true });
  await cp(WITH_HOSTS, path, { recursive: true });
  return path;
}
