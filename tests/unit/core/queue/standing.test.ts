import { describe, expect, it } from "vitest";
import { badgeOf, standingOf } from "@/utils/core/queue/standing";

const edit = (id: string, state: "sending" | "done" | "failed", groupId?: string) => ({
  id,
  state,
  ...(groupId ? { groupId } : {}),
});

describe("how things stand", () => {
  it("counts what runs, what is ready and what failed", () => {
    const running = [edit("1", "sending"), edit("2", "sending")];
    const unseen = [edit("3", "done"), edit("4", "failed"), edit("5", "done")];
    expect(standingOf(running, unseen)).toEqual({ running: 2, ready: 2, failed: 1 });
  });

  it("counts edits that were sent together as one, which is ready when all of them have ended", () => {
    const running = [edit("1", "sending", "g")];
    const unseen = [edit("2", "done", "g"), edit("3", "failed", "g")];
    expect(standingOf(running, unseen)).toEqual({ running: 1, ready: 0, failed: 0 });
    expect(standingOf([], unseen)).toEqual({ running: 0, ready: 1, failed: 0 });
  });

  it("shows on the badge what a person would want to know first", () => {
    expect(badgeOf({ running: 0, ready: 0, failed: 0 })).toEqual({ text: "", kind: "none" });
    expect(badgeOf({ running: 1, ready: 0, failed: 0 })).toEqual({ text: "1", kind: "running" });
    expect(badgeOf({ running: 0, ready: 2, failed: 0 })).toEqual({ text: "✓2", kind: "ready" });
    expect(badgeOf({ running: 0, ready: 0, failed: 1 }).kind).toBe("failed");
    expect(badgeOf({ running: 3, ready: 0, failed: 0 })).toEqual({ text: "3", kind: "running" });
    expect(badgeOf({ running: 3, ready: 1, failed: 0 })).toEqual({ text: "✓", kind: "ready" });
    expect(badgeOf({ running: 0, ready: 12, failed: 0 }).text).toBe("✓12");
    expect(badgeOf({ running: 3, ready: 1, failed: 1 })).toEqual({ text: "!", kind: "failed" });
  });
});
