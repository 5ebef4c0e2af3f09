import { mkdir, readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outDir = here("../../../artifacts/bench-select/");

export type Method = typeof import("./page/main.ts");
type Peers = typeof import("./peers/page/main.ts");

export interface Bundled {
  readonly method: Method;
  readonly peers: Peers;
  /** The method's file. */
  readonly file: string;
  readonly gzippedBytes: number;
}

/** The method, minified as for release, and what it is compared with. */
export async function bundle(): Promise<Bundled> {
  await mkdir(outDir, { recursive: true });
  const file = await bundleOne("page/main.ts", "method");
  const peers = await bundleOne("peers/page/main.ts", "peers");
  return {
    method: (await import(pathToFileURL(file).href)) as Method,
    peers: (await import(pathToFileURL(peers).href)) as Peers,
    file,
    gzippedBytes: gzipSync(await readFile(file)).length,
  };
}

async function bundleOne(entry: string, name: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    resolve: { alias: { "@": here("../../..") } },
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2023",
      minify: true,
      rolldownOptions: {
        input: here(entry),
        preserveEntrySignatures: "strict",
        output: { format: "es", entryFileNames: `${name}.mjs` },
      },
    },
  });
  return `${outDir}${name}.mjs`;
}
