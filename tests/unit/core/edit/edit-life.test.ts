import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import type { EditState } from "@/utils/core/edit/edit";
import { advance, type EditEvent, mayReadByItself } from "@/utils/core/edit/edit-life";
import { anEdit } from "../../../support/an-edit.ts";

const at = 1000;
const finished: EditEvent = { kind: "finished", at, results: [], lostItems: [] };
const failed: EditEvent = { kind: "failed", at, error: appError("server_error") };

describe("the life of an edit", () => {
  it("claims a queued edit once", () => {
    const claimed = advance(anEdit(), { kind: "claimed", at });
    expect(claimed).toMatchObject({ state: "sending", sentAt: at });
    expect(claimed && advance(claimed, { kind: "claimed", at })).toBeUndefined();
  });

  it.each<EditState>(["done", "failed", "cancelled", "interrupted", "sending", "receiving"])(
    "never claims an edit that is %s",
    (state) => {
      expect(advance(anEdit({ state }), { kind: "claimed", at })).toBeUndefined();
    },
  );

  it("drops an answer that comes after the person cancelled", () => {
    expect(advance(anEdit({ state: "cancelled" }), finished)).toBeUndefined();
  });

  it.each<EditState>(["failed", "interrupted"])(
    "takes results out of a kept answer although the edit is %s",
    (state) => {
      const edit = anEdit({ state, error: appError("result_host_not_allowed") });
      const repaired = advance(edit, finished);
      expect(repaired?.state).toBe("done");
      expect(repaired).not.toHaveProperty("error");
    },
  );

  it("keeps a finished edit finished", () => {
    expect(advance(anEdit({ state: "done" }), failed)).toBeUndefined();
    expect(advance(anEdit({ state: "done" }), { kind: "orphaned", at })).toBeUndefined();
  });

  it("says that an orphan may have been charged once it was claimed", () => {
    const orphan = advance(anEdit({ state: "sending" }), { kind: "orphaned", at });
    expect(orphan).toMatchObject({ state: "interrupted", error: { charge: "maybe" } });
  });

  it("says that an orphan cost nothing before it was claimed", () => {
    const orphan = advance(anEdit(), { kind: "orphaned", at });
    expect(orphan).toMatchObject({
      state: "interrupted",
      error: { code: "not_sent", charge: "none" },
    });
  });

  it("says that a cancel before the claim cost nothing", () => {
    const event: EditEvent = { kind: "cancelled", at, error: appError("cancelled") };
    expect(advance(anEdit(), event)?.error?.charge).toBe("none");
    expect(advance(anEdit({ state: "receiving" }), event)?.error?.charge).toBe("maybe");
  });

  it("shows a wait before another try until the answer comes, or the end", () => {
    const retry = { reason: "rate_limited", at: 9000 } as const;
    const waiting = advance(anEdit({ state: "sending" }), { kind: "retrying", retry });
    expect(waiting).toMatchObject({ state: "sending", retry });
    expect(waiting && advance(waiting, { kind: "answering", at })).not.toHaveProperty("retry");
    expect(waiting && advance(waiting, failed)).not.toHaveProperty("retry");
    expect(advance(anEdit({ state: "cancelled" }), { kind: "retrying", retry })).toBeUndefined();
  });

  it("takes more results out of a kept answer, and never fewer", () => {
    const result = { index: 0, blobId: "a", type: "image/png", byteLength: 1 };
    const lostItems = [appError("result_host_not_allowed")];
    const done = anEdit({ state: "done", results: [result], lostItems, endedAt: 5 });
    const more: EditEvent = { kind: "finished", at, results: [result, result], lostItems: [] };
    expect(advance(done, more)).toMatchObject({ state: "done", results: [{}, {}], endedAt: 5 });
    expect(advance(done, more)).not.toHaveProperty("lostItems");
    expect(advance(done, { ...more, results: [] })).toBeUndefined();
    expect(advance(done, { ...more, results: [{ ...result, blobId: "b" }] })).toBeUndefined();
  });

  it("takes the same results again, whose files may be gone", () => {
    const result = { index: 0, blobId: "a", type: "image/png", byteLength: 1 };
    const done = anEdit({ state: "done", results: [result] });
    expect(advance(done, { ...finished, results: [result] })?.results).toEqual([result]);
  });

  it("counts how often reading its answer was begun, until it ended", () => {
    const begun = advance(anEdit({ state: "receiving" }), { kind: "reading" });
    const again = begun && advance(begun, { kind: "reading" });
    expect([begun, again].map((edit) => edit?.readAttempts)).toEqual([1, 2]);
    expect([begun, again].map((edit) => edit && mayReadByItself(edit))).toEqual([true, false]);
    for (const event of [finished, failed]) {
      expect(again && advance(again, event)).not.toHaveProperty("readAttempts");
    }
  });

  it("forgets where its pictures lie once they are here", () => {
    const kept = advance(anEdit({ state: "receiving" }), {
      kind: "addressed",
      urls: ["https://a/b"],
    });
    expect(kept).toMatchObject({ state: "receiving", resultUrls: ["https://a/b"] });
    expect(kept && advance(kept, failed)).toHaveProperty("resultUrls");
    expect(kept && advance(kept, finished)).not.toHaveProperty("resultUrls");
  });
});
