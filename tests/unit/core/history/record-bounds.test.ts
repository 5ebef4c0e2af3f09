import { describe, expect, it } from "vitest";
import { hashesIn, readEditRecord } from "@/utils/core/history/record";
import { anEdit } from "../../../support/an-edit.ts";

const reads = (change: object) => readEditRecord({ ...anEdit(), ...change }).ok;
const text = (length: number) => "a".repeat(length);
const many = <T>(length: number, one: T) => Array.from({ length }, () => one);
const result = { index: 0, blobId: "b", type: "image/png", byteLength: 1 };
const box = { x: 0, y: 0, width: 1, height: 1 };

/** Per bound: what stands at it, as long or as large as it is told. */
const BOUNDS: readonly (readonly [string, number, (most: number) => object])[] = [
  ["an id's length", 1000, (most) => ({ id: text(most) })],
  ["the length of a file's id", 1000, (most) => ({ pictureId: text(most) })],
  ["a result's place", 1000, (most) => ({ results: [{ ...result, index: most }] })],
  ["a result's type", 200, (most) => ({ results: [{ ...result, type: text(most) }] })],
  ["the number of results", 1000, (most) => ({ results: many(most, result) })],
  ["the way a mask is sent", 100, (most) => ({ maskWay: text(most) })],
  ["a prompt's length", 1_000_000, (most) => ({ prompt: text(most) })],
  ["the number of references", 100, (most) => ({ references: many(most, "r") })],
  ["the pictures asked for", 100, (most) => ({ options: { count: most, size: "auto" } })],
  ["a size's length", 100, (most) => ({ options: { count: 1, size: text(most) } })],
  ["the pictures of one request", 10, (most) => ({ perRequest: most })],
  ["the requests sent", 100, (most) => ({ requestsSent: most })],
  ["a server's name", 1000, (most) => ({ profileName: text(most) })],
  ["a host's length", 1000, (most) => ({ host: text(most) })],
  ["a model's length", 10_000, (most) => ({ model: text(most) })],
  ["why it waits", 100, (most) => ({ retry: { reason: text(most), at: 1 } })],
  ["an error's code", 100, (most) => ({ error: { code: text(most), charge: "none" } })],
  ["an error's charge", 100, (most) => ({ error: { code: "timed_out", charge: text(most) } })],
  [
    "the edits sent together",
    1000,
    (most) => ({ part: { groupId: "g", editIds: many(most, "e"), others: [] } }),
  ],
  [
    "the parts of a mask",
    1000,
    (most) => ({ part: { groupId: "g", editIds: [], others: many(most, box) } }),
  ],
];

describe("a stored edit is bounded, so that none can block the page, in", () => {
  it.each(BOUNDS)("%s: %d, and no more", (_name, most, change) => {
    expect(reads(change(most))).toBe(true);
    expect(reads(change(most + 1))).toBe(false);
  });

  it("what there is at least: an id, and one picture for each request", () => {
    expect(reads({ id: "" })).toBe(false);
    expect(reads({ perRequest: 0 })).toBe(false);
    expect(reads({ perRequest: 1 })).toBe(true);
  });
});

describe("of a stored edit, what is derived or of a later version", () => {
  const read = (change: object) => {
    const edit = readEditRecord({ ...anEdit(), ...change });
    return edit.ok ? edit.value : undefined;
  };
  const erased = { risk: 0, isCoarse: false, sources: [1, 10_000_000] };
  const placed = (featherPx: number) => ({ placements: { b: { report: { featherPx } } } });

  it.each<[string, object]>([
    ["how something was erased, without a risk", { erased }],
    ["a hard edge", placed(0)],
    ["the softest edge", placed(1e6)],
    ["a task's id of 200 letters", { task: { id: text(200), dialect: "chat" } }],
  ])("is kept: %s", (_name, change) => expect(read(change)).toMatchObject(change));

  it.each<["erased" | "placements" | "task", unknown]>([
    ["erased", { ...erased, risk: -1 }],
    ["erased", { ...erased, sources: [10_000_001] }],
    ["placements", placed(-1).placements],
    ["placements", placed(1e6 + 1).placements],
    ["task", { id: text(201), dialect: "chat" }],
    ["task", { id: "t", dialect: "spoken" }],
  ])("goes where it is damaged, and the edit stays: %s", (field, damaged) => {
    const edit = read({ [field]: damaged });
    expect(edit).toMatchObject({ id: anEdit().id });
    expect(edit?.[field]).toBeUndefined();
  });
});

describe("a damaged record", () => {
  it.each<[unknown, RegExp]>([
    [{ ...anEdit(), results: [{ ...result, index: "first" }] }, /^results\.0\.index$/],
    [{ ...anEdit(), host: undefined }, /^host$/],
    ["an edit", /Expected Object/],
  ])("is told by the field that is wrong, or by what it is", (raw, detail) => {
    const edit = readEditRecord(raw);
    expect(!edit.ok && edit.error.detail).toMatch(detail);
  });

  it("is of no version where that is a text", () => {
    expect(readEditRecord({ ...anEdit(), schema: "1", isStarred: undefined }).ok).toBe(false);
  });
});

describe("the files that a damaged record may need", () => {
  const [one, two] = ["a".repeat(64), "0123456789abcdef".repeat(4)];

  it.each<[string, unknown, readonly string[]]>([
    ["a text", one, [one]],
    ["a list", ["x", one, two], [one, two]],
    ["a list that begins with nothing", [undefined, one], [one]],
    ["a list in a list", [[one], [[two]]], [one, two]],
    ["fields at any depth", { deep: { deeper: { id: one } } }, [one]],
    ["the same file twice", { id: one, again: [one] }, [one]],
  ])("are found in %s", (_name, value, files) => expect([...hashesIn(value)]).toEqual(files));

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a number", 7],
    ["a hash that is too long", `${one}a`],
    ["a hash that is too short", one.slice(1)],
    ["a hash in capitals", one.toUpperCase()],
    ["a text around a hash", `id ${one}`],
    ["coordinates, which are many and are passed over", [1, one]],
    ["a file's bytes", Object.assign(new Blob(), { id: one })],
  ])("are not found in %s", (_name, value) => expect([...hashesIn(value)]).toEqual([]));
});
