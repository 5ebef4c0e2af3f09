import { describe, expect, it } from "vitest";
import { entryOf, type HistoryEntry } from "@/utils/core/history/entry";
import { defaultBudget, planRoom, type RoomRequest, usageOf } from "@/utils/core/history/room";
import { anEdit } from "../../../support/an-edit.ts";

/**
 * Each takes 250 bytes: a picture of 100, a result of 50, and files of 100,
 * of which 50 can be made again or were read (answer and placed).
 */
function entry(number: number, change: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    ...entryOf(anEdit({ id: `00000000${number}-a` }), undefined),
    state: "done",
    pictureId: `p${number}`,
    results: [{ blobId: `r${number}`, byteLength: 50 }],
    bytes: { sent: 10, answer: 20, placed: 30, thumbs: 40 },
    ...change,
  };
}

const THREE = [entry(1), entry(2), entry(3)];
const pictures = [1, 2, 3].map((number) => ({ id: `p${number}`, byteLength: 100 }));

function plan(budget: number, change: Partial<RoomRequest> = {}) {
  const request = { entries: THREE, pictures, budget, openIds: new Set<string>(), ...change };
  const { lightened, removed, freed } = planRoom(request);
  const short = (ids: readonly string[]) => ids.map((id) => Number.parseInt(id, 10)).join(" ");
  return [short(lightened), short(removed), freed];
}

describe("three edits of 250 bytes each", () => {
  it("take as much as all their files do, by kind", () => {
    expect(usageOf(THREE, pictures)).toEqual({
      pictures: 300,
      results: 150,
      requests: 90,
      derived: 210,
    });
    expect(usageOf([], [])).toEqual({ pictures: 0, results: 0, requests: 0, derived: 0 });
  });

  it.each([
    ["750: all of it may stay", 750, "", "", 0],
    ["749: the oldest gives what can be made again", 749, "1", "", 50],
    ["700: that is enough to the byte", 700, "1", "", 50],
    ["699: the next one too", 699, "1 2", "", 100],
    ["600: all of them", 600, "1 2 3", "", 150],
    ["599: the oldest goes", 599, "2 3", "1", 350],
    ["400: that is enough to the byte", 400, "2 3", "1", 350],
    ["399: the next one too", 399, "3", "1 2", 550],
    ["0: everything goes", 0, "", "1 2 3", 750],
  ] as const)("of %s", (_name, budget, lightened, removed, freed) => {
    expect(plan(budget)).toEqual([lightened, removed, freed]);
  });

  it.each([
    ["newest first", [entry(3), entry(2), entry(1)]],
    ["in no order", [entry(2), entry(3), entry(1)]],
  ])("go oldest first though they are listed %s", (_name, entries) => {
    expect(plan(749, { entries })).toEqual(["1", "", 50]);
    expect(plan(399, { entries })).toEqual(["3", "1 2", 550]);
  });

  it("keep what a failure has left of an answer", () => {
    const entries = [entry(1, { state: "failed" }), entry(2), entry(3)];
    expect(plan(749, { entries })).toEqual(["1", "", 30]);
  });

  it("are not made lighter where there is nothing to gain, and are for a byte", () => {
    const bytes = (placed: number) => ({ sent: 10, answer: 0, placed, thumbs: 40 });
    expect(plan(699, { entries: [entry(1, { bytes: bytes(0) }), entry(2), entry(3)] })).toEqual([
      "2",
      "",
      50,
    ]);
    expect(plan(700, { entries: [entry(1, { bytes: bytes(1) }), entry(2), entry(3)] })).toEqual([
      "1",
      "",
      1,
    ]);
  });

  it("go together where they were sent together", () => {
    const entries = [entry(1, { groupId: "g" }), entry(2), entry(3, { groupId: "g" })];
    expect(plan(599, { entries })).toEqual(["2", "1 3", 550]);
  });

  it("stay where they are starred", () => {
    const entries = [entry(1, { isStarred: true }), entry(2), entry(3)];
    expect(plan(599, { entries })).toEqual(["1 3", "2", 350]);
  });

  it("give back a shared picture with the last that needs it, and none that is open", () => {
    const entries = [entry(1), entry(2, { pictureId: "p1" }), entry(3)];
    const shared = pictures.filter(({ id }) => id !== "p2");
    expect(plan(400, { entries, pictures: shared })).toEqual(["2 3", "1", 250]);
    expect(plan(399, { entries, pictures: shared })).toEqual(["3", "1 2", 450]);
    expect(plan(599, { openIds: new Set(["p1"]) })).toEqual(["2 3", "1", 250]);
  });

  it("count a picture that is not stored as nothing", () => {
    expect(plan(299, { pictures: [] })).toEqual(["2 3", "1", 250]);
  });
});

it("a history may take two gigabytes of a large disk, a fifth of a small one", () => {
  expect([undefined, 10e9, 10e9 - 5, 5].map(defaultBudget)).toEqual([2e9, 2e9, 2e9 - 1, 1]);
});
