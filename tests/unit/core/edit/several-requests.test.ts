import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import {
  countOfRequest,
  gather,
  NOTHING_GATHERED,
  requestsLeft,
  requestsOf,
} from "@/utils/core/edit/several-requests";
import { readEditRecord } from "@/utils/core/history/record";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import { anEdit } from "../../../support/an-edit.ts";

const asked = fc
  .record({ count: fc.integer({ min: 1, max: 10 }), perRequest: fc.integer({ min: 1, max: 10 }) })
  .map(({ count, perRequest }) => anEdit({ options: { count, size: "auto" }, perRequest }));

const results = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    index,
    blobId: `${index}`,
    type: "image/png",
    byteLength: 1,
  }));

describe("several requests of one edit", () => {
  it("ask for as many pictures as the person did, and for no more", () => {
    fc.assert(
      fc.property(asked, (edit) => {
        const numbers = Array.from({ length: requestsOf(edit) }, (_, at) => at + 1);
        const sum = numbers.reduce((all, number) => all + countOfRequest(edit, number), 0);
        expect(sum).toBe(edit.options.count);
      }),
    );
  });

  it("are one where the person has chosen nothing", () => {
    const edit = anEdit({ options: { count: 4, size: "auto" } });
    expect([requestsOf(edit), countOfRequest(edit, 1), requestsLeft(edit)]).toEqual([1, 4, 0]);
  });

  it("give results with places of their own, whatever a server sends, that can be stored", () => {
    fc.assert(
      fc.property(asked, fc.array(fc.integer({ min: 0, max: 256 })), (edit, sizes) => {
        let gathered = NOTHING_GATHERED;
        sizes.slice(0, requestsOf(edit)).forEach((size, at) => {
          gathered = gather(edit, gathered, { results: results(size), lostItems: [] }, at + 1);
        });
        const places = gathered.results.map(({ index }) => index);
        expect(new Set(places).size).toBe(places.length);
        expect(readEditRecord({ ...edit, state: "done", results: gathered.results }).ok).toBe(true);
      }),
    );
  });

  it("give the same places when one of them is read again", () => {
    const edit = anEdit({ options: { count: 3, size: "auto" }, perRequest: 1 });
    const item = { results: results(1), lostItems: [] };
    const first = gather(edit, NOTHING_GATHERED, item, 2);
    expect(first.results.map(({ index }) => index)).toEqual([1]);
    expect(gather(edit, first, item, 2).results).toEqual(first.results);
    expect(gather(edit, first, item, 1).results.map(({ index }) => index)).toEqual([0, 1]);
  });

  it("add up what they used, and keep every request's id and loss", () => {
    const edit = anEdit({ options: { count: 2, size: "auto" }, perRequest: 1 });
    const part = (id: string) => ({
      results: results(1),
      lostItems: [appError("result_expired")],
      requestId: id,
      usage: { outputTokens: 3 },
    });
    const all = gather(edit, gather(edit, NOTHING_GATHERED, part("a"), 1), part("b"), 2);
    expect(all).toMatchObject({ requestId: "a, b", usage: { outputTokens: 6 } });
    expect(all.lostItems).toHaveLength(2);
  });
});

describe("a server whose missing pictures are asked for by further requests", () => {
  const profile = { baseUrl: "https://relay.example", model: "any-model" };

  it("is none unless the person says so", () => {
    expect(capabilityOf(profile).perRequest).toBeUndefined();
  });

  it("may be asked for as many as its model makes, though it makes fewer at once", () => {
    const capability = { perRequest: 2 };
    const learned = { fields: [], maxCount: 1 };
    const taken = capabilityOf({ ...profile, capability, learned });
    expect([taken.maxCount, taken.perRequest]).toEqual([10, 1]);
    expect(capabilityOf({ ...profile, learned }).maxCount).toBe(1);
  });

  it("may be one that makes one picture for each request by its nature", () => {
    const chat = { ...profile, dialect: "chat" } as const;
    expect(capabilityOf(chat).maxCount).toBe(1);
    const split = capabilityOf({ ...chat, capability: { perRequest: 1 } });
    expect([split.maxCount, split.perRequest]).toEqual([10, 1]);
  });
});
