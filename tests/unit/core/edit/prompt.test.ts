import { describe, expect, it } from "vitest";
import { checkPrompt, countCharacters } from "@/utils/core/edit/prompt";

describe("countCharacters", () => {
  it.each([
    ["", 0],
    ["abc", 3],
    ["重绘", 2],
    ["😀", 1],
    ["e\u0301", 2],
    ["👩‍👩‍👧", 5],
    ["\ud800", 1],
    // A form is sent with CR LF, whatever was typed.
    ["a\nb", 4],
    ["a\r\nb\rc", 7],
  ])("counts code points in %j", (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});

describe("checkPrompt", () => {
  it("takes a prompt of exactly the limit, counted as the API counts", () => {
    expect(checkPrompt("😀".repeat(1000), 1000)).toBeUndefined();
  });
  it("says by how much a prompt is too long", () => {
    expect(checkPrompt("😀".repeat(1001), 1000)).toMatchObject({
      code: "prompt_too_long",
      charge: "none",
      params: { limit: 1000, length: 1001 },
    });
  });
  it.each(["", "  \n\t "])("misses a prompt where there are only blanks: %j", (prompt) => {
    expect(checkPrompt(prompt, 1000)?.code).toBe("prompt_missing");
  });
});
