import { describe, expect, it } from "vitest";
import type { RetryInfo } from "@/utils/relay/retry";
import { sendEdit } from "@/utils/relay/send/send";
import { editRequest, fakeRelay, goodAnswer, json, KEY, PNG_BASE64 } from "./fake-relay";

const never = new AbortController().signal;

/** A body that gives its pieces and then breaks, or stays silent. */
function brokenBody(pieces: readonly string[], isSilent = false): Response {
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[next];
      next += 1;
      if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
      else if (isSilent) return new Promise(() => undefined);
      else controller.error(new TypeError("network error"));
      return undefined;
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}

function limited(headers: Record<string, string> = {}): Response {
  return json({ error: { message: "slow down", code: "rate_limit_exceeded" } }, 429, headers);
}

async function send(replies: Parameters<typeof fakeRelay>[0], signal = never) {
  const relay = fakeRelay(replies);
  const retries: RetryInfo[] = [];
  const onRetry = (info: RetryInfo) => retries.push(info);
  const sent = await sendEdit(editRequest(), relay.deps, { onRetry }, signal);
  return { sent, retries, calls: relay.calls.length, waits: relay.waits };
}

describe("what may have been charged is never sent twice", () => {
  it.each([408, 409, 500, 502, 503, 504, 520, 521, 522, 523, 524])("status %i", async (status) => {
    const { sent, calls } = await send([json({ error: { message: "x" } }, status)]);
    expect(sent).toMatchObject({ ok: false, error: { charge: "maybe", status } });
    expect(calls).toBe(1);
  });

  it("a network error, of which nobody knows when it came", async () => {
    const { sent, calls } = await send([new TypeError("Failed to fetch")]);
    expect(sent).toMatchObject({
      ok: false,
      error: {
        code: "connection_failed",
        charge: "maybe",
        params: { host: "relay.test" },
        detail: "Failed to fetch",
      },
    });
    expect(calls).toBe(1);
  });

  it("a body that breaks before its first byte", async () => {
    const { sent, calls } = await send([brokenBody([])]);
    expect(sent).toMatchObject({
      ok: false,
      error: { code: "connection_failed", charge: "maybe" },
    });
    expect(calls).toBe(1);
  });
});

describe("a body that breaks off", () => {
  it("is handed over as far as it came, with the reason", async () => {
    const { sent } = await send([brokenBody(['{"data":[{"b64_json":"', PNG_BASE64])]);
    expect(sent).toMatchObject({ ok: true, value: { cut: { code: "connection_failed" } } });
    if (sent.ok) expect(new TextDecoder().decode(sent.value.bytes)).toContain(PNG_BASE64);
  });
});

describe("the time limit", () => {
  it("ends a request that gets no answer", async () => {
    const relay = fakeRelay([() => new Promise(() => undefined)]);
    const sending = sendEdit(editRequest(), relay.deps, {}, never);
    await Promise.resolve();
    relay.expire();
    expect(await sending).toMatchObject({
      ok: false,
      error: { code: "timed_out", charge: "maybe", params: { seconds: 360 } },
    });
    expect(relay.calls).toHaveLength(1);
  });

  it("ends a body that drips for ever, and keeps what came", async () => {
    const relay = fakeRelay([brokenBody(["   "], true)]);
    const onAnswering = () => void setTimeout(relay.expire, 5);
    const sent = await sendEdit(editRequest(), relay.deps, { onAnswering }, never);
    expect(sent).toMatchObject({ ok: true, value: { cut: { code: "timed_out" } } });
  });
});

describe("cancelling", () => {
  it("before anything was sent costs nothing", async () => {
    const { sent, calls } = await send([], AbortSignal.abort());
    expect(sent).toMatchObject({ ok: false, error: { code: "cancelled_unsent", charge: "none" } });
    expect(calls).toBe(0);
  });

  it("while the server works may have been charged", async () => {
    const controller = new AbortController();
    const { sent } = await send(
      [
        () => {
          controller.abort();
          return new Promise(() => undefined);
        },
      ],
      controller.signal,
    );
    expect(sent).toMatchObject({ ok: false, error: { code: "cancelled", charge: "maybe" } });
  });

  it("in the midst of the body does not hand over half an answer", async () => {
    const controller = new AbortController();
    const relay = fakeRelay([brokenBody(['{"data":'], true)]);
    const onAnswering = () => void setTimeout(() => controller.abort(), 5);
    const sent = await sendEdit(editRequest(), relay.deps, { onAnswering }, controller.signal);
    expect(sent).toMatchObject({ ok: false, error: { code: "cancelled" } });
  });

  it("during a pause costs nothing, for what was sent did no work", async () => {
    const controller = new AbortController();
    const relay = fakeRelay([limited()]);
    const onRetry = () => controller.abort();
    const sent = await sendEdit(editRequest(), relay.deps, { onRetry }, controller.signal);
    expect(sent).toMatchObject({ ok: false, error: { code: "cancelled_unsent", charge: "none" } });
    expect(relay.calls).toHaveLength(1);
  });
});

