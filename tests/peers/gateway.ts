import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(
  new URL("node_modules/@portkey-ai/gateway/build/start-server.js", import.meta.url),
);
const START_MS = 30_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function untilItAnswers(url: string): Promise<void> {
  const endMs = Date.now() + START_MS;
  while (Date.now() < endMs) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the gateway did not start");
}

export interface Gateway {
  readonly url: string;
  close(): void;
}

/** Portkey's gateway as a process of its own, on a free port of this machine. */
export async function startGateway(): Promise<Gateway> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, `--port=${port}`, "--headless"], {
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(url);
  return { url, close: () => child.kill() };
}
