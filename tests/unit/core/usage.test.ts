import { expect, it } from "vitest";
import { readUsage } from "@/utils/core/edit/usage";

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
