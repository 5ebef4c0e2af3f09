import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { advance, type EditEvent } from "@/utils/core/edit/edit-life";
import {
  countOfRequest,
  gather,
  gatheredIn,
  NOTHING_GATHERED,
  requestsLeft,
  requestsOf,
  withUnsent,
} from "@/utils/core/edit/several-requests";
import { anEdit } from "../../../support/an-edit.ts";

const result = (index: number, blobId = `b${index}`) => ({
  index,
  blobId,
  type: "image/png",
  byteLength: 1,
});
const answer = (...places: readonly number[]) => ({
  results: places.map((place) => result(place)),
  lostItems: [],
});
/** Five pictures, two for each request: three requests. */
const FIVE = anEdit({ options: { count: 5, size: "auto" }, perRequest: 2 });
const placesOf = (number: number, ...places: readonly number[]) =>
  gather(FIVE, NOTHING_GATHERED, answer(...places), number).results.map(({ index }) => index);

describe("five pictures, two for each request,", () => {
  it("are asked for by two, two and one", () => {
    expect(requestsOf(FIVE)).toBe(3);
    expect([1, 2, 3].map((number) => countOfRequest(FIVE, number))).toEqual([2, 2, 1]);
  });

  it.each([
    [undefined, 3],
    [1, 2],
    [3, 0],
  ])("of which %s are sent leave %i to send", (requestsSent, left) => {
    const edit = requestsSent === undefined ? FIVE : { ...FIVE, requestsSent };
    expect(requestsLeft(edit)).toBe(left);
  });

  it("have their places in the order of the requests", () => {
    expect([placesOf(1, 0, 1), placesOf(2, 0, 1), placesOf(3, 0)]).toEqual([[0, 1], [2, 3], [4]]);
  });

  it("come before what nobody asked for, of which ninety for each request are kept", () => {
    expect([placesOf(1, 2), placesOf(2, 2), placesOf(3, 2)]).toEqual([[6], [96], [186]]);
    expect([placesOf(1, 91), placesOf(1, 92), placesOf(1, 93)]).toEqual([[95], [], []]);
  });

  it("keep the places of an only answer where there is one request", () => {
    const one = anEdit({ options: { count: 2, size: "auto" } });
    expect(gather(one, NOTHING_GATHERED, answer(0, 700), 1).results).toEqual([
      result(0),
      result(700),
    ]);
  });
});

describe("what the answers have come to", () => {
  const lost = (count: number) => Array.from({ length: count }, () => appError("result_expired"));

  it("says nothing of ids and use where no server did", () => {
    expect(gather(FIVE, NOTHING_GATHERED, answer(), 1)).toStrictEqual(NOTHING_GATHERED);
    expect(gatheredIn(anEdit())).toStrictEqual(NOTHING_GATHERED);
    expect(gatheredIn(anEdit({ requestId: "" }))).toStrictEqual(NOTHING_GATHERED);
  });

  it("is what the record says", () => {
    const known = {
      results: [result(0)],
      lostItems: lost(1),
      requestId: "a",
      usage: { outputTokens: 3 },
    };
    expect(gatheredIn(anEdit(known))).toStrictEqual(known);
  });

  it("holds sixteen reasons at most, the first ones", () => {
    const before = { results: [], lostItems: lost(15) };
    const more = { results: [], lostItems: [appError("result_too_large"), ...lost(3)] };
    const { lostItems } = gather(FIVE, before, more, 2);
    expect(lostItems).toHaveLength(16);
    expect(lostItems.at(-1)?.code).toBe("result_too_large");
  });

  it("holds a thousand letters of the servers' ids at most", () => {
    const long = { ...answer(), requestId: "a".repeat(999) };
    const { requestId } = gather(FIVE, { ...answer(), requestId: "b" }, long, 2);
    expect(requestId).toHaveLength(1000);
    expect(requestId?.startsWith("b, a")).toBe(true);
  });

  it("says of what was not sent that it was not, and cost nothing", () => {
    const gathered = { ...answer(0), lostItems: lost(1), requestId: "a" };
    expect(withUnsent({ ...FIVE, requestsSent: 2 }, gathered)).toEqual({
      ...gathered,
      lostItems: [...lost(1), appError("not_sent")],
    });
    expect(withUnsent({ ...FIVE, requestsSent: 3 }, gathered)).toBe(gathered);
  });
});

