import { describe, expect, it } from "vitest";
import {
  chooseForPlaceholder,
  chooseOffers,
  hasSameShape,
  isPlaceholder,
  rankVersions,
} from "@/utils/core/picture/larger-version";

const size = (width: number, height: number) => ({ width, height });

describe("larger versions of a picture", () => {
  const shown = size(400, 300);
  const seen = (url: string, width: number, height: number) =>
    ({ url, kind: "srcset", width, height }) as const;

  it("are offered largest first, and only clearly larger ones", () => {
    const offers = chooseOffers(
      [
        seen("same", 400, 300),
        seen("bit", 420, 315),
        seen("twice", 800, 600),
        seen("huge", 4096, 3072),
      ],
      shown,
    );
    expect(offers.map(({ url }) => url)).toEqual(["huge", "twice"]);
  });

  it("are not offered when they are another cut of it", () => {
    expect(chooseOffers([seen("square", 1000, 1000), seen("wide", 1600, 900)], shown)).toEqual([]);
  });

  it.each([
    [size(150, 113), size(4096, 3072), true],
    [size(20, 13), size(3000, 2000), true],
    [size(100, 100), size(1000, 900), false],
    [size(16, 9), size(9, 16), false],
  ])("have the shape of %o at %o: %s", (one, other, isSame) => {
    expect(hasSameShape(one, other)).toBe(isSame);
    expect(hasSameShape(other, one)).toBe(isSame);
  });

  it("are looked at once each, by their own word largest first, without the shown one", () => {
    const ranked = rankVersions(
      [
        { url: "shown", kind: "srcset", width: 900 },
        { url: "small", kind: "srcset", width: 200 },
        { url: "2x", kind: "srcset", density: 2 },
        { url: "wide", kind: "srcset", width: 1600 },
        { url: "link", kind: "link" },
        { url: "wide", kind: "lazy" },
      ],
      { url: "shown", size: shown },
    );
    expect(ranked.map(({ url, kind }) => `${kind} ${url}`)).toEqual([
      "link link",
      "srcset wide",
      "srcset 2x",
    ]);
  });
});

describe("a placeholder", () => {
  it.each([
    [size(1, 1), size(600, 400), true],
    [size(1, 1), size(1, 1), true],
    [size(40, 30), size(600, 450), true],
    [size(40, 30), size(40, 30), false],
    [size(48, 48), size(64, 64), false],
    [size(300, 200), size(1200, 800), false],
  ])("of %o in a box of %o: %s", (natural, box, isOne) => {
    expect(isPlaceholder({ natural, box })).toBe(isOne);
  });

  it("stands for the smallest version that fills its box, else the largest", () => {
    const named = [
      { url: "s", kind: "lazy", width: 400 },
      { url: "l", kind: "lazy", width: 1600 },
      { url: "m", kind: "lazy", width: 800 },
      { url: "page", kind: "link" },
    ] as const;
    expect(chooseForPlaceholder(named, 700)?.url).toBe("m");
    expect(chooseForPlaceholder(named, 3000)?.url).toBe("l");
    expect(chooseForPlaceholder([{ url: "d", kind: "lazy" }], 700)?.url).toBe("d");
    expect(chooseForPlaceholder([{ url: "page", kind: "link" }], 700)).toBeUndefined();
  });
});
