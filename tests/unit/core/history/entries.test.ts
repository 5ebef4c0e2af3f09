import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import { entryOf, newestFirst, picturesOf, siteOf } from "@/utils/core/history/entry";
import {
  isFiltering,
  makeFilter,
  NO_FILTER,
  sitesOf,
  stateChoiceOf,
} from "@/utils/core/history/filter";
import { heightOf, rowsBetween, rowsByDay, totalHeight } from "@/utils/core/history/rows";
import { ancestorsOf } from "@/utils/core/history/tree";
import type { Picture } from "@/utils/core/picture/picture";
import { anEdit } from "../../../support/an-edit.ts";

const picture = (provenance: Picture["provenance"]) =>
  ({ id: "p1", byteLength: 1, provenance }) as Picture;
const bytes = { sent: 1, answer: 2, placed: 3, thumbs: 4 };

describe("an edit's entry in the list", () => {
  it("has what a list needs, and nothing that is not known", () => {
    expect(
      entryOf(anEdit({ id: "e", model: "m", options: { count: 3, size: "auto" } }), undefined),
    ).toEqual({
      version: 3,
      id: "e",
      createdAt: 1,
      state: "queued",
      pictureId: "p1",
      prompt: "a red hat",
      host: "relay.test",
      model: "m",
      count: 3,
      results: [],
      isStarred: false,
      bytes: { sent: 0, answer: 0, placed: 0, thumbs: 0 },
    });
  });

  it.each([
    [{ parentId: "x" }, { parentId: "x" }],
    [{ part: { groupId: "g", index: 0, count: 2, others: [] } }, { groupId: "g" }],
    [{ references: ["r"] }, { references: ["r"] }],
    [{ sentAt: 0 }, { sentAt: 0 }],
    [{ endedAt: 0 }, { endedAt: 0 }],
    [{ error: appError("timed_out") }, { errorCode: "timed_out" }],
    [
      { results: [{ index: 0, blobId: "b", type: "image/png", byteLength: 3 }] },
      { results: [{ blobId: "b", byteLength: 3 }] },
    ],
  ])("says %j as %j", (change, said) => {
    expect(entryOf(anEdit(change as never), undefined)).toMatchObject(said);
  });

  it("keeps what only the entry before knows", () => {
    expect(entryOf(anEdit(), undefined, { bytes, deletedAt: 0 })).toMatchObject({
      bytes,
      deletedAt: 0,
    });
    expect(entryOf(anEdit(), undefined, { bytes })).not.toHaveProperty("deletedAt");
  });

  it("is called as the page or the file, and knows the page's site", () => {
    const from = (provenance: Partial<Picture["provenance"]>) =>
      entryOf(anEdit(), picture({ way: "page", ...provenance }));
    expect(from({ pageTitle: "T", fileName: "f" }).pageTitle).toBe("T");
    expect(from({ fileName: "f" }).pageTitle).toBe("f");
    expect(from({ pageUrl: "https://www.a.test:8080/x" }).site).toBe("a.test:8080");
    expect(from({ pageTitle: "" })).not.toHaveProperty("pageTitle");
    expect(from({ pageUrl: "about:blank" })).not.toHaveProperty("site");
  });

  it.each([
    ["http://a.test/", "a.test"],
    ["https://www.a.www.test/", "a.www.test"],
    ["https://wwwa.test/", "wwwa.test"],
    ["file:///a", undefined],
    ["no address", undefined],
    [undefined, undefined],
  ])("%s is of the site %s", (url, site) => expect(siteOf(url)).toBe(site));

  it("sorts the newest first by its id turned round", () => {
    expect(newestFirst("000000001-a")).toBe("zzzzzzzzy-a");
    expect(newestFirst("az09-____zz")).toBe("p0zq-____zz");
    expect(newestFirst(newestFirst("0k3x9a1b2-q7"))).toBe("0k3x9a1b2-q7");
  });

  it("needs its picture and its references", () => {
    expect(picturesOf({ pictureId: "p" })).toEqual(["p"]);
    expect(picturesOf({ pictureId: "p", references: ["r", "s"] })).toEqual(["p", "r", "s"]);
    const unsent = [{ references: ["t"] }, {}, { references: ["u", "r"] }];
    expect(picturesOf({ pictureId: "p", references: ["r"], unsent })).toEqual([
      "p",
      "r",
      "t",
      "u",
      "r",
    ]);
  });

  it("says that it is laid over its picture with holes, and nothing of an empty parent", () => {
    expect(entryOf(anEdit({ maskWay: "continued" }), undefined)).toMatchObject({
      isContinued: true,
    });
    for (const maskWay of ["mask", "patch"] as const)
      expect(entryOf(anEdit({ maskWay }), undefined)).not.toHaveProperty("isContinued");
    expect(entryOf(anEdit({ parentId: "" }), undefined)).not.toHaveProperty("parentId");
  });
});

