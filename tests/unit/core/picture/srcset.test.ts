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

  it.each([
    [".5x", 0.5],
    ["15e-1x", 1.5],
    ["2e+0x", 2],
  ])("has densities that are any number above 0: %s", (descriptor, density) => {
    expect(parseSrcset(`a.png ${descriptor}`)).toEqual([{ url: "a.png", density }]);
  });

  it.each(["a.png 0x", "a.png 1.x", "a.png 10W", "a.png -5w", "a.png 5ww", "a.png ()"])(
    "has nothing to offer where its descriptor is none: %s",
    (text) => expect(parseSrcset(text)).toEqual([]),
  );

  it("is not split within parentheses, also nested ones, nor confused by a stray one", () => {
    const next = { url: "b.png", density: 2 };
    expect(parseSrcset("a.png (x,(y),z), b.png 2x")).toEqual([next]);
    expect(parseSrcset("a.png (x, b.png 2q")).toEqual([]);
    expect(parseSrcset("a.png x), b.png 2x")).toEqual([next]);
    expect(parseSrcset("a.png )(x,y), b.png 2x")).toEqual([next]);
    expect(parseSrcset("a.png )) 3x, b.png 2x")).toEqual([{ url: "a.png", density: 3 }, next]);
  });

  it("has descriptors of up to 32 characters, and 1,000 candidates", () => {
    const descriptor = (length: number) => `${"1".padStart(length - 1, "0")}w`;
    expect(parseSrcset(`a.png ${descriptor(32)}`)).toEqual([{ url: "a.png", width: 1 }]);
    expect(parseSrcset(`a.png ${descriptor(33)}`)).toEqual([]);
    expect(parseSrcset("a.png 1x,".repeat(1001))).toHaveLength(1000);
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
