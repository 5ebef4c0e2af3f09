import { describe, expect, it } from "vitest";
import { usualDurationMs } from "@/utils/core/edit/usual-duration";
import { anEdit } from "../../../support/an-edit.ts";

const done = (ms: number, model = "") => anEdit({ state: "done", sentAt: 0, endedAt: ms, model });

describe("how long an edit usually takes", () => {
  it("is unknown before one has finished", () => {
    expect(usualDurationMs([anEdit({ state: "failed" })], "relay.test", "")).toBeUndefined();
  });

  it("is the median, so that one hiccup does not count", () => {
    const edits = [done(10_000), done(12_000), done(300_000)];
    expect(usualDurationMs(edits, "relay.test", "")).toBe(12_000);
    expect(usualDurationMs([done(10_000), done(20_000)], "relay.test", "")).toBe(15_000);
  });

  it("looks at this server and this model only", () => {
    const edits = [done(5_000, "slow"), done(1_000)];
    expect(usualDurationMs(edits, "relay.test", "slow")).toBe(5_000);
    expect(usualDurationMs(edits, "other.test", "slow")).toBeUndefined();
  });

  it("forgets what is long ago", () => {
    const edits = [...Array(15).fill(done(1_000)), ...Array(40).fill(done(90_000))];
    expect(usualDurationMs(edits, "relay.test", "")).toBe(1_000);
  });
});
