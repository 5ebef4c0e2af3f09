import type { OutgoingHttpHeaders } from "node:http";

/** A whole answer, held before it is sent so that a mode can change or mistreat it. */
export type Answer = {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  /** The body as a stream sends it, piece by piece and without a length. */
  readonly pieces?: readonly Buffer[];
  /** The pause after each piece. By default short, so that all are sent within 1.5 s. */
  readonly gapMs?: number;
  /** What follows the last byte: its proper end (the default), a broken connection, silence. */
  readonly after?: "end" | "cut" | "hang";
};

export function jsonAnswer(
  value: unknown,
  status = 200,
  headers: OutgoingHttpHeaders = {},
): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

export function htmlAnswer(html: string, status = 200, headers: OutgoingHttpHeaders = {}): Answer {
  return textAnswer(html, "text/html; charset=utf-8", status, headers);
}

export function textAnswer(
  text: string,
  contentType: string,
  status = 200,
  headers: OutgoingHttpHeaders = {},
): Answer {
  return bytesAnswer(Buffer.from(text), contentType, status, headers);
}

export function bytesAnswer(
  body: Buffer,
  contentType: string,
  status = 200,
  headers: OutgoingHttpHeaders = {},
): Answer {
  return { status, headers: { "content-type": contentType, ...headers }, body };
}
