import { describe, expect, it } from "vitest";
import { startTimeLimit } from "@/utils/relay/time-limit";

/** A clock that a test moves. Broken off, a wait resolves, as some do. */
function clock() {
  let ring: () => void = () => undefined;
  let waiting: AbortSignal | undefined;
  const sleep = (_ms: number, signal?: AbortSignal): Promise<void> => {
    waiting = signal;
    return new Promise((resolve) => {
      ring = resolve;
      signal?.addEventListener("abort", () => resolve());
    });
  };
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  const pass = async () => {
    ring();
    await settle();
  };
  const deps = { fetch, sleep, now: () => 0, timeoutMs: 1000 };
  return { deps, pass, settle, isStopped: () => waiting?.aborted === true };
}

describe("a time limit", () => {
  it("ends the work when its time has come, and says so", async () => {
    const { deps, pass } = clock();
    const limit = startTimeLimit(deps, new AbortController().signal);
    expect([limit.signal.aborted, limit.hasExpired()]).toEqual([false, false]);
    await pass();
    expect([limit.signal.aborted, limit.hasExpired()]).toEqual([true, true]);
  });

  it("ends the work when the person does, which is no lack of time, also if it runs out then", async () => {
    const { deps, pass } = clock();
    const person = new AbortController();
    const limit = startTimeLimit(deps, person.signal);
    person.abort();
    expect([limit.signal.aborted, limit.hasExpired()]).toEqual([true, false]);
    await pass();
    expect(limit.hasExpired()).toBe(false);
  });

  it("leaves no clock running once it is stopped, and never expires then", async () => {
    const { deps, settle, isStopped } = clock();
    const limit = startTimeLimit(deps, new AbortController().signal);
    limit.stop();
    await settle();
    expect(isStopped()).toBe(true);
    expect([limit.signal.aborted, limit.hasExpired()]).toEqual([false, false]);
  });
});
