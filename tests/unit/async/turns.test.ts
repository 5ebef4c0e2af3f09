import { describe, expect, it } from "vitest";
import { createTurns } from "@/utils/async/turns";

/** Work that ends when it is told to. */
function someWork(name: string, begun: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = () => {
    begun.push(name);
    return promise;
  };
  return { work, end: () => resolve(name), fail: () => reject(new Error(name)) };
}

const wanted = () => new AbortController().signal;

describe("turns", () => {
  it("let so many run at once, and the others after them in order", async () => {
    const begun: string[] = [];
    const turns = createTurns(2);
    const works = ["a", "b", "c", "d"].map((name) => someWork(name, begun));
    const results = works.map(({ work }) => turns.take(work, wanted()));
    await Promise.resolve();
    expect(begun).toEqual(["a", "b"]);
    works[1]?.end();
    expect(await results[1]).toBe("b");
    await Promise.resolve();
    expect(begun).toEqual(["a", "b", "c"]);
    for (const { end } of works) end();
    expect(await Promise.all(results)).toEqual(["a", "b", "c", "d"]);
  });

  it("pass over what is wanted no more, and go on after a failure", async () => {
    const begun: string[] = [];
    const turns = createTurns(1);
    const [first, second, third] = ["a", "b", "c"].map((name) => someWork(name, begun));
    const leaving = new AbortController();
    const results = [
      turns.take(first?.work ?? fail, wanted()),
      turns.take(second?.work ?? fail, leaving.signal),
      turns.take(third?.work ?? fail, wanted()),
    ];
    leaving.abort();
    first?.fail();
    await expect(results[0]).rejects.toThrow("a");
    expect(await results[1]).toBeUndefined();
    third?.end();
    expect(await results[2]).toBe("c");
    expect(begun).toEqual(["a", "c"]);
  });
});

async function fail(): Promise<string> {
  throw new Error("no such work");
}