/** One of three requests was answered, with one picture. */
const underWay = (change: Partial<Edit> = {}) =>
  anEdit({ ...FIVE, state: "sending", requestsSent: 1, results: [result(0)], ...change });
const failed: EditEvent = { kind: "failed", at: 9, error: appError("server_error") };
const cancelled: EditEvent = { kind: "cancelled", at: 9, error: appError("cancelled") };
const orphaned: EditEvent = { kind: "orphaned", at: 9 };

describe("an edit of several requests", () => {
  it("counts the first as sent once it is claimed; one of a single request counts none", () => {
    expect(advance(FIVE, { kind: "claimed", at: 9 })?.requestsSent).toBe(1);
    expect(advance(anEdit(), { kind: "claimed", at: 9 })).not.toHaveProperty("requestsSent");
  });

  it.each(["sending", "receiving"] as const)("goes on to the next when %s", (state) => {
    const task = { id: "t", dialect: "chat" } as const;
    const before = underWay({ state, readAttempts: 1, task, resultUrls: ["https://a.test/"] });
    const after = advance(before, { kind: "gathered", at: 9, ...answer(0, 1) });
    expect(after).toStrictEqual(underWay({ requestsSent: 2, results: [result(0), result(1)] }));
  });

  it("goes on as long as there is one to send, and never sends one twice", () => {
    const gathered: EditEvent = { kind: "gathered", at: 9, ...answer(0) };
    const sent = [undefined, 1, 2, 3].map((requestsSent) => {
      const { requestsSent: _, ...none } = underWay();
      return advance(requestsSent ? { ...none, requestsSent } : none, gathered)?.requestsSent;
    });
    expect(sent).toEqual([1, 2, 3, undefined]);
    expect(advance(anEdit({ state: "sending" }), gathered)).toBeUndefined();
  });

  it.each<[string, EditEvent, readonly string[]]>([
    ["failed", failed, ["server_error", "not_sent"]],
    ["orphaned", orphaned, ["interrupted", "not_sent"]],
    ["cancelled, as the person knows", cancelled, ["cancelled"]],
  ])("has what it has, and says why it is not all, where the rest was %s", (_, event, codes) => {
    const after = advance(underWay(), event);
    expect(after).toMatchObject({ id: FIVE.id, state: "done", endedAt: 9, results: [result(0)] });
    expect(after?.lostItems?.map(({ code }) => code)).toEqual(codes);
    const lastButOne = advance(underWay({ requestsSent: 2 }), event);
    expect(lastButOne?.lostItems?.map(({ code }) => code)).toEqual(codes);
    const last = advance(underWay({ requestsSent: 3 }), event);
    expect(last?.lostItems?.map(({ code }) => code)).toEqual(codes.slice(0, 1));
  });

  it("keeps what was lost before", () => {
    const after = advance(underWay({ lostItems: [appError("result_expired")] }), failed);
    const codes = after?.lostItems?.map(({ code }) => code);
    expect(codes).toEqual(["result_expired", "server_error", "not_sent"]);
  });

  it("is what its end says where nothing was answered, and keeps all else", () => {
    const before = underWay({ results: [] });
    const end = (event: EditEvent) => advance(before, event);
    expect(end(failed)).toMatchObject({ ...before, state: "failed" });
    expect(end(cancelled)).toMatchObject({ ...before, state: "cancelled" });
    expect(end(orphaned)).toMatchObject({ ...before, state: "interrupted" });
  });
});

describe("a kept answer that is read again", () => {
  const done = anEdit({ state: "done", results: [result(0), result(1)] });
  const found = (...blobIds: readonly string[]) =>
    advance(done, {
      kind: "finished",
      at: 9,
      results: blobIds.map((id, index) => result(index, id)),
      lostItems: [],
    })?.results.map(({ blobId }) => blobId);

  it("counts where it gives more, or the same again, whose files may be gone", () => {
    expect(found("b0", "b1")).toEqual(["b0", "b1"]);
    expect(found("b1", "b0")).toEqual(["b1", "b0"]);
    expect(found("x", "y", "z")).toEqual(["x", "y", "z"]);
  });

  it("takes away no picture that was there", () => {
    expect(found("b0")).toBeUndefined();
    expect(found("b0", "x")).toBeUndefined();
    expect(found()).toBeUndefined();
  });
});
