import type { IncomingHttpHeaders } from "node:http";
import type { Metadata } from "sharp";

/** One part of a multipart body, as it arrived. */
export type ReceivedPart = {
  readonly name: string;
  /** Absent on a plain text field. */
  readonly filename?: string;
  readonly contentType?: string;
  readonly bytes: Buffer;
  /** What sharp reads in a file part's header; absent when it reads no image there. */
  readonly metadata?: Metadata;
};

/** One request to any of the sandbox's servers, kept from its first header on. */
export type ReceivedRequest = {
  /** `other` stands for another host: a key seen there has leaked. */
  readonly server: "relay" | "other";
  readonly kind: "edits" | "models" | "billing" | "result" | "task" | "unknown";
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly receivedAtMs: number;
  /** When its connection had taken all of the answer, or had ended. */
  endedAtMs?: number;
  /** Empty until the upload is complete. */
  parts: readonly ReceivedPart[];
  /** The text parts by name. */
  fields: Readonly<Record<string, string>>;
  /** The modes that were at work on it, as written (`slow=75`). */
  modes: readonly string[];
  /** Status of the answer, once one was begun. */
  status: number | null;
  /** `aborted`: the connection ended before the answer did, by whichever side. */
  state: "receiving" | "working" | "answered" | "aborted";
};

/** One request to the gallery or to the pictures of the other origin. */
export type Visit = {
  readonly server: "gallery" | "other";
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Status of the answer, once it has ended. */
  status: number | null;
};

export type SandboxOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly galleryPort?: number;
  readonly otherPort?: number;
  /**
   * The host names written into addresses, for browsers that map them to
   * 127.0.0.1. By default `127.0.0.1`, and `localhost` for the other origin, so
   * that it is another host for permissions and cookies too.
   */
  readonly hosts?: { readonly relay?: string; readonly gallery?: string; readonly other?: string };
};

export type Sandbox = {
  /** No trailing slash, no `/v1`. */
  readonly relayUrl: string;
  readonly galleryUrl: string;
  /** The other origin of gallery pictures, and the host of result addresses. */
  readonly otherUrl: string;
  readonly ports: { readonly relay: number; readonly gallery: number; readonly other: number };
  /** The one key the relay takes. */
  readonly key: string;
  /** Everything the relay received, and what was sent to the other host; oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** Everything asked of the gallery and of its other origin, with headers; oldest first. */
  readonly visits: readonly Visit[];
  /** Forgets requests, visits, mode, results and counters. */
  reset(): void;
  /** Modes for every request from now on: `"slow=75"`, `"slow=5+url-data"`, `""` for none. Throws on an unknown one. */
  setMode(mode: string): void;
  /**
   * Waits until `count` edits requests arrived in full and returns them.
   * Rejects after `timeoutMs` (default 10 000).
   */
  waitForEdits(count: number, timeoutMs?: number): Promise<readonly ReceivedRequest[]>;
  close(): Promise<void>;
};
