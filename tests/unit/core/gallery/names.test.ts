import { describe, expect, it } from "vitest";
import { nameAmong } from "@/utils/core/gallery/file-names";
import { pictureName } from "@/utils/core/gallery/picture-name";
import { isLargeEnough, LEAST_SIDES, USUAL_LEAST_SIDE } from "@/utils/core/gallery/size-filter";

describe("a picture is called", () => {
  it.each([
    ["https://shop.example/img/%E6%9D%AF.jpg?w=800", "杯.jpg"],
    ["https://shop.example/img/50%.jpg", "50%.jpg"],
    ["data:image/png;base64,AAAA", "A cup"],
    ["https://shop.example/", "A cup"],
    [undefined, "A cup"],
  ])("by its file in %s, else by its description", (url, name) => {
    expect(pictureName(url, " A  cup ")).toBe(name);
  });

  it("in 80 letters at most", () => {
    expect(pictureName(`https://shop.example/${"x".repeat(300)}.jpg`)).toBe("x".repeat(80));
    expect(pictureName(undefined, "x".repeat(300))).toBe("x".repeat(80));
  });

  it("nothing where nobody has named it", () => {
    expect(pictureName("blob:https://shop.example/1-2-3")).toBe("");
  });
});

describe("a file in the ZIP", () => {
  const cup = { way: "page", sourceUrl: "https://shop.example/cup.jpg" } as const;

  it("has its own picture's name", () => {
    expect(nameAmong(() => false, cup, 0, "image/png")).toBe("cup-redraw.png");
  });

  it("is numbered on where another picture is called the same", () => {
    const taken = new Set(["cup-redraw.png", "cup-redraw-2.png"]);
    expect(nameAmong((name) => taken.has(name), cup, 0, "image/png")).toBe("cup-redraw-3.png");
    expect(nameAmong((name) => name === "cup-redraw.png", cup, 0, "image/png")).toBe(
      "cup-redraw-2.png",
    );
  });
});

describe("a picture is large enough", () => {
  it("by its long side", () => {
    expect(isLargeEnough({ width: 90, height: 320 }, 300)).toBe(true);
    expect(isLargeEnough({ width: 90, height: 290 }, 300)).toBe(false);
    expect(isLargeEnough({ width: 90, height: 300 }, 300)).toBe(true);
  });

  it("by one of a few sizes, of which the first asks for none and the usual one is one", () => {
    expect(LEAST_SIDES[0]).toBe(0);
    expect(LEAST_SIDES).toContain(USUAL_LEAST_SIDE);
    expect(LEAST_SIDES.toSorted((a, b) => a - b)).toEqual(LEAST_SIDES);
    for (const side of LEAST_SIDES) expect(side % 100).toBe(0);
  });

  it("as long as nobody knows its size", () => {
    expect(isLargeEnough({ width: 0, height: 0 }, 1200)).toBe(true);
  });
});
