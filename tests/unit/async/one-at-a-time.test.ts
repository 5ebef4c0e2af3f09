import { describe, expect, it, vi } from "vitest";
import { createOneAtATime } from "@/utils/async/one-at-a-time";

describe("a job that runs one at a time", () => {
  it("runs once more for all calls during a run", async () => {
    const runs: PromiseWithResolvers<void>[] = [];
    const start = createOneAtATime(() => {
      const run = Promise.withResolvers<void>();
      runs.push(run);
      return run.promise;
    });
    start();
    start();
    start();
    expect(runs).toHaveLength(1);
    runs[0]?.resolve();
    await vi.waitFor(() => expect(runs).toHaveLength(2));
    runs[1]?.resolve();
    await runs[1]?.promise;
    start();
    await vi.waitFor(() => expect(runs).toHaveLength(3));
  });
});
