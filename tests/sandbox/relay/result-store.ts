import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Answer, bytesAnswer, textAnswer } from "../http/answer.ts";

/** How an object store treats those who come for a result. */
export type ResultRules = {
  readonly contentType?: string;
  /** Real stores answer 403 to a foreign Authorization header. On by default. */
  readonly refusesAuthorization?: boolean;
  readonly expiresInMs?: number;
  /** The first so many GETs are answered 503. */
  readonly failsTimes?: number;
  readonly refuses?: boolean;
  readonly redirectsTo?: string;
  readonly hangs?: boolean;
  readonly isCut?: boolean;
  readonly allowsAnyOrigin?: boolean;
};

type Stored = { bytes: Buffer; rules: ResultRules; storedAtMs: number; gets: number };

const AN_HOUR_MS = 3_600_000;

/** The pictures behind result addresses, as at OpenAI for 60 minutes. */
export class ResultStore {
  #stored = new Map<string, Stored>();

  /** Returns the path of the address. */
  add(bytes: Buffer, extension: string, rules: ResultRules = {}): string {
    const path = `/results/${randomUUID()}.${extension}`;
    this.#stored.set(path, { bytes, rules, storedAtMs: Date.now(), gets: 0 });
    return path;
  }

  clear(): void {
    this.#stored.clear();
  }

  /** `null` means: never answer. */
  get(path: string, request: IncomingMessage): Answer | null {
    const stored = this.#stored.get(path);
    if (stored === undefined) return deny(404, "NoSuchKey", "The specified key does not exist.");
    const { rules } = stored;
    stored.gets += 1;
    if (rules.hangs) return null;
    if ((rules.refusesAuthorization ?? true) && request.headers.authorization !== undefined) {
      return deny(403, "InvalidArgument", "Only one auth mechanism allowed.");
    }
    if (rules.refuses) return deny(403, "AccessDenied", "Access denied.");
    if (Date.now() - stored.storedAtMs >= (rules.expiresInMs ?? AN_HOUR_MS)) {
      return deny(404, "NoSuchKey", "The specified key has expired.");
    }
    if (stored.gets <= (rules.failsTimes ?? 0)) {
      return deny(503, "SlowDown", "Please reduce your request rate.");
    }
    if (rules.redirectsTo !== undefined) {
      return textAnswer("", "text/plain", 302, { location: rules.redirectsTo });
    }
    const answer = bytesAnswer(stored.bytes, rules.contentType ?? "image/png", 200, {
      "cache-control": "no-store",
      "content-length": stored.bytes.length,
      ...(rules.allowsAnyOrigin ? { "access-control-allow-origin": "*" } : {}),
    });
    if (!rules.isCut) return answer;
    return {
      ...answer,
      pieces: [stored.bytes.subarray(0, stored.bytes.length >> 1)],
      after: "cut",
    };
  }
}

function deny(status: number, code: string, message: string): Answer {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return textAnswer(xml, "application/xml", status);
}
