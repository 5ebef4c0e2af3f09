import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDebounce } from "@/utils/async/debounce";

const job = vi.fn();
const aDebounce = () => createDebounce(job, { waitMs: 400, maxWaitMs: 2000 });

beforeEach(() => {
  vi.useFakeTimers();
  job.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a debounced job", () => {
  it("runs once, after a pause in the calls", () => {
    const debounced = aDebounce();
    debounced.schedule();
    vi.advanceTimersByTime(300);
    debounced.schedule();
    vi.advanceTimersByTime(399);
    expect([job.mock.calls.length, debounced.isPending]).toEqual([0, true]);
    vi.advanceTimersByTime(1);
    expect([job.mock.calls.length, debounced.isPending]).toEqual([1, false]);
    vi.advanceTimersByTime(10_000);
    expect(job).toHaveBeenCalledTimes(1);
  });

  it("runs after the longest wait, even if the calls never pause", () => {
    const debounced = aDebounce();
    for (let passedMs = 0; passedMs < 4100; passedMs += 100) {
      debounced.schedule();
      vi.advanceTimersByTime(100);
    }
    expect(job).toHaveBeenCalledTimes(2);
  });

  it("waits for the pause alone where there is no longest wait", () => {
    const debounced = createDebounce(job, { waitMs: 400 });
    for (let passedMs = 0; passedMs < 4000; passedMs += 100) {
      debounced.schedule();
      vi.advanceTimersByTime(100);
    }
    expect(job).not.toHaveBeenCalled();
    vi.advanceTimersByTime(400);
    expect(job).toHaveBeenCalledTimes(1);
  });

  it("can run in the next task", () => {
    const debounced = aDebounce();
    debounced.scheduleNext();
    expect(job).not.toHaveBeenCalled();
    vi.advanceTimersByTime(0);
    expect(job).toHaveBeenCalledTimes(1);
  });

  it("runs in the next task whatever is called before that, and then as usual", () => {
    const debounced = aDebounce();
    debounced.scheduleNext();
    debounced.schedule();
    vi.advanceTimersByTime(0);
    expect(job).toHaveBeenCalledTimes(1);
    debounced.schedule();
    vi.advanceTimersByTime(0);
    expect(job).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(job).toHaveBeenCalledTimes(2);
  });

  it("can run at once, and does not run again for the same call", () => {
    const debounced = aDebounce();
    debounced.schedule();
    debounced.runNow();
    vi.advanceTimersByTime(10_000);
    expect(job).toHaveBeenCalledTimes(1);
  });

  it("does not run after it was cancelled", () => {
    const debounced = aDebounce();
    debounced.schedule();
    debounced.cancel();
    vi.advanceTimersByTime(10_000);
    expect(job).not.toHaveBeenCalled();
  });
});
