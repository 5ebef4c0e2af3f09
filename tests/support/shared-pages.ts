import { PAGES_URL, startPageServer } from "./page-server.ts";

/** Before the first browser test: one page server for all files, so that a page is built once. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startPageServer();
  process.env[PAGES_URL] = server.url;
  return server.close;
}
