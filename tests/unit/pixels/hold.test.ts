import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { appError } from "@/utils/core/app-error";
import { err, ok } from "@/utils/core/result";
import { createHold } from "@/utils/pixels/read/latest-cache";

const released: string[] = [];

function setUp(isWorthHolding = true, limit = 1) {
  released.length = 0;
  const made: string[] = [];
  const hold = createHold<string>(
    (value) => released.push(value),
    () => isWorthHolding,
    limit,
  );
  const lend = (key: string) =>
    hold.lend(
      key,
      async () => {
        made.push(key);
        return ok(key);
      },
      async (value) => ok(value),
    );
  return { hold, lend, made };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what is held between two requests", () => {
  it("is made once for one key and released for another", async () => {
    const { lend, made } = setUp();
    await lend("a");
    await lend("a");
    expect(made).toEqual(["a"]);
    await lend("b");
    expect(made).toEqual(["a", "b"]);
    expect(released).toEqual(["a"]);
  });

  it("gives way to others in the order of its last use", async () => {
    const { lend, made } = setUp(true, 2);
    for (const key of ["a", "b", "a", "c", "a"]) await lend(key);
    expect(made).toEqual(["a", "b", "c"]);
    expect(released).toEqual(["b"]);
  });

  it("is released when nobody asks for it", async () => {
    const { lend } = setUp();
    await lend("a");
    vi.advanceTimersByTime(29_000);
    expect(released).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(released).toEqual(["a"]);
  });

  it("is never released while it is lent, not even through a lending within", async () => {
    for (const isWorthHolding of [true, false]) {
      const { hold, lend } = setUp(isWorthHolding);
      await hold.lend(
        "a",
        async () => ok("a"),
        async () => {
          await lend("a");
          vi.advanceTimersByTime(60_000);
          expect(released).toEqual([]);
          return ok(true);
        },
      );
      vi.advanceTimersByTime(60_000);
      expect(released).toEqual(["a"]);
    }
  });

  it("is not kept where it could not be made", async () => {
    const { hold, lend, made } = setUp();
    const failed = await hold.lend(
      "a",
      async () => err(appError("picture_undecodable")),
      async () => ok(true),
    );
    expect(failed.ok).toBe(false);
    await lend("a");
    expect(made).toEqual(["a"]);
  });
});
