import { describe, expect, it } from "vitest";
import { totalTokens } from "@/utils/core/edit/usage";
import { spentByDay } from "@/utils/core/history/spent";

const DAY = 86_400_000;
const dayOf = (at: number) => Math.floor(at / DAY);
const result = { blobId: "b", byteLength: 1 };

/** An edit that was sent on a day, with as many results. */
const sent = (day: number, host: string, results: number, tokens?: number) => ({
  createdAt: day * DAY + 5,
  sentAt: day * DAY + 6,
  host,
  results: Array.from({ length: results }, () => result),
  ...(tokens === undefined ? {} : { tokens }),
});

describe("what was used", () => {
  it("is summed by day and server, the newest day first", () => {
    const rows = spentByDay(
      [
        sent(2, "b.example", 1, 10),
        sent(2, "a.example", 2, 30),
        sent(2, "a.example", 1, 5),
        sent(1, "a.example", 4, 7),
      ],
      dayOf,
    );
    expect(
      rows.map(({ day, host, edits, results, tokens }) => [day, host, edits, results, tokens]),
    ).toEqual([
      [2, "a.example", 2, 3, 35],
      [2, "b.example", 1, 1, 10],
      [1, "a.example", 1, 4, 7],
    ]);
  });

  it("is not made up where a server says nothing of tokens", () => {
    const [silent] = spentByDay([sent(1, "a.example", 2), sent(1, "a.example", 1)], dayOf);
    expect(silent).toMatchObject({ results: 3, tokens: undefined });
    const [some] = spentByDay([sent(1, "a.example", 2), sent(1, "a.example", 1, 9)], dayOf);
    expect(some).toMatchObject({ tokens: 9 });
  });

  it("counts an edit that failed, and neither one that was never sent nor one of this device", () => {
    const unsent = { ...sent(1, "a.example", 0), sentAt: undefined };
    const rows = spentByDay([sent(1, "a.example", 0), unsent, sent(1, "", 1)], dayOf);
    expect(rows.map(({ edits, results }) => [edits, results])).toEqual([[1, 0]]);
  });
});

describe("the tokens of an edit", () => {
  it.each([
    [{ totalTokens: 9, inputTokens: 1 }, 9],
    [{ inputTokens: 4, outputTokens: 3 }, 7],
    [{ outputTokens: 3 }, 3],
    [{}, undefined],
    [undefined, undefined],
  ])("of %o are %s", (usage, tokens) => expect(totalTokens(usage)).toBe(tokens));
});
