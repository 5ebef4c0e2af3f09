import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { entryOf, type HistoryEntry } from "@/utils/core/history/entry";
import { makeFilter, NO_FILTER } from "@/utils/core/history/filter";
import {
  countEdits,
  countToSend,
  idsOf,
  listEdits,
  lostPartsOf,
} from "@/utils/core/history/groups";
import { anEdit } from "../../../support/an-edit.ts";

function entry(id: string, change: Partial<Edit> = {}): HistoryEntry {
  return entryOf(anEdit({ id, state: "done", ...change }), undefined);
}

function part(id: string, change: Partial<Edit> = {}): HistoryEntry {
  return entry(id, { part: { groupId: "g", editIds: [], others: [] }, ...change });
}

describe("edits that were sent together, each for a part", () => {
  it("are one in the list, in the place of the newest, and all others stay as they are", () => {
    const [newest, middle, oldest] = [entry("d"), entry("b"), entry("0")];
    const late = part("c", { createdAt: 9 });
    const listed = listEdits([newest, late, middle, part("a"), oldest]);
    expect(listed.map(({ id }) => id)).toEqual(["d", "c", "b", "0"]);
    expect(listed[1]).toMatchObject({ createdAt: 9, count: 2 });
    expect(listed.map(idsOf)).toEqual([["d"], ["c", "a"], ["b"], ["0"]]);
    expect([listed[0], listed[2], listed[3]]).toEqual([newest, middle, oldest]);
  });

  it("failed for what the one that leads failed for", () => {
    const failed = (id: string, code: "timed_out" | "server_error", state: Edit["state"]) =>
      part(id, { state, error: appError(code) });
    const group = [failed("1", "server_error", "cancelled"), failed("0", "timed_out", "failed")];
    const [item] = listEdits(group);
    expect(item?.errorCode).toBe(group.find(({ state }) => state === item?.state)?.errorCode);
    const [turned] = listEdits(group.toReversed());
    expect(turned?.errorCode).toBe(group.find(({ state }) => state === turned?.state)?.errorCode);
  });

  it("stand as the one that leads: running, else finished, else the first", () => {
    const listed = (...states: Edit["state"][]) =>
      listEdits(states.map((state, index) => part(String(index), { state })))[0]?.state;
    expect(listed("done", "sending")).toBe("sending");
    expect(listed("failed", "done")).toBe("done");
    expect(listed("cancelled", "failed")).toBe("cancelled");
  });

  it("say why one of them failed where the one that leads did not", () => {
    const failed = { state: "failed", error: appError("rate_limited") } as const;
    const [mixed] = listEdits([part("1"), part("2", failed)]);
    expect(mixed?.errorCode).toBe("rate_limited");
    const [both] = listEdits([
      part("1", { ...failed, error: appError("key_missing") }),
      part("2", failed),
    ]);
    expect(both?.errorCode).toBe("key_missing");
    expect(listEdits([part("1"), part("2")])[0]).not.toHaveProperty("errorCode");
  });

  it("stand alone where only one of them is left", () => {
    const [alone] = [part("1")];
    expect(listEdits([alone, entry("0")])[0]).toBe(alone);
    expect(alone && lostPartsOf(alone)).toEqual([]);
  });

  it("say what is missing of an edit that otherwise came to something", () => {
    const [mixed] = listEdits([part("1"), part("2", { state: "failed" })]);
    const [running] = listEdits([part("1", { state: "sending" }), part("2", { state: "failed" })]);
    expect(mixed && lostPartsOf(mixed).map(({ id }) => id)).toEqual(["2"]);
    expect(running && lostPartsOf(running)).toEqual([]);
  });

  it("cost again what has no result yet, or all of it where nothing or everything has", () => {
    const options = { count: 3, size: "auto" };
    const cost = (...states: Edit["state"][]) => {
      const [item] = listEdits(states.map((state, at) => part(String(at), { state, options })));
      return item && countToSend(item);
    };
    expect(cost("done", "failed")).toBe(3);
    expect(cost("done", "done")).toBe(6);
    expect(cost("failed", "interrupted")).toBe(6);
    expect(countToSend(entry("1", { options, state: "failed" }))).toBe(3);
  });

  it("are found by the state of any of them, and starred where one is", () => {
    const parts = [part("1", { isStarred: true }), part("2", { state: "failed" })];
    const [item] = listEdits(parts);
    if (!item) throw new Error("nothing is listed");
    const passes = (state: "done" | "failed" | "running") =>
      makeFilter({ ...NO_FILTER, state })(item);
    expect([passes("done"), passes("failed"), passes("running")]).toEqual([true, true, false]);
    expect(makeFilter({ ...NO_FILTER, isStarredOnly: true })(item)).toBe(true);
  });

  it("count as one", () => {
    expect(countEdits([entry("d"), part("c"), part("a"), entry("b")])).toBe(3);
  });
});
