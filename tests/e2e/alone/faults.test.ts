import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench } from "../../faults/bench.ts";
import { problemsOf } from "../../faults/fault.ts";
import { FAULTS } from "../../faults/faults.ts";

/** Once each; the rest, and many runs of each, are `npm run faults`. */
const SHORT = FAULTS.filter(({ isPossible, isSlow }) => !isPossible && !isSlow);

let bench: Awaited<ReturnType<typeof openBench>>;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench?.close());

describe("nothing is lost, paid twice or waited for in vain", () => {
  it.each(SHORT.map((fault) => [fault.name, fault] as const))("%s", async (_name, fault) => {
    expect(problemsOf(fault, await fault.run(bench, 0))).toEqual([]);
  });
});
