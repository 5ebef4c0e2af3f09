import type { IncomingMessage } from "node:http";
import busboy from "busboy";
import sharp, { type Metadata } from "sharp";
import type { ReceivedPart } from "../types.ts";

const PART_LIMIT_BYTES = 64 * 1024 * 1024;

/** Reads a multipart body in full. Rejects when it is none, or breaks off. */
export async function readMultipart(request: IncomingMessage): Promise<ReceivedPart[]> {
  const raw = await collectParts(request);
  return Promise.all(
    raw.map(async (part) => {
      if (part.filename === undefined) return part;
      const metadata = await readMetadata(part.bytes);
      return metadata === null ? part : { ...part, metadata };
    }),
  );
}

function collectParts(request: IncomingMessage): Promise<ReceivedPart[]> {
  return new Promise((resolve, reject) => {
    const parts: ReceivedPart[] = [];
    const parser = busboy({
      headers: request.headers,
      defParamCharset: "utf8",
      limits: { fileSize: PART_LIMIT_BYTES, fieldSize: PART_LIMIT_BYTES },
    });
    parser.on("field", (name, value, info) => {
      const contentType = info.mimeType === "text/plain" ? {} : { contentType: info.mimeType };
      parts.push({ name, bytes: Buffer.from(value), ...contentType });
    });
    parser.on("file", (name, stream, info) => {
      const chunks: Buffer[] = [];
      // Its place is taken at once, so that parts keep the order they came in.
      const index = parts.push({ name, bytes: Buffer.alloc(0) }) - 1;
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        parts[index] = {
          name,
          filename: info.filename ?? "",
          contentType: info.mimeType,
          bytes: Buffer.concat(chunks),
        };
      });
      stream.on("error", reject);
    });
    parser.on("close", () => resolve(parts));
    parser.on("error", reject);
    request.on("error", reject);
    request.on("aborted", () => reject(new Error("the upload broke off")));
    request.pipe(parser);
  });
}

async function readMetadata(bytes: Buffer): Promise<Metadata | null> {
  try {
    return await sharp(bytes).metadata();
  } catch {
    return null;
  }
}
