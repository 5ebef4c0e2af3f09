import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { ErrorCode } from "@/utils/core/app-error";
import { DIALECT_IDS, type DialectId } from "@/utils/core/dialect";
import type { EditState } from "@/utils/core/edit/edit";
import type { Sandbox } from "../sandbox/types.ts";
import { profileWith } from "../support/profile.ts";
import { endOf, makeRunner, plainPng, queueEdit } from "../support/run-edits.ts";
import { translateFor } from "../support/translate.ts";
import { withSandbox } from "../support/with-sandbox.ts";

const TIMEOUT_MS = 9_876;
const HANGS_MS = 600;
/** What a task may take, in the clock of these tests: each look at it is a minute later. */
const MINUTE_MS = 60_000;

/** A model of each dialect, which the sandbox knows by its own rules. */
const MODELS: Readonly<Record<DialectId, string>> = {
  form: "gpt-image-1.5",
  tasks: "gpt-image-1.5",
  json: "grok-imagine-image",
  chat: "google/gemini-2.5-flash-image",
  generations: "doubao-seedream-4-5",
  gemini: "gemini-2.5-flash-image",
};
const ALL = DIALECT_IDS;
const IMAGES: readonly DialectId[] = ["form", "json", "generations"];
/** Gemini's own answers have no addresses. */
const ADDRESSES: readonly DialectId[] = ["json", "generations", "chat"];
const TALKING: readonly DialectId[] = ["chat", "gemini"];

type Row = readonly [
  mode: string,
  dialects: readonly DialectId[],
  state: EditState,
  results: number,
  code: ErrorCode | undefined,
  /** Paid requests. */
  requests: number,
  charge?: "none" | "maybe" | "likely",
];

const ROWS: readonly Row[] = [
  ["", ALL, "done", 1, undefined, 1],
  ["key-rejected", ALL, "failed", 0, "key_rejected", 1, "none"],
  ["moderation", ALL, "failed", 0, "content_refused", 1, "none"],
  ["token-quota", ALL, "failed", 0, "balance_too_low", 1, "none"],
  ["not-found", ALL, "failed", 0, "endpoint_missing", 1, "none"],
  ["no-channel", ALL, "failed", 0, "model_unavailable", 1, "none"],
  ["rate-limited=1", ALL, "failed", 0, "rate_limited", 3, "none"],
  ["overloaded=cpu", ALL, "failed", 0, "overloaded", 2, "none"],
  ["status=500", ALL, "failed", 0, "server_error", 1, "maybe"],
  ["status=502", ALL, "failed", 0, "server_error", 1, "maybe"],
  ["nginx=504", ALL, "failed", 0, "upstream_timed_out", 1, "maybe"],
  ["cut-before", ALL, "failed", 0, "connection_failed", 1, "maybe"],
  ["cut", ["json", "generations", "chat"], "failed", 0, "connection_failed", 1, "maybe"],
  // The draft before it had arrived whole.
  ["cut", ["gemini"], "done", 1, "connection_failed", 1, "maybe"],
  ["hang", ALL, "failed", 0, "timed_out", 1, "maybe"],
  ["redirect-other", ALL, "failed", 0, "redirected", 1, "none"],
  ["unknown-parameter=response_format", ["json", "generations"], "done", 1, undefined, 2],
  ["task=2", IMAGES, "done", 1, undefined, 1],
  ["task=0", IMAGES, "done", 1, undefined, 1],
  ["task-fails", [...IMAGES, "tasks"], "failed", 0, "server_error", 1, "maybe"],
  ["task-endless", [...IMAGES, "tasks"], "failed", 0, "task_unfinished", 1, "likely"],
  ["chat-parts", ["chat"], "done", 1, undefined, 1],
  ["chat-markdown", ["chat"], "done", 1, undefined, 1],
  ["chat-links+url", ["chat"], "done", 1, undefined, 1],
  ["garbage-image", ALL, "failed", 0, "result_undecodable", 1, "likely"],
  ["bomb-image", TALKING, "failed", 0, "result_undecodable", 1, "likely"],
  ["url", ADDRESSES, "done", 1, undefined, 1],
  ["url-expired", ADDRESSES, "failed", 0, "result_expired", 1, "likely"],
  [
    "url-invalid=http://[half an address",
    ADDRESSES,
    "failed",
    0,
    "result_undecodable",
    1,
    "likely",
  ],
  ["words-only", TALKING, "failed", 0, "answer_without_pictures", 1, "likely"],
  ["refusal", TALKING, "failed", 0, "content_refused", 1, "maybe"],
];

