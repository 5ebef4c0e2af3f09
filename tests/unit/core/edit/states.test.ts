import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import type { EditState } from "@/utils/core/edit/edit";
import { advance, type EditEvent, isRunning } from "@/utils/core/edit/edit-life";
import { anEdit } from "../../../support/an-edit.ts";

const STATES: readonly EditState[] = [
  ...(["queued", "sending", "receiving", "done", "failed", "cancelled", "interrupted"] as const),
];
const result = { index: 0, blobId: "b", type: "image/png", byteLength: 3 };
const finished: EditEvent = { kind: "finished", at: 9, results: [result], lostItems: [] };
const failed: EditEvent = { kind: "failed", at: 9, error: appError("server_error") };
const cancelled: EditEvent = { kind: "cancelled", at: 9, error: appError("cancelled") };

/** Per event the states it may come in, and the state it leads to. */
const RULES: readonly (readonly [EditEvent, readonly EditState[], EditState])[] = [
  [{ kind: "claimed", at: 9 }, ["queued"], "sending"],
  [{ kind: "retrying", retry: { reason: "overloaded", at: 12 } }, ["sending"], "sending"],
  [{ kind: "answering", at: 9 }, ["sending"], "receiving"],
  [finished, ["sending", "receiving", "failed", "interrupted", "done"], "done"],
  [failed, ["queued", "sending", "receiving"], "failed"],
  [cancelled, ["queued", "sending", "receiving"], "cancelled"],
  [{ kind: "orphaned", at: 9 }, ["queued", "sending", "receiving"], "interrupted"],
];

/** What is found out while an answer is read: it may come before its headers are noted. */
const FOUND: readonly EditEvent[] = [
  { kind: "reading" },
  { kind: "tasked", task: { id: "t", dialect: "form" } },
  { kind: "addressed", urls: ["https://a.test/a.png"] },
];

describe.each(RULES)("the event %j", (event, from, to) => {
  it.each(STATES)("in the state %s", (state) => {
    const after = advance(anEdit({ state }), event)?.state;
    expect(after).toBe(from.includes(state) ? to : undefined);
  });
});

describe.each(FOUND)("what is found out of a request under way, $kind", (event) => {
  it.each(STATES)("may be noted in the state %s while it is", (state) => {
    const isNoted = advance(anEdit({ state }), event) !== undefined;
    expect(isNoted).toBe(state === "sending" || state === "receiving");
  });
});

describe("an event leaves its traces", () => {
  it.each<[string, Partial<ReturnType<typeof anEdit>>, EditEvent, object]>([
    ["claimed", {}, { kind: "claimed", at: 9 }, { sentAt: 9 }],
    ["answering", { state: "sending" }, { kind: "answering", at: 9 }, { answeredAt: 9 }],
    ["failed", {}, failed, { endedAt: 9, error: appError("server_error") }],
    ["cancelled unsent", {}, cancelled, { endedAt: 9, error: appError("cancelled_unsent") }],
    ["cancelled", { state: "sending" }, cancelled, { endedAt: 9, error: appError("cancelled") }],
    [
      "orphaned unsent",
      {},
      { kind: "orphaned", at: 9 },
      { endedAt: 9, error: appError("not_sent") },
    ],
    [
      "orphaned",
      { state: "receiving" },
      { kind: "orphaned", at: 9 },
      { endedAt: 9, error: appError("interrupted") },
    ],
    ["finished", { state: "receiving" }, finished, { endedAt: 9, results: [result] }],
    ["read again", { state: "failed", endedAt: 4 }, finished, { endedAt: 4, results: [result] }],
  ])("%s", (_name, before, event, after) => {
    expect(advance(anEdit(before), event)).toMatchObject(after);
  });

  it("a retry is shown until the next event", () => {
    const retry = { reason: "overloaded", at: 12 } as const;
    const waiting = advance(anEdit({ state: "sending" }), { kind: "retrying", retry });
    expect(waiting?.retry).toEqual(retry);
    expect(advance(waiting ?? anEdit(), { kind: "answering", at: 9 })).not.toHaveProperty("retry");
  });

  it("results take the place of the error, and say what was lost and used", () => {
    const before = anEdit({
      state: "failed",
      error: appError("server_error"),
      lostItems: [appError("result_expired")],
    });
    const bare = advance(before, finished);
    for (const name of ["error", "lostItems", "requestId", "usage"])
      expect(bare).not.toHaveProperty(name);
    const told = {
      lostItems: [appError("result_undecodable")],
      requestId: "r",
      usage: { totalTokens: 5 },
    };
    expect(advance(before, { ...finished, ...told })).toMatchObject(told);
  });

  it("a kept answer may give the same again or more, and never other pictures", () => {
    const done = anEdit({ state: "done", results: [result] });
    expect(advance(done, finished)?.results).toEqual([result]);
    const other = { ...result, blobId: "another" };
    expect(advance(done, { ...finished, results: [other] })).toBeUndefined();
    expect(advance(done, { ...finished, results: [] })).toBeUndefined();
    expect(advance(done, { ...finished, results: [result, result] })?.results).toHaveLength(2);
    expect(advance(anEdit({ state: "cancelled" }), finished)).toBeUndefined();
  });
});

it("an edit runs from the queue to its answer's end", () => {
  const running = STATES.filter((state) => isRunning({ state }));
  expect(running).toEqual(["queued", "sending", "receiving"]);
});
