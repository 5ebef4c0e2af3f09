import { describe, expect, it } from "vitest";
import { formatMegapixels } from "@/components/ui/format-pixels";

describe("a number of pixels", () => {
  it.each([
    [12, "12 million", "1200万"],
    [48, "48 million", "4800万"],
    [101, "101 million", "1.01亿"],
    [400, "400 million", "4亿"],
  ])("of %i megapixels is counted as the language counts", (megapixels, english, chinese) => {
    expect(formatMegapixels(megapixels, "en")).toBe(english);
    expect(formatMegapixels(megapixels, "zh-CN")).toBe(chinese);
  });
});
