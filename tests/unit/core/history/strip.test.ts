import { describe, expect, it } from "vitest";
import type { Edit } from "@/utils/core/edit/edit";
import { entryOf } from "@/utils/core/history/entry";
import { resultKey, resultsIn, type StripResult, stripOf } from "@/utils/core/history/strip";
import { anEdit } from "../../../support/an-edit.ts";

const results = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    index,
    blobId: `b${index}`,
    type: "image/png",
    byteLength: 1,
  }));

const entry = (id: string, change: Partial<Edit> = {}) =>
  entryOf(anEdit({ id, createdAt: Number(id), ...change }), undefined);

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

const places = (all: readonly StripResult[]) =>
  all.map(({ editId, position }) => `${editId} ${position}`);

describe("the name of a result in the strip", () => {
  const key = (change: Partial<Edit>, position = 0) =>
    resultKey({ item: entry("4", change), position });
  const part = { groupId: "g", editIds: [], others: [] };

  it("differs by edit and by place", () => {
    const keys = [key({}), key({}, 1), resultKey({ item: entry("5"), position: 0 })];
    expect(new Set(keys).size).toBe(3);
  });

  it("is that of the group, whichever of its parts leads it", () => {
    expect(key({ part })).toBe(resultKey({ item: entry("5", { part }), position: 0 }));
    expect(key({ part })).not.toBe(key({}));
  });
});

describe("the strip of a picture", () => {
  const entries = [
    entry("5", { state: "sending" }),
    entry("4", { state: "done", results: results(2) }),
    entry("3", { state: "failed" }),
    entry("2", { state: "cancelled" }),
    entry("1", { state: "done", results: results(1) }),
  ];

  it("has what runs, every result of every edit, and what failed, the newest first", () => {
    const strip = stripOf(entries, undefined, 0);
    expect(ids(strip.running)).toEqual(["5"]);
    expect(ids(strip.done)).toEqual(["4", "1"]);
    expect(ids(strip.failed)).toEqual(["3"]);
    expect(places(resultsIn(strip, undefined, 0))).toEqual(["4 0", "4 1", "1 0"]);
  });

  it("knows the edit on the stage before its entry is read, and as it is now", () => {
    const fresh = anEdit({ id: "6", createdAt: 6, state: "queued" });
    expect(ids(stripOf(entries, fresh, 0).running)).toEqual(["6", "5"]);
    const done = anEdit({ id: "5", createdAt: 5, state: "done", results: results(1) });
    const strip = stripOf(entries, done, 1);
    expect(ids(strip.running)).toEqual([]);
    expect(ids(strip.done)).toEqual(["5", "4", "1"]);
  });

  it("puts an edit whose entry is not read yet where its time is", () => {
    const at = (createdAt: number) => {
      const fresh = anEdit({ id: "fresh", createdAt, state: "done", results: results(1) });
      return ids(stripOf(entries, fresh, 1).done);
    };
    expect(at(3.5)).toEqual(["4", "fresh", "1"]);
    expect(at(4)).toEqual(["fresh", "4", "1"]);
    expect(at(0.5)).toEqual(["4", "1", "fresh"]);
  });

  it("keeps what only the entry of the edit on the stage knows", () => {
    const stored = { ...entry("4", { state: "done", results: results(1) }), pageTitle: "A page" };
    const shown = anEdit({ id: "4", createdAt: 4, state: "done", results: results(2) });
    const [item] = stripOf([stored, entry("1")], shown, 2).done;
    expect(item).toMatchObject({ id: "4", pageTitle: "A page" });
    expect(item?.results).toHaveLength(2);
  });

  it("counts an interrupted edit as failed, and one that was cancelled as nothing", () => {
    const ended = (["interrupted", "failed", "cancelled"] as const).map((state, at) =>
      entry(String(9 - at), { state }),
    );
    const strip = stripOf(ended, undefined, 0);
    expect([ids(strip.running), ids(strip.done), ids(strip.failed)]).toEqual([[], [], ["9", "8"]]);
  });

  it("shows results that the disk did not take", () => {
    const failed = anEdit({ id: "3", createdAt: 3, state: "failed" });
    const strip = stripOf(entries, failed, 2);
    expect(ids(strip.done)).toEqual(["4", "3", "1"]);
    expect(strip.failed).toEqual([]);
    const all = resultsIn(strip, failed, 2);
    expect(places(all)).toEqual(["4 0", "4 1", "3 0", "3 1", "1 0"]);
    expect(all.map(({ isShown }) => isShown)).toEqual([false, false, true, true, false]);
  });

  it("has edits that were sent together as one, in their leading part's name", () => {
    const part = { groupId: "7", editIds: ["7", "8"], others: [] };
    const group = [
      entry("8", { state: "done", part, results: results(1) }),
      entry("7", { state: "sending", part }),
    ];
    const shown = anEdit({ id: "7", createdAt: 7, state: "done", part, results: results(1) });
    const strip = stripOf([...group], shown, 1);
    expect(places(resultsIn(strip, shown, 1)).filter((place) => place.startsWith("7"))).toEqual([
      "7 0",
    ]);
    expect(ids(stripOf(group, undefined, 0).running)).toEqual(["7"]);
    expect(stripOf(group, undefined, 0).done).toEqual([]);
  });
});
