import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { decodeText, readBody, untilAborted } from "@/utils/relay/body";
import { type Exchange, exchangeOnce, requestIdHeader } from "@/utils/relay/exchange";
import { BASE_URL, fakeRelay, KEY } from "./fake-relay";

const never = new AbortController().signal;
const URL_ASKED = `${BASE_URL}/v1/x`;
const nothing = () => Promise.resolve();
const plain = (text: string, init?: ResponseInit) =>
  new Response(new TextEncoder().encode(text), init);

async function exchange(reply: Response, change: Partial<Exchange> = {}) {
  const relay = fakeRelay([reply]);
  const asked = { url: URL_ASKED, key: KEY, onAnswering: nothing, ...change };
  return { outcome: await exchangeOnce(asked, relay.deps, never), calls: relay.calls };
}

/** A body that gives some bytes, and then breaks off. */
const breaking = (text: string) =>
  new Response(
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        if (text !== "") controller.enqueue(new TextEncoder().encode(text));
      },
      pull: (controller) => controller.error(new TypeError("cut")),
    }),
  );

describe("one request and its answer", () => {
  it("gives the bytes, and no more about them than the server said", async () => {
    const bytes = new TextEncoder().encode("{}");
    const said = { status: 200, url: URL_ASKED, bytes };
    expect((await exchange(plain("{}"))).outcome).toStrictEqual({
      kind: "answer",
      raw: { ...said, contentType: "" },
    });
    const headers = { "content-type": "text/x", "x-request-id": " r-1 " };
    expect((await exchange(plain("{}", { headers }))).outcome).toStrictEqual({
      kind: "answer",
      raw: { ...said, contentType: "text/x", requestId: "r-1" },
    });
  });

  it("keeps what came before it broke off, and says that it did", async () => {
    const { outcome } = await exchange(breaking("ab"));
    expect(outcome).toMatchObject({
      kind: "answer",
      raw: { bytes: new TextEncoder().encode("ab"), cut: { code: "connection_failed" } },
    });
    expect((await exchange(breaking(""))).outcome).toMatchObject({
      kind: "refused",
      error: { code: "connection_failed", params: { host: "relay.test" } },
    });
  });

  it("is asked for by POST with a body and the caller's headers, without one by GET", async () => {
    const sent = await exchange(plain(""), { body: "{}", headers: { "content-type": "text/x" } });
    expect(sent.calls[0]?.init).toMatchObject({
      method: "POST",
      body: "{}",
      headers: { "content-type": "text/x", accept: "application/json" },
    });
    const asked = await exchange(plain(""));
    expect(asked.calls[0]?.init.method).toBe("GET");
    expect(asked.calls[0]?.init).not.toHaveProperty("body");
  });

  it.each([300, 301, 399])("is refused where it leads elsewhere: %i", async (status) => {
    expect((await exchange(new Response(null, { status }))).outcome).toMatchObject({
      kind: "refused",
      error: { code: "redirected", params: { host: "relay.test" } },
    });
  });

  it.each([
    [200, "answer"],
    [299, "answer"],
    [400, "refused"],
    [599, "refused"],
  ])("with the status %i is an %s", async (status, kind) => {
    expect((await exchange(plain("x", { status }))).outcome.kind).toBe(kind);
  });

  it("that is a refusal has a pause and an id only where the server names them", async () => {
    const bare = (await exchange(plain("no", { status: 429 }))).outcome;
    expect(bare).not.toHaveProperty("retryAfterMs");
    expect(bare.kind === "refused" && bare.error).not.toHaveProperty("requestId");
    const headers = { "retry-after": "2", "x-oneapi-request-id": "one", "x-request-id": "two" };
    expect((await exchange(plain("no", { status: 429, headers }))).outcome).toMatchObject({
      retryAfterMs: 2000,
      error: { requestId: "one" },
    });
  });

  it.each([
    [1499, 1],
    [1500, 2],
    [90_000, 90],
  ])("that takes longer than %i ms is given up after %i s", async (timeoutMs, seconds) => {
    const relay = fakeRelay(
      [
        () => {
          relay.expire();
          return new Promise(() => undefined);
        },
      ],
      timeoutMs,
    );
    const asked = { url: URL_ASKED, key: KEY, onAnswering: nothing };
    expect(await exchangeOnce(asked, relay.deps, never)).toMatchObject({
      error: { code: "timed_out", params: { seconds } },
    });
  });

  it("stops its clock, whatever comes of it", async () => {
    for (const reply of [plain("{}"), plain("", { status: 500 }), new TypeError("down")]) {
      const relay = fakeRelay([reply]);
      const clocks: (AbortSignal | undefined)[] = [];
      const sleep = (ms: number, signal?: AbortSignal) => {
        clocks.push(signal);
        return relay.deps.sleep(ms);
      };
      const asked = { url: URL_ASKED, key: KEY, onAnswering: nothing };
      await exchangeOnce(asked, { ...relay.deps, sleep }, never);
      expect(clocks.map((clock) => clock?.aborted)).toEqual([true]);
    }
  });
});

describe("the id of a request", () => {
  it.each([
    [{ "x-request-id": "  a  " }, "a"],
    [{ "x-request-id": "  " }, undefined],
    [{}, undefined],
    [{ "x-request-id": ` ${"x".repeat(201)}` }, "x".repeat(200)],
  ])("in %j is %s", (headers, id) => expect(requestIdHeader(new Headers(headers))).toBe(id));
});

describe("a body that is not wanted to its end", () => {
  it("is let go where there is more than the limit, and says why it is not whole", async () => {
    let isCancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(4)),
      cancel: () => {
        isCancelled = true;
      },
    });
    const read = await readBody(new Response(stream), 6, never);
    expect(read).toStrictEqual({ bytes: new Uint8Array(6), cut: "too-large" });
    expect(isCancelled).toBe(true);
    expect(await readBody(plain("ab"), 2, never)).toStrictEqual({
      bytes: new TextEncoder().encode("ab"),
    });
  });

  it("leaves nobody listening to the signal", async () => {
    const { signal } = new AbortController();
    await untilAborted(Promise.resolve(1), signal);
    await untilAborted(Promise.reject(new Error("no")), signal).catch(() => undefined);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("the charset of a page", () => {
  it("is looked for in its first 1,024 bytes", () => {
    const meta = '<meta charset="gbk">';
    const page = (before: number) =>
      Uint8Array.from([...Buffer.from(" ".repeat(before) + meta), 0xd3, 0xe0]);
    expect(decodeText(page(1024 - meta.length), null)).toMatch(/余$/);
    expect(decodeText(page(1025 - 2), null)).not.toMatch(/余$/);
  });
});
