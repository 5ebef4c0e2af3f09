import { describe, expect, it } from "vitest";
import { isIdleTooLong, LOCK_AFTER_MINUTES, sameWords } from "@/utils/core/server/key-lock";

const MINUTE = 60_000;
const USED_AT = Date.UTC(2026, 0, 5);

describe("keys that were not used for a while", () => {
  it.each(LOCK_AFTER_MINUTES.filter((minutes) => minutes > 0))(
    "are locked after %i minutes, and not before",
    (minutes) => {
      expect(isIdleTooLong(USED_AT, USED_AT, minutes)).toBe(false);
      expect(isIdleTooLong(USED_AT, USED_AT + minutes * MINUTE - 1, minutes)).toBe(false);
      expect(isIdleTooLong(USED_AT, USED_AT + minutes * MINUTE, minutes)).toBe(true);
    },
  );

  it("are locked where the clock was put back, by however little", () => {
    expect(isIdleTooLong(USED_AT, USED_AT - 1, 1)).toBe(true);
  });

  it("stay open until the browser is closed, where that is what was chosen", () => {
    expect(LOCK_AFTER_MINUTES).toContain(0);
    for (const now of [USED_AT - MINUTE, USED_AT, USED_AT + 1e9])
      expect(isIdleTooLong(USED_AT, now, 0)).toBe(false);
  });
});

describe("a passphrase", () => {
  it.each([
    ["é", "e\u0301"],
    ["ｐａｓｓ", "pass"],
    ["한", "\u1112\u1161\u11ab"],
  ])("is the same however its letters were put together: %s", (one, other) => {
    expect(sameWords(one)).toBe(sameWords(other));
  });

  it("is another one in another case or with spaces", () => {
    expect(new Set(["pass", "Pass", " pass", "pass "].map(sameWords)).size).toBe(4);
  });
});
