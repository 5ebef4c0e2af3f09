import { describe, expect, it } from "vitest";
import { createLatest } from "@/utils/async/latest";

describe("the latest request", () => {
  it("aborts the one before", () => {
    const latest = createLatest();
    const first = latest.next();
    const second = latest.next();
    expect([first.aborted, second.aborted]).toEqual([true, false]);
  });

  it("shares its signal with work that belongs to it", () => {
    const latest = createLatest();
    const signal = latest.next();
    expect(latest.current()).toBe(signal);
    const before = createLatest().current();
    expect(before.aborted).toBe(false);
  });

  it("can be cancelled without another one", () => {
    const latest = createLatest();
    const signal = latest.next();
    latest.cancel();
    expect(signal.aborted).toBe(true);
    expect(latest.current().aborted).toBe(false);
  });
});
