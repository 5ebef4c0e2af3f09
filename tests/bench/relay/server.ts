import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { picture } from "../../support/app.ts";

export type Delivery = "b64" | "url";

/** When the server saw what, ms since the epoch. */
export interface Seen {
  /** The request's first byte. */
  firstByteMs: number;
  /** The last byte of the answer, or of the last picture fetched, was handed over. */
  lastByteMs: number;
  /** Requests for edits. */
  edits: number;
}

export interface BenchServer {
  readonly url: string;
  readonly seen: Seen;
  answerWith(count: number, delivery: Delivery): void;
  close(): Promise<void>;
}

const SIDE = 1024;

/** Photographs of 1024², each with bytes of its own. */
async function makePictures(count: number): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    pictures.push(
      await sharp(picture("astronaut.jpg"))
        .resize(SIDE, SIDE)
        .modulate({ hue: index * 30 })
        .png()
        .toBuffer(),
    );
  }
  return pictures;
}

function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** A server that answers at once with pictures made before, and notes when. */
export async function startBenchServer(): Promise<BenchServer> {
  const pictures = await makePictures(10);
  const encoded = pictures.map((bytes) => bytes.toString("base64"));
  const seen: Seen = { firstByteMs: 0, lastByteMs: 0, edits: 0 };
  let answer: (base: string) => string = () => "";
  const noteEnd = (response: ServerResponse) =>
    response.on("finish", () => {
      seen.lastByteMs = nowMs();
    });
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const found = /^\/results\/(\d+)$/.exec(request.url ?? "");
    response.setHeader("access-control-allow-origin", "*");
    noteEnd(response);
    if (found) {
      response.setHeader("content-type", "image/png");
      response.end(pictures[Number(found[1])]);
      return;
    }
    seen.firstByteMs = nowMs();
    if (request.method === "POST") seen.edits += 1;
    request.resume().on("end", () => {
      response.setHeader("content-type", "application/json");
      response.end(answer(`http://${request.headers.host}`));
    });
  };
  const server = createServer(handle);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    answerWith(count, delivery) {
      const item = (index: number) => (base: string) =>
        delivery === "b64" ? { b64_json: encoded[index] } : { url: `${base}/results/${index}` };
      answer = (base) =>
        JSON.stringify({
          created: 1,
          data: Array.from({ length: count }, (_, index) => item(index)(base)),
        });
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}
