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

  it("counts from when an edit was sent to its end, in any order", () => {
    const took = (ms: number) =>
      anEdit({ state: "done", sentAt: 1_000_000, endedAt: 1_000_000 + ms });
    const edits = [9_000, 100_000, 20_000, 3_000].map(took);
    expect(usualDurationMs(edits, "relay.test", "")).toBe(14_500);
    expect(usualDurationMs(edits.slice(1), "relay.test", "")).toBe(20_000);
  });

  it("leaves out edits that ended otherwise, or whose times are not known", () => {
    const { sentAt: _sent, ...unsent } = done(90_000);
    const { endedAt: _ended, ...unended } = done(90_000);
    const failed = anEdit({ state: "failed", sentAt: 0, endedAt: 90_000 });
    expect(usualDurationMs([unsent, unended, failed, done(7)], "relay.test", "")).toBe(7);
    expect(usualDurationMs([unsent, unended, failed], "relay.test", "")).toBeUndefined();
  });

  it("looks at fifteen edits", () => {
    const edits = [...Array(7).fill(done(1)), ...Array(8).fill(done(2)), ...Array(9).fill(done(1))];
    expect(usualDurationMs(edits, "relay.test", "")).toBe(2);
  });

  it("forgets what is long ago", () => {
    const edits = [...Array(15).fill(done(1_000)), ...Array(40).fill(done(90_000))];
    expect(usualDurationMs(edits, "relay.test", "")).toBe(1_000);
  });
});
