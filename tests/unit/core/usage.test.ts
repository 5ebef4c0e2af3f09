import { expect, it } from "vitest";
import { addUsage, readUsage, totalTokens } from "@/utils/core/edit/usage";

it.each([
  [
    { input_tokens: 5, output_tokens: 7, total_tokens: 12 },
    { inputTokens: 5, outputTokens: 7, totalTokens: 12 },
  ],
  [
    { prompt_tokens: 1, completion_tokens: 2 },
    { inputTokens: 1, outputTokens: 2 },
  ],
  [
    { input_tokens: 0, output_tokens: 0, total_tokens: 0 },
    { inputTokens: 0, outputTokens: 0, totalTokens: 0 },
  ],
  [{ input_tokens: 0, prompt_tokens: 9 }, { inputTokens: 0 }],
  [{ input_tokens: "5", prompt_tokens: 9 }, { inputTokens: 9 }],
  [
    { input_tokens: -1, output_tokens: Number.NaN, total_tokens: Number.POSITIVE_INFINITY },
    undefined,
  ],
  [{}, undefined],
  [null, undefined],
  [undefined, undefined],
  ["5", undefined],
])("the usage %j is read as %j", (said, read) => expect(readUsage(said)).toEqual(read));

it.each([
  [undefined, undefined, undefined],
  [{ totalTokens: 3 }, undefined, { totalTokens: 3 }],
  [undefined, { totalTokens: 4 }, { totalTokens: 4 }],
  [{ totalTokens: 3 }, { totalTokens: 4 }, { totalTokens: 7 }],
  [{ inputTokens: 1 }, { outputTokens: 2 }, { inputTokens: 1, outputTokens: 2 }],
  [{ inputTokens: 0 }, { inputTokens: 5, totalTokens: 9 }, { inputTokens: 5, totalTokens: 9 }],
])("%j and %j are %j together", (one, other, both) => {
  expect(addUsage(one, other)).toStrictEqual(both);
});

it.each([
  [undefined, undefined],
  [{}, undefined],
  [{ totalTokens: 0 }, 0],
  [{ totalTokens: 5, inputTokens: 1, outputTokens: 1 }, 5],
  [{ inputTokens: 1, outputTokens: 2 }, 3],
  [{ inputTokens: 1 }, 1],
  [{ outputTokens: 2 }, 2],
])("%j are %j tokens in all", (usage, total) => expect(totalTokens(usage)).toBe(total));
