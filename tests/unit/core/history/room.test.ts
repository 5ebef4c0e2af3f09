import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryOf, type HistoryEntry } from "@/utils/core/history/entry";
import {
  defaultBudget,
  planRoom,
  type RoomPlan,
  type RoomRequest,
  spareBytes,
  totalOf,
  usageOf,
} from "@/utils/core/history/room";
import { anEdit } from "../../../support/an-edit.ts";

const size = fc.integer({ min: 0, max: 1000 });

/** A history as it may be: pictures and results shared, some starred, some running. */
const histories: fc.Arbitrary<RoomRequest> = fc
  .array(
    fc.record({
      picture: fc.integer({ min: 0, max: 3 }),
      results: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
      state: fc.constantFrom("done", "failed", "sending", "queued", "cancelled"),
      isStarred: fc.boolean(),
      isOpen: fc.boolean(),
      bytes: fc.record({ sent: size, answer: size, placed: size, thumbs: size }),
    }),
    { maxLength: 12 },
  )
  .chain((drawn) =>
    fc.integer({ min: 0, max: 9000 }).map((budget) => {
      const entries = drawn.map(({ picture, results, state, isStarred, bytes }, index) => ({
        ...entryOf(anEdit({ id: `0000000${10 + index}-a` }), undefined),
        pictureId: `p${picture}`,
        results: [...new Set(results)].map((id) => ({ blobId: `r${id}`, byteLength: 100 + id })),
        state: state as HistoryEntry["state"],
        isStarred,
        bytes,
      }));
      const openIds = new Set(
        drawn.flatMap(({ isOpen }, index) => (isOpen ? [entries[index]?.id ?? ""] : [])),
      );
      const used = new Set(entries.map(({ pictureId }) => pictureId));
      const pictures = [...used].map((id) => ({ id, byteLength: 300 }));
      return { entries, pictures, budget, openIds };
    }),
  );

/** What is stored after a plan was carried out. */
function leftAfter({ entries, pictures }: RoomRequest, { removed, lightened }: RoomPlan) {
  const kept = entries
    .filter(({ id }) => !removed.includes(id))
    .map((entry) => {
      if (!lightened.includes(entry.id)) return entry;
      const answer = entry.state === "done" ? 0 : entry.bytes.answer;
      return { ...entry, bytes: { ...entry.bytes, placed: 0, answer } };
    });
  const needed = new Set(kept.map(({ pictureId }) => pictureId));
  return totalOf(
    usageOf(
      kept,
      pictures.filter(({ id }) => needed.has(id)),
    ),
  );
}

describe("making room", () => {
  it("never touches an edit that is starred, runs, or is open, but for what can be made again", () => {
    fc.assert(
      fc.property(histories, (request) => {
        const { removed, lightened } = planRoom(request);
        for (const entry of request.entries) {
          const isRunning = entry.state === "sending" || entry.state === "queued";
          const isOpen = request.openIds.has(entry.id);
          if (isRunning || isOpen || entry.isStarred) expect(removed).not.toContain(entry.id);
          if (isRunning || isOpen) expect(lightened).not.toContain(entry.id);
        }
      }),
    );
  });

  it("frees exactly what it says", () => {
    fc.assert(
      fc.property(histories, (request) => {
        const plan = planRoom(request);
        const before = totalOf(usageOf(request.entries, request.pictures));
        expect(leftAfter(request, plan)).toBe(before - plan.freed);
      }),
    );
  });

  it("gets below the budget, or has nothing left to give", () => {
    fc.assert(
      fc.property(histories, (request) => {
        const plan = planRoom(request);
        if (leftAfter(request, plan) <= request.budget) return;
        const left = request.entries.filter(
          (entry) =>
            !plan.removed.includes(entry.id) &&
            !entry.isStarred &&
            !request.openIds.has(entry.id) &&
            entry.state !== "sending" &&
            entry.state !== "queued",
        );
        expect(left).toEqual([]);
      }),
    );
  });

  it("takes the oldest first, and no more than it must", () => {
    fc.assert(
      fc.property(histories, (request) => {
        const plan = planRoom(request);
        const last = plan.removed.at(-1);
        if (last === undefined) return;
        expect(plan.removed).toEqual(plan.removed.toSorted());
        const fewer = { ...plan, removed: plan.removed.slice(0, -1) };
        const lastEntry = request.entries.find(({ id }) => id === last);
        const wasLight = lastEntry !== undefined && spareBytes(lastEntry) > 0;
        const lightened = wasLight ? [...fewer.lightened, last] : fewer.lightened;
        expect(leftAfter(request, { ...fewer, lightened })).toBeGreaterThan(request.budget);
      }),
    );
  });

  it("takes edits that were sent together as one, and none of them where one has to stay", () => {
    const grouped = fc.tuple(histories, fc.array(fc.integer({ min: 0, max: 2 })));
    fc.assert(
      fc.property(grouped, ([request, groups]) => {
        const entries = request.entries.map((entry, index) => {
          const group = groups[index];
          return group === undefined ? entry : { ...entry, groupId: `g${group}` };
        });
        const plan = planRoom({ ...request, entries });
        expect(leftAfter({ ...request, entries }, plan)).toBe(
          totalOf(usageOf(entries, request.pictures)) - plan.freed,
        );
        for (const { groupId } of entries) {
          const ids = entries.flatMap((one) => (groupId && one.groupId === groupId ? one.id : []));
          const gone = ids.filter((id) => plan.removed.includes(id));
          expect([0, ids.length]).toContain(gone.length);
        }
      }),
    );
  });

  it("takes nothing but what can be made again where nothing may be lost", () => {
    fc.assert(
      fc.property(histories, (request) => {
        expect(planRoom({ ...request, isLossless: true }).removed).toEqual([]);
      }),
    );
  });

  it("leaves everything alone below the budget", () => {
    fc.assert(
      fc.property(histories, (request) => {
        const plan = planRoom({ ...request, budget: 1e9 });
        expect(plan).toEqual({ lightened: [], removed: [], freed: 0 });
      }),
    );
  });
});

it.each([
  [undefined, 2e9],
  [100e9, 2e9],
  [1e9, 0.2e9],
])("the budget on the first day: of %s bytes, %s", (quota, budget) => {
  expect(defaultBudget(quota)).toBe(budget);
});
