import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { within } from "@/utils/async/within";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<string>(() => undefined);

describe("work that is waited for within a limit", () => {
  it("gives its own outcome where it ends in time", async () => {
    const { signal } = new AbortController();
    expect(await within(Promise.resolve("done"), 100, signal)).toBe("done");
    await expect(within(Promise.reject(new Error("no")), 100, signal)).rejects.toThrow("no");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is late after the limit, and not before", async () => {
    const ended = vi.fn();
    const waiting = within(never, 100, new AbortController().signal).then(ended);
    await vi.advanceTimersByTimeAsync(99);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(ended).toHaveBeenCalledWith("late");
  });

  it("is given up at once where somebody breaks it off, before or meanwhile", async () => {
    const controller = new AbortController();
    const waiting = within(never, 100, controller.signal);
    controller.abort();
    expect(await waiting).toBe("aborted");
    expect(await within(never, 100, controller.signal)).toBe("aborted");
    expect(vi.getTimerCount()).toBe(0);
  });
});
