import { describe, expect, it } from "vitest";
import { getFree } from "@/utils/relay/free-get";
import { BASE_URL, fakeRelay, json, KEY } from "./fake-relay";

const never = new AbortController().signal;
const SERVER = { baseUrl: BASE_URL, key: KEY };

describe("a question that costs nothing", () => {
  it("carries the key in the header that the server reads", async () => {
    const relay = fakeRelay([json({})]);
    await getFree({ ...SERVER, keyHeader: "x-goog-api-key" }, "/models", relay.deps, never);
    const headers = new Headers(relay.calls[0]?.init.headers);
    expect(headers.get("x-goog-api-key")).toBe(KEY);
    expect(headers.has("authorization")).toBe(false);
  });

  it("is given up after its time, in whole seconds, and not asked again", async () => {
    const relay = fakeRelay([() => new Promise(() => undefined)], 900_500);
    const asked = getFree(SERVER, "/models", relay.deps, never);
    await Promise.resolve();
    relay.expire();
    expect(await asked).toMatchObject({
      ok: false,
      error: { code: "timed_out", params: { seconds: 901 }, charge: "none" },
    });
    expect(relay.calls).toHaveLength(1);
  });

  it("leaves no clock running", async () => {
    const clocks: (AbortSignal | undefined)[] = [];
    const { deps } = fakeRelay([json({})]);
    const sleep = (_ms: number, signal?: AbortSignal) => {
      clocks.push(signal);
      return new Promise<void>(() => undefined);
    };
    await getFree(SERVER, "/models", { ...deps, sleep }, never);
    expect(clocks.map((signal) => signal?.aborted)).toEqual([true]);
  });

  it("is not asked again once the person has left", async () => {
    const person = new AbortController();
    const leave = () => {
      person.abort();
      return json({}, 503);
    };
    const relay = fakeRelay([leave, json({})]);
    await getFree(SERVER, "/models", relay.deps, person.signal);
    expect(relay.calls).toHaveLength(1);
  });

  it("is told of in the server's words where they are no JSON, whole", async () => {
    const words = "a < b and b > c";
    const relay = fakeRelay([new Response(`\n${words}\n`)]);
    expect(await getFree(SERVER, "/models", relay.deps, never)).toMatchObject({
      error: { code: "answer_unreadable", detail: words },
    });
  });
});