describe("the list, filtered", () => {
  const entry = {
    ...entryOf(anEdit({ prompt: "Ein roter HÜT", state: "sending", model: "Flux" }), undefined),
    pageTitle: "Café",
    site: "a.test",
    isStarred: true,
  };
  const shows = (change: Partial<typeof NO_FILTER>, of = entry) =>
    makeFilter({ ...NO_FILTER, ...change })(of);

  it.each([
    ...["", " ", "rot", "hut", "HUT rot", "cafe", "a.test", "flux", "relay.test", "ｒｏｔ"],
  ])("shows by the words %j", (text) => expect(shows({ text })).toBe(true));

  it("finds what lies in one place, not across two, and again what it has found", () => {
    const { pageTitle: _, site: __, ...bare } = entry;
    const across = { ...bare, prompt: "red", model: "hat" };
    for (const text of ["redhat", "mutant"])
      expect(shows({ text }, across as typeof entry)).toBe(false);
    for (let again = 0; again < 2; again += 1) {
      expect(shows({ text: "hat red" }, across as typeof entry)).toBe(true);
      expect(shows({ text: "blue" }, across as typeof entry)).toBe(false);
    }
  });

  it.each(["blue", "rot blue", "hutcafe"])("hides by the words %j", (text) =>
    expect(shows({ text })).toBe(false),
  );

  it("shows by state, site and star", () => {
    expect([shows({ state: "running" }), shows({ state: "done" })]).toEqual([true, false]);
    expect([shows({ site: "a.test" }), shows({ site: "test" })]).toEqual([true, false]);
    const plain = { ...entry, isStarred: false };
    expect([shows({ isStarredOnly: true }), shows({ isStarredOnly: true }, plain)]).toEqual([
      true,
      false,
    ]);
    expect(shows({}, plain)).toBe(true);
  });

  it("shows what was sent in parts by the state of any", () => {
    const parts = [entry, { ...entry, state: "failed" as const }];
    const group = { ...entry, parts };
    expect(
      ["running", "failed", "done"].map((state) => shows({ state: state as "done" }, group)),
    ).toEqual([true, true, false]);
  });

  it.each([
    [{}, false],
    [{ text: " " }, false],
    [{ text: "a" }, true],
    [{ state: "done" }, true],
    [{ site: "a" }, true],
    [{ isStarredOnly: true }, true],
  ] as const)("%j filters: %s", (change, expected) => {
    expect(isFiltering({ ...NO_FILTER, ...change })).toBe(expected);
  });

  it("names states as a person does", () => {
    const all = [
      "queued",
      "sending",
      "receiving",
      "done",
      "failed",
      "cancelled",
      "interrupted",
    ] as const;
    expect(all.map((state) => stateChoiceOf({ state }))).toEqual([
      ...["running", "running", "running", "done", "failed", "cancelled", "interrupted"],
    ]);
  });

  it("offers the sites, most often first, then by name", () => {
    const sites = ["b", "c", "a", "c", undefined, "d", "d"];
    const { site: _, ...bare } = entry;
    expect(sitesOf(sites.map((site) => (site ? { ...bare, site } : bare)))).toEqual([
      "c",
      "d",
      "a",
      "b",
    ]);
  });
});

describe("the list's rows", () => {
  const rows = rowsByDay(
    [30, 25, 10].map((createdAt) => entryOf(anEdit({ createdAt }), undefined)) as never,
    (at) => Math.floor(at / 10),
  );
  const shape = (some: typeof rows) => some.map((row) => [row.kind, row.top]);

  it("have a heading before each day", () => {
    expect(shape(rows)).toEqual([
      ["day", 0],
      ["item", 36],
      ["day", 116],
      ["item", 152],
      ["day", 232],
      ["item", 268],
    ]);
    expect(rows.flatMap((row) => (row.kind === "item" ? [row.position] : [row.at]))).toEqual([
      30, 0, 25, 1, 10, 2,
    ]);
    expect(rows.map(heightOf)).toEqual([36, 80, 36, 80, 36, 80]);
    expect([totalHeight(rows), totalHeight([])]).toEqual([348, 0]);
  });

  it.each([
    [0, 36, [0]],
    [0, 37, [0, 36]],
    [35, 36, [0]],
    [36, 116, [36]],
    [115, 117, [36, 116]],
    [300, 999, [268]],
    [348, 999, []],
    [-50, 0, []],
  ])("between %i and %i are those at %j", (from, to, tops) => {
    expect(rowsBetween(rows, from, to).map(({ top }) => top)).toEqual(tops);
  });
});

describe("the edits a picture came out of", () => {
  const parents: Readonly<Record<string, string | undefined>> = {
    a: "b",
    b: "c",
    c: undefined,
    x: "y",
    y: "x",
    d: "gone",
  };
  const find = (id: string) => {
    const parentId = parents[id];
    return id in parents ? { id, ...(parentId ? { parentId } : {}) } : undefined;
  };

  it.each([
    ["a", "abc"],
    ["c", "c"],
    ["x", "xy"],
    ["d", "d"],
    ["gone", ""],
    [undefined, ""],
  ])("from %s on are %j", (from, chain) => {
    expect(
      ancestorsOf(from, find)
        .map(({ id }) => id)
        .join(""),
    ).toBe(chain);
  });
});
