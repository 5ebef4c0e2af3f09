import { describe, expect, it } from "vitest";
import { sumOwn } from "@/utils/core/history/own-files";
import { RETENTION } from "@/utils/core/history/retention";

describe("how long things are kept", () => {
  const ms = (days: number, hours = 0, minutes = 0) =>
    Date.UTC(2026, 0, 1 + days, hours, minutes) - Date.UTC(2026, 0, 1);

  it.each([
    ["a draft for a week", RETENTION.draftMs, ms(7)],
    ["a picture that nothing uses for a day", RETENTION.unclaimedPictureMs, ms(1)],
    ["a deleted edit for a minute", RETENTION.deletedEditMs, ms(0, 0, 1)],
    ["all of it at least six hours between two sweeps", RETENTION.sweepPauseMs, ms(0, 6)],
  ])("%s", (_, kept, expected) => expect(kept).toBe(expected));
});

it("an edit takes as much room as all of its own files", () => {
  const bytes = { sent: 1, answer: 2, placed: 4, thumbs: 8 };
  expect(sumOwn(bytes)).toBe(15);
  expect(sumOwn(bytes, (file) => file !== "answer")).toBe(13);
});
