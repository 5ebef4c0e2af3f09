import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeEditId } from "@/utils/core/edit/edit-id";
import { entryOf, type HistoryEntry, newestFirst, siteOf } from "@/utils/core/history/entry";
import { isFiltering, makeFilter, NO_FILTER, sitesOf } from "@/utils/core/history/filter";
import { heightOf, rowsBetween, rowsByDay, totalHeight } from "@/utils/core/history/rows";
import { ancestorsOf } from "@/utils/core/history/tree";
import { anEdit } from "../../../support/an-edit.ts";

const DAY_MS = 86_400_000;
const dayOf = (at: number) => Math.floor(at / DAY_MS);

function anEntry(change: Partial<HistoryEntry> = {}): HistoryEntry {
  return { ...entryOf(anEdit(), undefined), ...change };
}

describe("the order of history", () => {
  it("is newest first when edit ids are turned round", () => {
    const times = fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 2 });
    fc.assert(
      fc.property(times, (all) => {
        const keys = all.map((at) => newestFirst(makeEditId(at, "a"))).toSorted();
        const expected = all
          .toSorted((a, b) => b - a)
          .map((at) => newestFirst(makeEditId(at, "a")));
        expect(keys).toEqual(expected);
      }),
    );
  });
});

describe("searching the history", () => {
  const entry = anEntry({
    prompt: "A Café at night",
    pageTitle: "Ｐａｒｉｓ",
    site: "travel.test",
    model: "gpt-image-1",
  });

  it.each(["cafe", "CAFÉ night", "paris", "travel.test", "gpt-image", "night paris", "relay", ""])(
    "finds by prompt, title, site, model or server, words in any order: %s",
    (text) => expect(makeFilter({ ...NO_FILTER, text })(entry)).toBe(true),
  );

  it("needs every word", () => {
    expect(makeFilter({ ...NO_FILTER, text: "cafe london" })(entry)).toBe(false);
  });

  it("finds Chinese words inside a sentence", () => {
    const chinese = anEntry({ prompt: "一顶红色的小帽子" });
    expect(makeFilter({ ...NO_FILTER, text: "红色" })(chinese)).toBe(true);
  });

  it.each([
    ["queued", "running"],
    ["receiving", "running"],
    ["failed", "failed"],
  ] as const)("counts an edit that is %s as %s", (state, choice) => {
    expect(makeFilter({ ...NO_FILTER, state: choice })(anEntry({ state }))).toBe(true);
    expect(makeFilter({ ...NO_FILTER, state: "done" })(anEntry({ state }))).toBe(false);
  });

  it("narrows down by site and star together", () => {
    const filter = makeFilter({ ...NO_FILTER, site: "a.test", isStarredOnly: true });
    expect(filter(anEntry({ site: "a.test", isStarred: true }))).toBe(true);
    expect(filter(anEntry({ site: "a.test" }))).toBe(false);
    expect(filter(anEntry({ site: "b.test", isStarred: true }))).toBe(false);
  });

  it("lists the sites that occur, most often first", () => {
    const sites = ["b.test", "a.test", "b.test", undefined, "c.test"];
    const entries = sites.map((site) => anEntry(site ? { site } : {}));
    expect(sitesOf(entries)).toEqual(["b.test", "a.test", "c.test"]);
  });

  it("knows when nothing is asked for", () => {
    expect(isFiltering({ ...NO_FILTER, text: "  " })).toBe(false);
    expect(isFiltering({ ...NO_FILTER, isStarredOnly: true })).toBe(true);
  });
});

describe("the site of a picture", () => {
  it.each([
    ["https://www.shop.test/a?b", "shop.test"],
    ["http://127.0.0.1:80/a", "127.0.0.1"],
    ["http://127.0.0.1:4000/a", "127.0.0.1:4000"],
    ["file:///home/me/a.png", undefined],
    ["not an address", undefined],
    [undefined, undefined],
  ])("%s is %s", (url, site) => expect(siteOf(url)).toBe(site));
});

describe("the rows of a long list", () => {
  const timesNewestFirst = fc
    .array(fc.integer({ min: 0, max: 9 * DAY_MS }), { maxLength: 60 })
    .map((times) => times.toSorted((a, b) => b - a));

  it("hold every entry once, in order, below one heading a day", () => {
    fc.assert(
      fc.property(timesNewestFirst, (times) => {
        const entries = times.map((createdAt) => anEntry({ createdAt }));
        const rows = rowsByDay(entries, dayOf);
        expect(rows.flatMap((row) => (row.kind === "item" ? [row.entry] : []))).toEqual(entries);
        expect(rows.filter(({ kind }) => kind === "day")).toHaveLength(
          new Set(times.map(dayOf)).size,
        );
        for (const [index, row] of rows.entries()) {
          const before = rows[index - 1];
          expect(row.top).toBe(before ? before.top + heightOf(before) : 0);
        }
      }),
    );
  });

  it("that are drawn are those that touch the stretch on screen, and no others", () => {
    const heights = fc.tuple(fc.integer({ min: -99, max: 5000 }), fc.integer({ min: 1, max: 900 }));
    fc.assert(
      fc.property(timesNewestFirst, heights, (times, [from, length]) => {
        const rows = rowsByDay(
          times.map((createdAt) => anEntry({ createdAt })),
          dayOf,
        );
        const to = from + length;
        const touching = rows.filter((row) => row.top < to && row.top + heightOf(row) > from);
        expect(rowsBetween(rows, from, to)).toEqual(touching);
      }),
    );
  });

  it("take no height where there are none", () => expect(totalHeight([])).toBe(0));
});

describe("the edits a picture came out of", () => {
  interface TestNode {
    readonly id: string;
    readonly parentId?: string;
  }
  const nodes: TestNode[] = [
    { id: "a" },
    { id: "b", parentId: "a" },
    { id: "c", parentId: "b" },
    { id: "x", parentId: "deleted" },
  ];
  const find = (id: string) => nodes.find((node) => node.id === id);

  it("are named from the nearest to the first", () => {
    expect(ancestorsOf("c", find).map(({ id }) => id)).toEqual(["c", "b", "a"]);
    expect(ancestorsOf(undefined, find)).toEqual([]);
  });

  it("end where one was deleted", () => {
    expect(ancestorsOf("x", find).map(({ id }) => id)).toEqual(["x"]);
  });

  it("end even where damaged records make a ring, each named once", () => {
    const ids = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.array(ids, { minLength: 7, maxLength: 7 }), ids, (parents, start) => {
        const ring = (id: string): TestNode => ({ id, parentId: String(parents[Number(id)]) });
        const chain = ancestorsOf(String(start), ring).map(({ id }) => id);
        expect(new Set(chain).size).toBe(chain.length);
      }),
    );
  });
});