describe("a 429", () => {
  it("is tried again twice and no more", async () => {
    const { sent, calls, waits } = await send([limited(), limited(), limited()]);
    expect(sent).toMatchObject({ ok: false, error: { code: "rate_limited", charge: "none" } });
    expect({ calls, waits }).toEqual({ calls: 3, waits: [2000, 8000] });
  });

  it.each([
    [{ "retry-after": "7" }, 7000],
    [{ "retry-after-ms": "250" }, 250],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:30 GMT" }, 30_000],
    [{ "retry-after": "Wed, 31 Dec 2025 23:00:00 GMT" }, 0],
    [{ "retry-after": "soon" }, 2000],
  ])("waits as long as the server says: %j", async (headers, waitMs) => {
    const { retries } = await send([limited(headers), goodAnswer()]);
    expect(retries).toEqual([{ reason: "rate_limited", waitMs }]);
  });

  it("that asks for more patience than anybody has is told instead", async () => {
    const { calls } = await send([limited({ "retry-after": "121" })]);
    expect(calls).toBe(1);
  });

  it("is one by its status: the same code under another may hide work that was done", async () => {
    const { sent, calls } = await send([json({ error: { code: "rate_limit_exceeded" } }, 500)]);
    expect(sent).toMatchObject({ ok: false, error: { code: "rate_limited" } });
    expect(calls).toBe(1);
  });

  it("for want of quota is not tried again", async () => {
    const { sent, calls } = await send([json({ error: { code: "insufficient_quota" } }, 429)]);
    expect(sent).toMatchObject({ ok: false, error: { code: "balance_too_low" } });
    expect(calls).toBe(1);
  });
});

describe("an overloaded server", () => {
  const shed = () => json({ error: { code: "system_cpu_overloaded", message: "x" } }, 503);
  it("is tried again once and no more", async () => {
    const { sent, calls } = await send([shed(), shed()]);
    expect(sent).toMatchObject({ ok: false, error: { code: "overloaded", charge: "none" } });
    expect(calls).toBe(2);
  });
  it("and a limit count apart", async () => {
    const { sent, calls } = await send([shed(), limited(), limited(), goodAnswer()]);
    expect({ isOk: sent.ok, calls }).toEqual({ isOk: true, calls: 4 });
  });
});

describe("an unknown field", () => {
  const unknown = (field: string) =>
    json(
      {
        error: {
          code: "unknown_parameter",
          message: `Unknown parameter: '${field}'.`,
          param: field,
        },
      },
      400,
    );

  it.each(["prompt", "size", "mask", "image"])(
    "%s is never left out: that would be another edit, or another price",
    async (field) => {
      const { sent, calls } = await send([unknown(field)]);
      expect(sent).toMatchObject({
        ok: false,
        error: { code: "field_unknown", params: { field } },
      });
      expect(calls).toBe(1);
    },
  );

  it("n is left out where it asks for one, which every server makes without it", async () => {
    expect(await send([unknown("n"), goodAnswer()])).toMatchObject({
      sent: { ok: true },
      calls: 2,
      retries: [{ omittedFields: ["n"] }],
    });
  });

  it("that was not even sent is not tried without", async () => {
    expect((await send([unknown("quality")])).calls).toBe(1);
  });

  it("is left out once; a second one is told", async () => {
    const relay = fakeRelay([unknown("response_format"), unknown("user")]);
    const sent = await sendEdit(editRequest({ user: "me" }), relay.deps, {}, never);
    expect(sent).toMatchObject({
      ok: false,
      error: { code: "field_unknown", params: { field: "user" } },
    });
    expect(relay.calls).toHaveLength(2);
  });
});

describe("a redirect", () => {
  it("is refused whether the browser shows where it leads or not", async () => {
    const opaque = new Response(null);
    Object.defineProperties(opaque, {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
      ok: { value: false },
    });
    const shown = new Response(null, { status: 307, headers: { location: "https://evil.test/" } });
    for (const response of [opaque, shown]) {
      const { sent, calls } = await send([response]);
      expect(sent).toMatchObject({ ok: false, error: { code: "redirected", charge: "none" } });
      expect(calls).toBe(1);
    }
  });
});

describe("the key", () => {
  it("is in no error, though the server quotes it and the browser names it", async () => {
    for (const reply of [
      json({ error: { message: `Incorrect API key provided: ${KEY}` } }, 401, {
        "x-request-id": KEY,
      }),
      new Response(`<title>${KEY}</title>`, { status: 500 }),
      new TypeError(`Bearer ${KEY} is no header`),
    ]) {
      const { sent } = await send([reply]);
      expect(sent.ok).toBe(false);
      expect(JSON.stringify(sent)).not.toContain(KEY);
    }
  });

  it("is masked in an answer that echoes it, for answers are stored", async () => {
    const { sent } = await send([json({ data: [], echo: { authorization: `Bearer ${KEY}` } })]);
    if (!sent.ok) throw new Error("expected an answer");
    const text = new TextDecoder().decode(sent.value.bytes);
    expect(text).not.toContain(KEY);
    expect(JSON.parse(text)).toMatchObject({ data: [] });
  });
});
