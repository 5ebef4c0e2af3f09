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
    const turned = chooseOffers([seen("huge", 4096, 3072), seen("twice", 800, 600)], shown);
    expect(turned.map(({ url }) => url)).toEqual(["huge", "twice"]);
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

describe("the same shape", () => {
  it.each([
    [size(100, 100), size(1000, 970), true],
    [size(100, 100), size(1000, 969), false],
    [size(100, 2), size(1000, 27), true],
    [size(2, 100), size(27, 1000), true],
    [size(100, 2), size(1000, 50), false],
  ])("allows a px and two per cent: %j and %j, %s", (small, large, isSame) => {
    expect(hasSameShape(small, large)).toBe(isSame);
    expect(hasSameShape(large, small)).toBe(isSame);
  });
});

describe("which versions are worth looking at", () => {
  const shown = { size: size(400, 300) };
  const urls = (named: Parameters<typeof rankVersions>[0]) =>
    rankVersions(named, shown).map(({ url }) => url);

  it("are none that are said to be just as wide", () => {
    expect(
      urls([
        { url: "same", kind: "srcset", width: 400 },
        { url: "wider", kind: "srcset", width: 401 },
      ]),
    ).toEqual(["wider"]);
  });

  it("a density that is not said is 1", () => {
    const dense = (url: string, density: number) => ({ url, kind: "srcset", density }) as const;
    const plain = { url: "plain", kind: "srcset" } as const;
    expect(urls([dense("half", 0.5), plain, dense("twice", 2)])).toEqual([
      "twice",
      "plain",
      "half",
    ]);
    expect(urls([dense("more", 1.5), plain])).toEqual(["more", "plain"]);
  });

  it("a link counts as 10,000 px wide", () => {
    const link = { url: "link", kind: "link" } as const;
    const wide = (width: number) => ({ url: "wide", kind: "srcset", width }) as const;
    expect(urls([link, wide(10_001)])).toEqual(["wide", "link"]);
    expect(urls([wide(9_999), link])).toEqual(["link", "wide"]);
  });

  it("are offered from a fifth more pixels on, by their pixels", () => {
    const offer = (width: number, height: number) => ({ url: "a", kind: "link", width, height });
    const chosen = (offers: readonly object[], to: object) =>
      chooseOffers(offers as never, to as never).map((one) => one.width);
    expect(chosen([offer(6, 6)], size(5, 6))).toEqual([6]);
    expect(chosen([offer(109, 109)], size(100, 100))).toEqual([]);
    expect(chosen([offer(110, 110)], size(100, 100))).toEqual([110]);
    expect(chosen([offer(1000, 1000), offer(2000, 2010)], size(100, 100))).toEqual([2000, 1000]);
    expect(chosen([offer(2010, 2000), offer(3000, 3015)], size(100, 100))).toEqual([3000, 2010]);
  });
});

describe("what holds the place of a picture", () => {
  it.each([
    [size(2, 2), size(2, 2), true],
    [size(3, 3), size(3, 3), false],
    [size(1, 20), size(1, 20), false],
    [size(20, 1), size(20, 1), false],
    [size(64, 48), size(192, 144), true],
    [size(64, 48), size(191, 144), false],
    [size(65, 48), size(400, 300), false],
  ])("%j in a box of %j: %s", (natural, box, isOne) => {
    expect(isPlaceholder({ natural, box })).toBe(isOne);
  });

  it("is replaced by the version that just fills the box, else by the widest that is said", () => {
    const lazy = { url: "lazy", kind: "lazy" } as const;
    const wide = (width: number) => ({ url: String(width), kind: "srcset", width }) as const;
    const url = (widthPx: number) =>
      chooseForPlaceholder([lazy, wide(300), wide(900)], widthPx)?.url;
    expect([300, 301, 900, 901].map(url)).toEqual(["300", "900", "900", "900"]);
    expect(chooseForPlaceholder([lazy], 300)?.url).toBe("lazy");
  });
});
