import { describe, expect, it } from "vitest";
import { readEntryRecord } from "@/utils/core/history/entry-record";

/** With nothing in it that may be missing. */
const PLAIN = {
  version: 3,
  id: "000000001-a",
  createdAt: 1,
  state: "done",
  pictureId: "p1",
  prompt: "",
  host: "",
  model: "",
  count: 1,
  results: [],
  isStarred: false,
  bytes: { sent: 1, answer: 2, placed: 3, thumbs: 4 },
};

const FULL = {
  ...PLAIN,
  parentId: "000000000-a",
  groupId: "g",
  references: ["r1", "r2"],
  pageTitle: "A page",
  site: "a.test",
  sentAt: 2,
  endedAt: 3,
  deletedAt: 4,
  errorCode: "timed_out",
  results: [
    { blobId: "b1", byteLength: 0 },
    { blobId: "b2", byteLength: 7 },
  ],
  isStarred: true,
};

/** The last moment there is in a calendar (ECMA-262, time values). */
const LAST_MOMENT = 8.64e15;

describe("a stored entry of the history", () => {
  it.each([
    ["nothing that may be missing", PLAIN],
    ["everything", FULL],
    ["a field of a later version", { ...PLAIN, colour: "blue" }],
    ["a moment at the beginning of time", { ...PLAIN, createdAt: 0, sentAt: 0, endedAt: 0 }],
    ["a moment at the end of time", { ...PLAIN, createdAt: LAST_MOMENT, deletedAt: LAST_MOMENT }],
    ["no pictures asked for, of no version", { ...PLAIN, count: 0, version: 0 }],
    ["files that take no room", { ...PLAIN, bytes: { sent: 0, answer: 0, placed: 0, thumbs: 0 } }],
  ])("is read as it is with %s", (_name, raw) => {
    expect(readEntryRecord(raw)).toEqual(raw);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "entry"],
    ["a number", 3],
  ])("is damaged if it is %s", (_name, raw) => expect(readEntryRecord(raw)).toBeUndefined());

  it.each(["id", "pictureId", "prompt", "host", "model"])(
    "is damaged without a text as %s",
    (field) => {
      expect(readEntryRecord({ ...FULL, [field]: undefined })).toBeUndefined();
      expect(readEntryRecord({ ...FULL, [field]: 1 })).toBeUndefined();
    },
  );

  it.each(["parentId", "groupId", "pageTitle", "site"])(
    "may lack the text %s, but not have something else there",
    (field) => {
      expect(readEntryRecord({ ...FULL, [field]: undefined })).toBeDefined();
      expect(readEntryRecord({ ...FULL, [field]: 1 })).toBeUndefined();
      expect(readEntryRecord({ ...FULL, [field]: null })).toBeUndefined();
    },
  );

  it("is damaged without an id that can be found again, or in a state there is not", () => {
    expect(readEntryRecord({ ...FULL, id: "" })).toBeUndefined();
    expect(readEntryRecord({ ...FULL, state: "lost" })).toBeUndefined();
    expect(readEntryRecord({ ...FULL, state: undefined })).toBeUndefined();
  });

  it.each(["createdAt", "sentAt", "endedAt", "deletedAt"])(
    "is damaged where %s is no moment a calendar has",
    (field) => {
      for (const moment of [-1, LAST_MOMENT + 2, Number.NaN, "1", null]) {
        expect(readEntryRecord({ ...FULL, [field]: moment }), `${moment}`).toBeUndefined();
      }
    },
  );

  it("has no reason that is no code of an error", () => {
    for (const errorCode of ["unheard_of", ["timed_out"], 7, null]) {
      expect(readEntryRecord({ ...FULL, errorCode })).not.toHaveProperty("errorCode");
    }
  });

  it("has a beginning, but need not have been sent, ended or deleted", () => {
    expect(readEntryRecord({ ...FULL, createdAt: undefined })).toBeUndefined();
    for (const field of ["sentAt", "endedAt", "deletedAt"]) {
      expect(readEntryRecord({ ...FULL, [field]: undefined }), field).toBeDefined();
    }
  });

  it.each(["version", "count"])("is damaged where %s is no amount", (field) => {
    for (const amount of [-1, Number.POSITIVE_INFINITY, Number.NaN, "1", undefined]) {
      expect(readEntryRecord({ ...FULL, [field]: amount }), `${amount}`).toBeUndefined();
    }
  });

  it.each<[string, object]>([
    ["a star that is neither there nor not", { isStarred: 1 }],
    ["no star", { isStarred: undefined }],
    ["references that are no list", { references: "r1" }],
    ["references that are none", { references: null }],
    ["a reference that is no id", { references: ["r1", 2] }],
    ["no results", { results: undefined }],
    ["results that are no list", { results: "b1" }],
    ["a result that is nothing", { results: [FULL.results[0], null] }],
    ["a result that is a text", { results: ["b1"] }],
    ["a result without its file", { results: [FULL.results[0], { byteLength: 7 }] }],
    ["a result whose file is a number", { results: [{ blobId: 1, byteLength: 7 }] }],
    ["a result without its size", { results: [FULL.results[0], { blobId: "b" }] }],
    ["a result of a size below nothing", { results: [{ blobId: "b", byteLength: -1 }] }],
    ["no sizes of its files", { bytes: undefined }],
    ["null for the sizes of its files", { bytes: null }],
    ["a number for the sizes of its files", { bytes: 10 }],
  ])("is damaged with %s", (_name, change) => {
    expect(readEntryRecord({ ...FULL, ...change })).toBeUndefined();
  });

  it.each([
    ["a later version", "error_of_tomorrow"],
    ["every object", "toString"],
    ["nobody", 7],
  ])("goes without an error code of %s, which has no sentence here", (_name, errorCode) => {
    const { errorCode: _, ...rest } = FULL;
    const read = readEntryRecord({ ...FULL, errorCode });
    expect(read).toEqual(rest);
    expect(read).not.toHaveProperty("errorCode");
  });

  it("counts a size that is not known as nothing, and keeps all others", () => {
    for (const size of [undefined, -1, Number.NaN, Number.POSITIVE_INFINITY, "2"]) {
      const bytes = { ...FULL.bytes, answer: size };
      const read = readEntryRecord({ ...FULL, bytes });
      expect(read).toEqual({ ...FULL, bytes: { sent: 1, answer: 0, placed: 3, thumbs: 4 } });
    }
  });
});
