import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { serveFolder } from "./stage-page/serve-folder.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The pages there are, and the folder each is built from. */
const FOLDERS: Readonly<Record<string, string>> = {
  pixels: "pixels-page",
  stage: "stage-page",
};

/** The extension pages' policy, as far as it concerns workers. */
const POLICY = "default-src 'self'; script-src 'self'; object-src 'none'";

/** The variable that tells a test run's own page server, if it has one. */
export const PAGES_URL = "REDRAW_PAGES_URL";

/** Serves the pages that hold one part of Redraw alone: `/pixels/` and `/stage/`. */
export interface PageServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts the server. A page is built when it is first asked for, and only then.
 *
 * @param files by name, for a page to fetch from `/files/…`
 */
export async function startPageServer(
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<PageServer> {
  const builds = new Map<string, Promise<string>>();
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const [page = "", ...rest] = pathname.slice(1).split("/");
    const file = page === "files" ? files.get(rest.join("/")) : undefined;
    if (file) return void response.end(file);
    const folder = FOLDERS[page];
    if (!folder) return void response.writeHead(404).end();
    const running = builds.get(page) ?? buildPage(folder);
    builds.set(page, running);
    if (page === "pixels") response.setHeader("content-security-policy", POLICY);
    request.url = `/${rest.join("/")}`;
    serveFolder(await running)(request, response);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((cause) => response.writeHead(500).end(String(cause)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      for (const folder of await Promise.allSettled(builds.values())) {
        if (folder.status === "fulfilled") await rm(folder.value, { recursive: true, force: true });
      }
    },
  };
}

/** The server of this test run; outside of one, or for files of one's own, a new one. */
export async function openPages(files?: ReadonlyMap<string, Uint8Array>): Promise<PageServer> {
  const url = process.env[PAGES_URL];
  return url && !files ? { url, close: async () => {} } : startPageServer(files);
}

async function buildPage(folder: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), `${folder}-`));
  await build({
    configFile: false,
    root: join(here, folder),
    // Its address is not the server's root.
    base: "./",
    logLevel: "error",
    resolve: { alias: { "@": resolve(here, "../..") } },
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, target: "es2023" },
  });
  return outDir;
}
