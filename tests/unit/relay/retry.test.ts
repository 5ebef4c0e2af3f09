import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import { decideRetry, retryAfterMs } from "@/utils/relay/retry";

const SENT = new Set(["image", "prompt", "n", "size", "model", "user", "quality"]);
const NOW = Date.UTC(2026, 0, 1);

const refused = (code: "overloaded" | "rate_limited", status: number) => appError(code, { status });
const unknown = (field?: string) =>
  appError("field_unknown", { status: 400, ...(field ? { params: { field } } : {}) });

describe("an overloaded server", () => {
  it("is asked once more after three seconds, at 503 only", () => {
    expect(decideRetry(refused("overloaded", 503), {}, SENT)).toEqual({
      reason: "overloaded",
      waitMs: 3000,
    });
  });

  it.each([200, 400, 429, 500, 502, 504, 529])(
    "is not asked again at %i: the work may have been done and paid for",
    (status) => expect(decideRetry(refused("overloaded", status), {}, SENT)).toBeUndefined(),
  );

  it("is not asked a third time", () => {
    expect(decideRetry(refused("overloaded", 503), { overloaded: 1 }, SENT)).toBeUndefined();
  });

  it("says itself how long to wait", () => {
    const retry = decideRetry(refused("overloaded", 503), {}, SENT, 500);
    expect(retry?.waitMs).toBe(500);
  });
});

describe("a server that limits the rate", () => {
  it.each([
    [0, 2000],
    [1, 8000],
    [2, undefined],
  ])("after %i tries is asked again after %s ms", (rate_limited, waitMs) => {
    expect(decideRetry(refused("rate_limited", 429), { rate_limited }, SENT)?.waitMs).toBe(waitMs);
  });

  it.each([200, 400, 500, 503])("is not asked again at %i", (status) =>
    expect(decideRetry(refused("rate_limited", status), {}, SENT)).toBeUndefined(),
  );

  it.each([
    [120_000, 120_000],
    [120_001, undefined],
  ])("that wants %i ms is waited for %s ms: nobody watches a panel longer", (asked, waitMs) => {
    expect(decideRetry(refused("rate_limited", 429), {}, SENT, asked)?.waitMs).toBe(waitMs);
  });
});

describe("a field that a server does not know", () => {
  it("is left out at once, and once", () => {
    expect(decideRetry(unknown("quality"), {}, SENT)).toEqual({
      reason: "field_unknown",
      waitMs: 0,
      omittedFields: ["quality"],
    });
    expect(decideRetry(unknown("user"), { field_unknown: 1 }, SENT)).toBeUndefined();
  });

  it.each(["image", "image[]", "mask", "markup", "prompt", "size", "model"])(
    "is never %s: without it something else would be asked for",
    (field) => expect(decideRetry(unknown(field), {}, new Set([field]))).toBeUndefined(),
  );

  it("may be one of several, which are left out together", () => {
    expect(decideRetry(unknown("quality, user, seed"), {}, SENT)?.omittedFields).toEqual([
      "quality",
      "user",
    ]);
    expect(decideRetry(unknown("quality, size"), {}, SENT)).toBeUndefined();
  });

  it("is none that was not sent, and not a field without a name", () => {
    expect(decideRetry(unknown("stream"), {}, SENT)).toBeUndefined();
    expect(decideRetry(unknown(), {}, new Set(["undefined", "mutant"]))).toBeUndefined();
  });
});

describe("how long a server wants to be left alone", () => {
  it.each<[Record<string, string>, number | undefined]>([
    [{}, undefined],
    [{ "retry-after": "2" }, 2000],
    [{ "retry-after": " 1.5 " }, 1500],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after-ms": "1" }, 1],
    [{ "retry-after-ms": "0.5" }, 0.5],
    [{ "retry-after-ms": "250", "retry-after": "9" }, 250],
    [{ "retry-after-ms": "0", "retry-after": "9" }, 9000],
    [{ "retry-after-ms": "soon", "retry-after": "9" }, 9000],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:07 GMT" }, 7000],
    [{ "retry-after": "Wed, 31 Dec 2025 23:59:00 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "-3x" }, undefined],
    // Browsers read years into these, long past: the server would be asked again at once.
    [{ "retry-after": "-1" }, undefined],
    [{ "retry-after": "5, 10" }, 5000],
    [{ "retry-after": "30s" }, 30_000],
    [{ "retry-after": "60 seconds" }, 60_000],
  ])("%j means %s ms", (headers, expected) => {
    expect(retryAfterMs(new Headers(headers), NOW)).toBe(expected);
  });
});
