import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EDIT_SCHEMA } from "@/utils/core/edit/edit";
import { hashesIn, readEditRecord } from "@/utils/core/history/record";
import { anEdit } from "../../../support/an-edit.ts";

const FOLDER = "tests/fixtures/records";
const fixtures = readdirSync(FOLDER).filter((name) => /^edit-\d+\.json$/.test(name));
const readFixture = (name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));

describe("a stored edit", () => {
  it("has a frozen example of every version there ever was", () => {
    const versions = fixtures
      .map((name) => Number(/\d+/.exec(name)?.[0]))
      .toSorted((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: EDIT_SCHEMA }, (_, index) => index + 1));
  });

  it.each(fixtures)("is read whatever version wrote it: %s", (name) => {
    const raw = readFixture(name);
    const edit = readEditRecord(raw);
    const isStarred = raw.isStarred ?? false;
    expect(edit).toEqual({ ok: true, value: { ...raw, schema: EDIT_SCHEMA, isStarred } });
  });

  it("keeps what a later version added without raising the number", () => {
    const edit = readEditRecord({ ...anEdit(), colour: "blue" });
    expect(edit.ok && edit.value).toHaveProperty("colour", "blue");
  });

  it.each([
    ["nothing", undefined],
    ["a text", "edit"],
    ["a later version", { ...anEdit(), schema: EDIT_SCHEMA + 1 }],
    ["no version", { ...anEdit(), schema: undefined }],
    ["an unknown state", { ...anEdit(), state: "lost" }],
    ["a mask that is not one", { ...anEdit(), mask: { operations: [{ kind: "splash" }] } }],
    ["results that are not a list", { ...anEdit(), results: null }],
  ])("is refused and not guessed at: %s", (_name, raw) => {
    const edit = readEditRecord(raw);
    expect(!edit.ok && edit.error.code).toBe("record_unreadable");
  });

  it("never makes the reader throw", () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer({ min: 0, max: 3 }), (junk, schema) => {
        expect(readEditRecord(junk).ok).toBe(false);
        const damaged = { ...anEdit(), ...(junk as object), schema };
        expect(typeof readEditRecord(damaged).ok).toBe("boolean");
      }),
    );
  });
});

it("finds the files a damaged record names, however deep", () => {
  const hash = "a".repeat(64);
  const other = "b".repeat(64);
  const points = { points: [1, 2, 3] };
  expect([...hashesIn([{ id: hash, results: [{ blobId: other }], prompt: "c", points }])]).toEqual([
    hash,
    other,
  ]);
});
