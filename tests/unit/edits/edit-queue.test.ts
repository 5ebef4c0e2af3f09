import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limitsFor, type Pause } from "@/utils/core/queue/line";
import { createEditQueue, type QueueMemory } from "@/utils/edits/edit-queue";

/** What the queue keeps, and a way to look at it. */
function aMemory(change: Partial<QueueMemory> = {}) {
  const kept: { pause: Pause | undefined } = { pause: undefined };
  const memory: QueueMemory = {
    readLimits: async () => limitsFor(2),
    readPause: async () => kept.pause,
    savePause: async (pause) => {
      kept.pause = pause;
    },
    ...change,
  };
  return { kept, memory };
}

const way = (profileId: string) => ({ profileId, server: profileId });
const NEVER = new AbortController().signal;

describe("the queue", () => {
  it("calls edits in the order in which they took their places, not in that of their reading", async () => {
    const queue = createEditQueue(aMemory().memory);
    const called: string[] = [];
    for (const id of ["1", "2", "3"]) queue.join(id);
    const enter = (id: string) =>
      queue.enter(id, way("a"), NEVER).then((turn) => called.push(`${id} ${turn}`));
    const late = [enter("3"), enter("2"), enter("1")];
    await Promise.all(late.slice(1));
    expect(called.toSorted()).toEqual(["1 in", "2 in"]);
    queue.leave("1");
    await Promise.all(late);
    expect(called).toHaveLength(3);
  });

  it("sends home who waits when it is paused, and says so to who comes later", async () => {
    const { memory, kept } = aMemory({ readLimits: async () => limitsFor(1) });
    const queue = createEditQueue(memory);
    expect(await queue.enter("1", way("a"), NEVER)).toBe("in");
    const waiting = queue.enter("2", way("a"), NEVER);
    await queue.pause();
    expect(await waiting).toBe("paused");
    expect(await queue.enter("3", way("b"), NEVER)).toBe("paused");
    expect(kept.pause).toEqual({ why: "person" });
    await queue.resume();
    expect(await queue.enter("3", way("b"), NEVER)).toBe("in");
    expect(kept.pause).toBeUndefined();
  });

  it("stays paused when the background is ended", async () => {
    const { memory } = aMemory();
    await createEditQueue(memory).pause();
    const next = createEditQueue(memory);
    expect(await next.isPaused()).toBe(true);
    expect(await next.enter("1", way("a"), NEVER)).toBe("paused");
  });

  it("says why it pauses by itself", async () => {
    const { memory, kept } = aMemory({ readLimits: async () => limitsFor(1) });
    const queue = createEditQueue(memory);
    await queue.enter("1", way("a"), NEVER);
    const waiting = queue.enter("2", way("a"), NEVER);
    for (let times = 0; times < 3; times += 1) await queue.note("content_refused");
    expect(await waiting).toBe("paused");
    expect(kept.pause).toEqual({ why: "refused", code: "content_refused" });
  });

  it("gives a cancelled edit no turn, and its place to the next", async () => {
    const queue = createEditQueue(aMemory({ readLimits: async () => limitsFor(1) }).memory);
    await queue.enter("1", way("a"), NEVER);
    const control = new AbortController();
    const second = queue.enter("2", way("a"), control.signal);
    const third = queue.enter("3", way("a"), NEVER);
    control.abort();
    expect(await second).toBe("cancelled");
    queue.leave("2");
    queue.leave("1");
    expect(await third).toBe("in");
    queue.leave("3");
    expect(queue.isEmpty()).toBe(true);
  });

  it("works where neither limits nor a pause can be read", async () => {
    const broken = async () => {
      throw new Error("no storage");
    };
    const queue = createEditQueue(aMemory({ readLimits: broken, readPause: broken }).memory);
    expect(await queue.enter("1", way("a"), NEVER)).toBe("in");
  });
});

describe("however reading, turns, ends, pauses and cancels interleave", () => {
  it("every edit has one turn at most, and all have ended when nothing is left to do", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 20 }),
        fc.array(fc.constantFrom("pause", "resume"), { maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 19 }), { maxLength: 4 }),
        async (schedule, profiles, pauses, cancels) => {
          const { memory } = aMemory();
          const queue = createEditQueue(memory);
          const turns = new Map<string, number>();
          const controls = profiles.map(() => new AbortController());
          let inside = 0;
          const run = async (at: number): Promise<void> => {
            const id = `e${at}`;
            queue.join(id);
            await schedule.schedule(Promise.resolve(), `read ${id}`);
            const signal = controls[at]?.signal ?? NEVER;
            const turn = await queue.enter(id, way(`p${profiles[at]}`), signal);
            if (turn === "in") {
              inside += 1;
              expect(inside).toBeLessThanOrEqual(6);
              turns.set(id, (turns.get(id) ?? 0) + 1);
              await schedule.schedule(Promise.resolve(), `send ${id}`);
              inside -= 1;
            }
            queue.leave(id);
          };
          const runs = profiles.map((_, at) => run(at));
          for (const step of pauses) {
            void schedule.schedule(Promise.resolve(), step).then(() => queue[step]());
          }
          for (const at of cancels) {
            void schedule.schedule(Promise.resolve(), "cancel").then(() => controls[at]?.abort());
          }
          await schedule.waitFor(Promise.all(runs));
          expect(Math.max(0, ...turns.values())).toBeLessThanOrEqual(1);
          expect(queue.isEmpty()).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
