import { describe, expect, it } from "vitest";
import { readBody, untilAborted } from "@/utils/relay/body";
import { getFree } from "@/utils/relay/free-get";
import { BASE_URL, fakeRelay, json, KEY } from "./fake-relay";

const never = new AbortController().signal;
const server = { baseUrl: BASE_URL, key: KEY };
type Replies = Parameters<typeof fakeRelay>[0];

async function ask(replies: Replies, of = server, signal = never) {
  const relay = fakeRelay(replies, 90_499);
  const answer = await getFree(of, "/models", relay.deps, signal);
  return { error: answer.ok ? undefined : answer.error, calls: relay.calls, waits: relay.waits };
}

const page = (text: string) => new Response(text);

describe("a question that costs nothing", () => {
  it.each([408, 429, 500, 502, 503, 504, 520, 522, 524])(
    "is asked again after %i, twice",
    async (status) => {
      const { calls, waits } = await ask([json({}, status), json({}, status), json({}, status)]);
      expect([calls.length, waits]).toEqual([3, [500, 2000]]);
    },
  );

  it.each([400, 401, 403, 404, 409, 430, 501, 505, 521, 523, 525])(
    "is not asked again after %i",
    async (status) => {
      const { error, calls } = await ask([json({}, status, { "x-request-id": " r-1 " })]);
      expect(calls).toHaveLength(1);
      expect(error).toMatchObject({ charge: "none", requestId: "r-1" });
    },
  );

  it("goes out without cookies, stored answers, referrer or redirects", async () => {
    const { calls } = await ask([json({})]);
    expect(calls[0]?.init).toMatchObject({
      headers: { accept: "application/json", authorization: `Bearer ${KEY}` },
      redirect: "manual",
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
  });

  it.each([
    [{ ...server, baseUrl: "ftp://relay.test" }, "base_url_invalid"],
    [{ ...server, key: "" }, "key_missing"],
  ])("is not asked with %j", async (of, code) => {
    const { error, calls } = await ask([], of);
    expect([error?.code, calls.length]).toEqual([code, 0]);
  });

  it("is over when it is cancelled", async () => {
    const cancel = new AbortController();
    const reply = () => {
      cancel.abort();
      return new Promise<Response>(() => undefined);
    };
    const { error, calls } = await ask([reply], server, cancel.signal);
    expect([error?.code, error?.charge, calls.length]).toEqual(["cancelled", "none", 1]);
  });

  it("is answered by JSON, and what else comes is quoted without the key, up to 2,000 letters", async () => {
    const title = await ask([page("<html><title> Log in </title>")]);
    expect(title.error).toMatchObject({ code: "answer_is_a_page", detail: "Log in", status: 200 });
    const words = await ask([page(` ${KEY} ${"x".repeat(2000)} `)]);
    expect(words.error).toMatchObject({
      code: "answer_unreadable",
      detail: `*** ${"x".repeat(1996)}`,
    });
    expect((await ask([page(' {"data":[]} ')])).error).toBeUndefined();
  });

  it("says that the network failed, in the browser's words", async () => {
    const down = new TypeError(`down with ${KEY}`);
    const { error } = await ask([down, down, down]);
    expect(error).toMatchObject({
      code: "server_unreachable",
      params: { host: "relay.test" },
      detail: "down with ***",
    });
  });

  it("is asked again where the answer breaks off", async () => {
    const broken = () =>
      new Response(
        new ReadableStream({ pull: (controller) => controller.error(new TypeError("cut")) }),
      );
    const { error, calls } = await ask([broken(), json({})]);
    expect([error, calls.length]).toEqual([undefined, 2]);
  });
});

describe("a body", () => {
  const response = (...chunks: readonly string[]) => {
    const left = chunks.map((chunk) => new TextEncoder().encode(chunk));
    return new Response(
      new ReadableStream<Uint8Array>({
        pull(controller) {
          const chunk = left.shift();
          if (chunk) controller.enqueue(chunk);
          else controller.close();
        },
      }),
    );
  };
  const read = async (limit: number, ...chunks: readonly string[]) => {
    const seen: number[] = [];
    const { bytes, cut } = await readBody(response(...chunks), limit, never, (chunk) =>
      seen.push(chunk.length),
    );
    return [new TextDecoder().decode(bytes), cut, seen];
  };

  it("is read whole up to the limit, and cut behind it", async () => {
    expect(await read(6, "abc", "def")).toEqual(["abcdef", undefined, [3, 3]]);
    expect(await read(5, "abc", "def", "ghi")).toEqual(["abcde", "too-large", [3, 2]]);
    expect(await read(3, "abc", "d")).toEqual(["abc", "too-large", [3, 0]]);
  });

  it("that is none is empty", async () => {
    expect(await readBody(new Response(null), 9, never)).toEqual({ bytes: new Uint8Array() });
  });

  it("is given up at once where nobody wants it any more", async () => {
    const cancel = new AbortController();
    const silent = untilAborted(new Promise(() => undefined), cancel.signal);
    cancel.abort(new Error("enough"));
    await expect(silent).rejects.toThrow("enough");
    await expect(untilAborted(Promise.resolve(1), cancel.signal)).rejects.toThrow("enough");
    await expect(untilAborted(Promise.resolve(1), never)).resolves.toBe(1);
  });
});
