import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEY } from "../sandbox/relay/record.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { makeRequest, runEdit } from "./relay-run.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

describe("what went wrong is told by code, with its charge, and asked for once", () => {
  it.each([
    ["all-empty", "answer_without_pictures", "likely"],
    ["empty-data", "answer_without_pictures", "likely"],
    ["no-data", "answer_without_pictures", "likely"],
    ["null-data", "answer_without_pictures", "likely"],
    ["deep", "answer_without_pictures", "likely"],
    ["garbage-image", "result_undecodable", "likely"],
    ["html-image", "result_undecodable", "likely"],
    ["bomb-image", "result_undecodable", "likely"],
    ["url-invalid", "result_undecodable", "likely"],
    ["url-unreachable", "result_unreachable", "likely"],
    ["url-403", "result_expired", "likely"],
    ["url-expired", "result_expired", "likely"],
    ["url-fails-always", "result_unreachable", "likely"],
    ["url-hang", "result_unreachable", "likely"],
    ["url-html", "result_undecodable", "likely"],
    ["url-huge", "result_too_large", "likely"],
    ["url-cut", "result_unreachable", "likely"],
    ["ok-error", "rate_limited", "none"],
    ["ok-error-code", "content_refused", "none"],
    ["ok-html", "answer_is_a_page", "maybe"],
    ["ok-empty", "answer_unreadable", "maybe"],
    ["ok-text", "answer_unreadable", "maybe"],
    ["ok-garbage", "answer_unreadable", "maybe"],
    ["ok-null", "answer_unreadable", "maybe"],
    ["sse-empty", "answer_unreadable", "maybe"],
    ["cut-before", "connection_failed", "maybe"],
    ["cut-upload", "connection_failed", "maybe"],
    ["hang", "timed_out", "maybe"],
    ["endless", "timed_out", "maybe"],
    ["redirect-other", "redirected", "none"],
    ["redirect-other=302", "redirected", "none"],
    ["redirect-same", "redirected", "none"],
    ["redirect-loop", "redirected", "none"],
    ["bad-request", "bad_request", "none"],
    ["moderation", "content_refused", "none"],
    ["moderation-451", "content_refused", "none"],
    ["sensitive-words", "content_refused", "none"],
    ["key-rejected", "key_rejected", "none"],
    ["key-expired", "key_rejected", "none"],
    ["key-exhausted", "key_rejected", "none"],
    ["payment", "balance_too_low", "none"],
    ["user-quota", "balance_too_low", "none"],
    ["token-quota", "balance_too_low", "none"],
    ["access-denied", "access_denied", "none"],
    ["not-found", "endpoint_missing", "none"],
    ["not-implemented", "endpoint_missing", "none"],
    ["quota-429", "balance_too_low", "none"],
    ["no-channel", "model_unavailable", "none"],
    ["request-too-large", "request_too_large", "none"],
    ["client-500", "bad_request", "none"],
    ["client-500=invalid_request", "bad_request", "none"],
    ["client-500=sensitive_words_detected", "content_refused", "none"],
    ["status=500", "server_error", "maybe"],
    ["status=408", "upstream_timed_out", "maybe"],
    ["status=409", "server_error", "maybe"],
    ["status=502", "server_error", "maybe"],
    ["status=503", "server_error", "maybe"],
    ["status=504", "upstream_timed_out", "maybe"],
    ["status=520", "server_error", "maybe"],
    ["status=521", "server_error", "maybe"],
    ["status=524", "upstream_timed_out", "maybe"],
    ["status-empty=500", "server_error", "maybe"],
    ["status-empty=404", "endpoint_missing", "none"],
    ["error-text", "server_error", "maybe"],
    ["error-message", "server_error", "maybe"],
    ["error-detail", "server_error", "maybe"],
    ["error-nested", "server_error", "maybe"],
    ["error-null", "server_error", "maybe"],
    ["error-detail-list", "bad_request", "none"],
    ["nginx=413", "request_too_large", "none"],
    ["nginx=502", "server_error", "maybe"],
    ["nginx=504", "upstream_timed_out", "maybe"],
    ["cloudflare=524", "upstream_timed_out", "maybe"],
    ["unknown-parameter=n", "field_unknown", "none"],
  ])(
    "%j is %s, charged %s",
    async (mode, code, charge) => {
      const { pictures, lost, edits } = await runEdit(sandbox, makeRequest(sandbox, mode));
      expect(pictures).toEqual([]);
      expect(lost[0]).toMatchObject({ code, charge });
      expect(edits).toBe(1);
      expect(JSON.stringify(lost)).not.toContain(SANDBOX_KEY);
    },
    20_000,
  );

  it("does not read more than the cap of an answer without end", async () => {
    const { codes, edits } = await runEdit(
      sandbox,
      makeRequest(sandbox, "huge=230", { options: { count: 1, size: "auto" } }),
    );
    expect({ codes, edits }).toEqual({ codes: ["answer_too_large"], edits: 1 });
  }, 30_000);

  it("never lets the key go to another origin", async () => {
    for (const mode of ["redirect-other", "redirect-other=302", "url", "url-redirect"]) {
      await runEdit(sandbox, makeRequest(sandbox, mode));
    }
    const elsewhere = sandbox.requests.filter(({ server }) => server === "other");
    expect(elsewhere.every(({ headers }) => headers.authorization === undefined)).toBe(true);
    expect(elsewhere.filter(({ kind }) => kind === "edits")).toEqual([]);
  });

  it("quotes the server and keeps its request id", async () => {
    const { lost } = await runEdit(sandbox, makeRequest(sandbox, "no-channel"));
    expect(lost[0]?.detail).toContain("无可用渠道");
    expect(lost[0]?.requestId).toMatch(/\S/);
  });
});
