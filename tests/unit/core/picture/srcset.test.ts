import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSrcset } from "@/utils/core/picture/srcset";

describe("a srcset", () => {
  it.each([
    ["a.png", [{ url: "a.png", density: 1 }]],
    [
      "a.png 1x, b.png 2x",
      [
        { url: "a.png", density: 1 },
        { url: "b.png", density: 2 },
      ],
    ],
    [
      "a.png 320w,b.png 640w",
      [
        { url: "a.png", width: 320 },
        { url: "b.png", width: 640 },
      ],
    ],
    [
      "a.png, b.png 1.5x",
      [
        { url: "a.png", density: 1 },
        { url: "b.png", density: 1.5 },
      ],
    ],
    ["  ,, a.png 10w ,, ", [{ url: "a.png", width: 10 }]],
    [
      "a.png 100w 50h, b.png 200w 100h",
      [
        { url: "a.png", width: 100 },
        { url: "b.png", width: 200 },
      ],
    ],
    [
      "a.png\n\t100w,\n\tb.png\t200w",
      [
        { url: "a.png", width: 100 },
        { url: "b.png", width: 200 },
      ],
    ],
  ])("is split as browsers do: %s", (text, candidates) => {
    expect(parseSrcset(text)).toEqual(candidates);
  });

  it("may hold commas within its addresses", () => {
    const text = "/c_fill,w_400,h_300/a.jpg 400w, data:image/png;base64,AAAA 800w";
    expect(parseSrcset(text)).toEqual([
      { url: "/c_fill,w_400,h_300/a.jpg", width: 400 },
      { url: "data:image/png;base64,AAAA", width: 800 },
    ]);
  });

  it("loses only the candidates that cannot be used", () => {
    expect(parseSrcset("a.png 0w, b.png -1x, c.png 2q, d.png (x, y) 9x, e.png 3x")).toEqual([
      { url: "d.png", density: 9 },
      { url: "e.png", density: 3 },
    ]);
  });

  it("never makes the reader throw or hang", () => {
    const letters = fc.constantFrom("a", ",", " ", "(", ")", "1", "x", "w", "\n");
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), (text) => {
        for (const { url } of parseSrcset(text)) expect(url).toMatch(/^[^ \n]+$/);
      }),
    );
  });
});
