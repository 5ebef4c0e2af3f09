import { describe, expect, it } from "vitest";
import { failingFor } from "@/utils/core/gallery/failing";

const refused = (endedAt: number) => ({ endedAt, errorCode: "content_refused" }) as const;

describe("further edits are not made", () => {
  it("after the same failure three times in a row", () => {
    expect(failingFor([refused(3), refused(1), refused(2)])).toBe("content_refused");
  });

  it("unless one of the last three came to results", () => {
    expect(failingFor([refused(1), refused(2), { endedAt: 3 }, refused(4)])).toBeUndefined();
  });

  it("in the order in which they ended, whatever the order of the list", () => {
    const good = (endedAt: number) => ({ endedAt });
    expect(failingFor([good(1), refused(4), refused(3), refused(2)])).toBe("content_refused");
    expect(failingFor([refused(2), refused(3), refused(4), good(1)])).toBe("content_refused");
    expect(failingFor([refused(1), refused(2), refused(3), good(4)])).toBeUndefined();
    expect(failingFor([good(1), good(2), refused(3)])).toBeUndefined();
    expect(failingFor([good(1), good(2), good(3)])).toBeUndefined();
  });

  it("unless they failed for different reasons", () => {
    const other = { endedAt: 2, errorCode: "rate_limited" } as const;
    expect(failingFor([refused(1), other, refused(3)])).toBeUndefined();
  });

  it("counting neither what is under way nor what the person has cancelled", () => {
    const cancelled = { endedAt: 3, errorCode: "cancelled" } as const;
    expect(failingFor([refused(1), {}, refused(2), cancelled, refused(4)])).toBe("content_refused");
    expect(failingFor([refused(1), refused(2), cancelled])).toBeUndefined();
  });
});
