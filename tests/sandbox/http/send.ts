import type { ServerResponse } from "node:http";
import type { Answer } from "./answer.ts";
import { wait, writeAndDrain } from "./wait.ts";

const MOST_MS = 1500;

/** Sends an answer as it says: at once and in full, or piece by piece. */
export async function send(response: ServerResponse, answer: Answer): Promise<void> {
  if (answer.pieces !== undefined) return sendPieces(response, answer);
  response.writeHead(answer.status, {
    "content-length": answer.body.length,
    ...answer.headers,
  });
  response.end(response.req.method === "HEAD" ? undefined : answer.body);
}

/** Sends a stream's pieces with pauses between them, and ends it as the answer says. */
async function sendPieces(response: ServerResponse, answer: Answer): Promise<void> {
  const pieces = answer.pieces ?? [answer.body];
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  const gapMs = answer.gapMs ?? Math.min(150, MOST_MS / Math.max(1, pieces.length));
  for (const piece of pieces) {
    if (response.destroyed) return;
    await flush(response, piece, gapMs);
  }
  if (answer.after === "cut") response.destroy();
  else if (answer.after !== "hang") response.end();
}

/** Writes and waits, so that the bytes are on the wire before what comes next. */
export async function flush(response: ServerResponse, bytes: Buffer, ms: number): Promise<void> {
  await writeAndDrain(response, bytes);
  await wait(response, ms);
}
