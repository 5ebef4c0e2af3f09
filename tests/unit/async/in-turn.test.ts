import { expect, it, vi } from "vitest";
import { createInTurn, presses } from "@/utils/async/in-turn";
import { onDemand } from "@/utils/async/on-demand";

/** Two parts whose loads end when the test says so, and what is done with them. */
function setUp() {
  const first = Promise.withResolvers<string>();
  const second = Promise.withResolvers<string>();
  const sayFailure = vi.fn();
  const done: string[] = [];
  return {
    first,
    second,
    sayFailure,
    done,
    inTurn: createInTurn(sayFailure),
    a: onDemand(() => first.promise),
    b: onDemand(() => second.promise),
    note: (what: string) => () => void done.push(what),
  };
}

it("does in the press's own statement what is loaded", async () => {
  const { inTurn, a, first, note, done } = setUp();
  first.resolve("code");
  await a.load();
  void inTurn.use(a, note("press"));
  expect(done).toEqual(["press"]);
});

it("keeps the order of presses, also where a later one's code is there first", async () => {
  const { inTurn, a, b, first, second, note, done } = setUp();
  const pressed = [
    inTurn.use(a, note("1")),
    inTurn.use(b, note("2")),
    inTurn.use(a, note("3")),
    inTurn.use(b, note("4")),
  ];
  second.resolve("b");
  await b.load();
  // Loaded, but a press waits before it.
  pressed.push(inTurn.use(b, note("5")));
  expect(done).toEqual([]);
  first.resolve("a");
  await Promise.all(pressed);
  expect(done).toEqual(["1", "2", "3", "4", "5"]);
});

it("does not wait for what an earlier press has begun", async () => {
  const { inTurn, a, first, note, done } = setUp();
  void inTurn.use(a, () => new Promise<void>(() => undefined));
  const next = inTurn.use(a, note("next"));
  first.resolve("a");
  await next;
  expect(done).toEqual(["next"]);
});

it("gives what the press gives", async () => {
  const { inTurn, a, first } = setUp();
  const pressed = inTurn.use(a, async (code) => `${code} ran`);
  first.resolve("a");
  expect(await pressed).toBe("a ran");
});

it("says of each press that its code could not be loaded, and does the ones behind it", async () => {
  const { inTurn, a, b, first, second, sayFailure, note, done } = setUp();
  const pressed = [inTurn.use(a, note("1")), inTurn.use(b, note("2")), inTurn.use(a, note("3"))];
  first.reject(new Error("gone"));
  second.resolve("b");
  expect(await pressed[0]).toBeUndefined();
  await Promise.all(pressed);
  expect(sayFailure).toHaveBeenCalledTimes(2);
  expect(done).toEqual(["2"]);
});

it("does the presses of a part under their own names, with what they are given", async () => {
  const done: unknown[] = [];
  const part = onDemand(async () => ({
    zoom: (by: number) => void done.push(by),
    pan: async () => void done.push("pan"),
  }));
  const { zoom, pan } = presses(
    createInTurn(() => undefined),
    part,
    ["zoom", "pan"],
  );
  void zoom(2);
  await pan();
  expect(done).toEqual([2, "pan"]);
});