const CASES = ROWS.flatMap(([mode, dialects, ...rest]) =>
  dialects.map((dialect) => ({ mode, dialect, expected: rest })),
);

let sandbox: Sandbox;
const side = 1024;
const files = { image: await plainPng(1, side), mask: await plainPng(0, side) };

/** Limits are real but short where the server hangs; other pauses are over at once, and a minute long by the clock. */
function clockFor(mode: string) {
  let nowMs = Date.now();
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((done) => {
      const isLimit = ms === TIMEOUT_MS || ms === MINUTE_MS;
      if (!isLimit) nowMs += MINUTE_MS;
      const lasts = isLimit ? (mode === "hang" ? HANGS_MS : TIMEOUT_MS) : 0;
      const timer = setTimeout(done, lasts);
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        done();
      });
    });
  return { sleep, now: () => nowMs };
}

async function run(mode: string, dialect: DialectId, options = {}) {
  sandbox.setMode(mode);
  const model = MODELS[dialect];
  const maskWay = dialect === "form" || dialect === "tasks" ? "mask" : "none";
  const sentSize = { width: side, height: side };
  const id = await queueEdit(
    { options: { count: 1, size: "1024x1024", ...options }, sentSize, model, maskWay },
    files,
  );
  const readProfile = async () =>
    profileWith({
      id: "default",
      baseUrl: sandbox.relayUrl,
      timeoutMs: TIMEOUT_MS,
      model,
      dialect,
      ...(maskWay === "none" ? { capability: { fields: ["response_format", "stream"] } } : {}),
    });
  await makeRunner(sandbox, { readProfile, ...clockFor(mode) }).run(id);
  return endOf(id);
}

const sent = () => sandbox.requests.filter(({ kind }) => kind === "edits");

withSandbox((started) => {
  sandbox = started;
});

describe("every dialect against a strict server", () => {
  it.each(CASES)(
    "$dialect, $mode",
    async ({ mode, dialect, expected: [state, results, code, requests, charge] }) => {
      const edit = await run(mode, dialect);
      const error = edit.error ?? edit.lostItems?.[0];
      expect([edit.state, edit.results.length, error?.code, sent().length, error?.charge]).toEqual([
        state,
        results,
        code,
        requests,
        charge,
      ]);
      // Nothing reaches another host but the fetching of results, which has no key.
      const elsewhere = sandbox.requests.filter(({ server }) => server === "other");
      for (const { headers } of elsewhere) {
        expect(headers["authorization"] ?? headers["x-goog-api-key"]).toBeUndefined();
      }
      if (code === undefined) return;
      for (const locale of ["en", "zh_CN"] as const) {
        const words = translateFor(locale)(`error_${code}`, error?.params ?? {});
        expect(words).not.toMatch(/undefined|\$|^$/);
      }
    },
    20_000,
  );
});

describe("a chat that answers as a stream", () => {
  it.each(["", "chat-parts", "chat-markdown", "chat-links+url"])(
    "in the style %j",
    async (mode) => {
      const edit = await run(mode, "chat", { stream: true });
      expect([edit.state, edit.results.length, edit.error]).toEqual(["done", 1, undefined]);
      expect(edit.usage?.totalTokens).toBeGreaterThan(0);
    },
  );

  it("takes no half of a picture for a whole one", async () => {
    const edit = await run("chat-cut", "chat", { stream: true });
    expect([edit.state, edit.results.length]).toEqual(["failed", 0]);
    expect(edit.error?.code).toBe("connection_failed");
    expect(sent()).toHaveLength(1);
  });
});
