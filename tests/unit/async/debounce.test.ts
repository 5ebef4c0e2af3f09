import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPutOff } from "@/utils/async/debounce";

const save = vi.fn();
const putOff = () => createPutOff(save, { pauseMs: 400, longestMs: 2000 });

beforeEach(() => {
  vi.useFakeTimers();
  save.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("saving that is put off", () => {
  it("waits until nothing has changed for a while, and saves once", () => {
    const soon = putOff();
    soon.soon();
    vi.advanceTimersByTime(300);
    soon.soon();
    vi.advanceTimersByTime(399);
    expect([save.mock.calls.length, soon.isDue]).toEqual([0, true]);
    vi.advanceTimersByTime(1);
    expect([save.mock.calls.length, soon.isDue]).toEqual([1, false]);
    vi.advanceTimersByTime(10_000);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("does not wait for ever where things never stop changing", () => {
    const soon = putOff();
    for (let passedMs = 0; passedMs < 4100; passedMs += 100) {
      soon.soon();
      vi.advanceTimersByTime(100);
    }
    expect(save).toHaveBeenCalledTimes(2);
  });

  it("saves what cannot wait as soon as the moment is over", () => {
    const soon = putOff();
    soon.next();
    expect(save).not.toHaveBeenCalled();
    vi.advanceTimersByTime(0);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("saves in the last moment of a page, and not once more afterwards", () => {
    const soon = putOff();
    soon.soon();
    soon.now();
    vi.advanceTimersByTime(10_000);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("lets go of it when it is stopped", () => {
    const soon = putOff();
    soon.soon();
    soon.stop();
    vi.advanceTimersByTime(10_000);
    expect(save).not.toHaveBeenCalled();
  });
});
