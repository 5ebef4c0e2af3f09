import { describe, expect, it } from "vitest";
import { readBoxes } from "@/utils/core/image-header/bmff";
import { readHeader } from "@/utils/core/image-header/read-header";
import { codedProfile } from "../../../support/icc.ts";

const be16 = (value: number) => [value >> 8, value & 255];
const be32 = (value: number) => [...be16(value >>> 16), ...be16(value & 0xffff)];
const latin = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const box = (name: string, ...body: readonly number[][]) => {
  const flat = body.flat();
  return [...be32(flat.length + 8), ...latin(name), ...flat];
};
const read = (...parts: readonly number[][]) => readHeader(Uint8Array.from(parts.flat()));

describe("boxes side by side", () => {
  const names = (...parts: readonly number[][]) =>
    readBoxes(Uint8Array.from(parts.flat())).map(({ name, body }) => [name, body.length]);

  it.each<[string, number[][], [string, number][]]>([
    [
      "two",
      [box("aaaa", [1]), box("bbbb")],
      [
        ["aaaa", 1],
        ["bbbb", 0],
      ],
    ],
    [
      "a length of 64 bits",
      [be32(1), latin("aaaa"), be32(0), be32(18), [1, 2], box("bbbb")],
      [
        ["aaaa", 2],
        ["bbbb", 0],
      ],
    ],
    [
      "a length of 64 bits that is too large",
      [be32(1), latin("aaaa"), be32(1), be32(0), box("bbbb")],
      [["aaaa", 8]],
    ],
    ["a length of 64 bits that is too small", [be32(1), latin("aaaa"), be32(0), be32(15)], []],
    ["a length of 0: to the end", [be32(0), latin("aaaa"), box("bbbb")], [["aaaa", 8]]],
    ["a length below the header's", [be32(7), latin("aaaa"), box("bbbb")], []],
    ["a box that is cut off", [be32(100), latin("aaaa"), [1, 2]], [["aaaa", 2]]],
    ["less than a header", [[0, 0, 0, 8, 97, 97, 97]], []],
  ])("%s", (_name, parts, expected) => expect(names(...parts)).toEqual(expected));

  it("are read up to 4,096", () => {
    expect(names(...Array(4097).fill(box("aaaa")))).toHaveLength(4096);
  });
});

interface Meta {
  readonly primary?: number[];
  readonly properties: readonly number[][];
  readonly associations?: number[];
}

const ispe = (width: number, height: number) => box("ispe", be32(0), be32(width), be32(height));
const irot = (turns: number) => box("irot", [turns]);
const narrow = (...items: readonly [id: number, indices: number[]][]) => [
  ...[0, 0, 0, 0, ...be32(items.length)],
  ...items.flatMap(([id, indices]) => [...be16(id), indices.length, ...indices]),
];

function avif({ primary, properties, associations }: Meta, brand = "avif") {
  return read(
    box("ftyp", latin(brand), be32(0)),
    box("free", [1, 2, 3]),
    box(
      "meta",
      be32(0),
      primary ? box("pitm", primary) : [],
      box("iprp", box("ipco", ...properties), associations ? box("ipma", associations) : []),
    ),
  );
}

describe("the range of AVIF and HEIC", () => {
  const colour = (...body: readonly number[][]) => box("colr", ...body);
  const isHigh = (...properties: number[][]) =>
    avif({ properties: [ispe(3, 2), ...properties] })?.isHighRange ?? false;

  it("is told by a profile as by a code, each in its own place", () => {
    for (const kind of ["prof", "rICC"]) {
      expect(isHigh(colour(latin(kind), [...codedProfile(16)]))).toBe(true);
      expect(isHigh(colour(latin(kind), [...codedProfile(13)]))).toBe(false);
    }
    expect(isHigh(colour(latin("nclx"), [0, 9, 0, 16, 0, 9, 0x80]))).toBe(true);
  });
});

describe("the size of AVIF and HEIC", () => {
  const properties = [ispe(900, 800), ispe(300, 200), irot(1)];
  const item2 = be32(0).concat(be16(2));

  it("is that of the primary item", () => {
    const associations = narrow([1, [1]], [2, [2]], [3, [1]]);
    expect(avif({ primary: item2, properties, associations })).toEqual({
      type: "image/avif",
      size: { width: 300, height: 200 },
      isAnimated: false,
    });
  });

  it.each([
    [0, 1],
    [1, 8],
    [2, 3],
    [3, 6],
    [4, 1],
    [7, 6],
  ])("is turned %i quarters anticlockwise: EXIF's %i", (turns, orientation) => {
    const associations = narrow([2, [2, 0x83]]);
    const all = [ispe(900, 800), ispe(300, 200), irot(turns)];
    const found = avif({ primary: item2, properties: all, associations });
    const [width, height] = orientation >= 5 ? [200, 300] : [300, 200];
    expect(found).toMatchObject({ orientation, size: { width, height } });
  });

  it("is found by long ids and long indices", () => {
    const primary = [1, 0, 0, 0, ...be32(70_000)];
    const associations = [
      ...[1, 0, 0, 1, ...be32(2)],
      ...[...be32(9), 1, ...be16(1)],
      ...[...be32(70_000), 2, ...be16(0x8002), ...be16(3)],
    ];
    expect(avif({ primary, properties, associations })).toMatchObject({
      size: { width: 200, height: 300 },
      orientation: 8,
    });
  });

  it("is the largest there is, where nothing says whose it is", () => {
    const large = { size: { width: 900, height: 800 } };
    const both = [ispe(300, 200), ispe(900, 800), ispe(10, 10)];
    expect(avif({ properties: both })).toMatchObject(large);
    expect(avif({ properties: both, associations: narrow([2, [1]]) })).toMatchObject(large);
    expect(avif({ primary: item2, properties: both })).toMatchObject(large);
    expect(
      avif({ primary: item2, properties: both, associations: narrow([3, [1]]) }),
    ).toMatchObject(large);
    expect(
      avif({ primary: item2, properties: both, associations: narrow([2, [9]]) }),
    ).toMatchObject(large);
  });

  it("is that of the largest property of its own", () => {
    const both = [ispe(300, 200), ispe(30, 20), ispe(900, 800)];
    const associations = narrow([2, [2, 1]]);
    expect(avif({ primary: item2, properties: both, associations })).toMatchObject({
      size: { width: 300, height: 200 },
    });
  });

  it("is none of no sides", () => {
    expect(avif({ properties: [ispe(0, 5)] })).toEqual({ type: "image/avif", isAnimated: false });
    expect(avif({ properties: [box("pasp", be32(0), be32(3), be32(3))] })).not.toHaveProperty(
      "size",
    );
  });

  it.each([
    ["avis", true],
    ["hevc", true],
    ["avif", false],
    ["heic", false],
  ])("of the brand %s moves: %s", (brand, isAnimated) => {
    expect(avif({ properties: [ispe(3, 2)] }, brand)).toMatchObject({ isAnimated });
  });
});

describe("JPEG XL", () => {
  /** Bits in the order they are read, lowest of each byte first. */
  const bits = (...fields: readonly (readonly [value: number, count: number])[]) => {
    const all = fields.flatMap(([value, count]) =>
      Array.from({ length: count }, (_, bit) => Math.floor(value / 2 ** bit) % 2),
    );
    return Array.from({ length: Math.ceil(all.length / 8) + 1 }, (_, i) =>
      all.slice(i * 8, i * 8 + 8).reduce((byte, bit, at) => byte + bit * 2 ** at, 0),
    );
  };
  const bare = (...fields: readonly (readonly [number, number])[]) => [
    0xff,
    0x0a,
    ...bits(...fields),
  ];
  const signature = [...be32(12), ...latin("JXL \r\n\x87\n")];
  const sizeOf = (...parts: readonly number[][]) => {
    const size = read(...parts)?.size;
    return size && [size.width, size.height];
  };

  it("has sides in eights, or in one of four lengths", () => {
    expect(sizeOf(bare([1, 1], [24, 5], [0, 3], [12, 5], [1, 1]))).toEqual([104, 200]);
    for (const [choice, count, side] of [
      [0, 9, 300],
      [1, 13, 5000],
      [2, 18, 70_000],
      [3, 30, 300_000],
    ] as const) {
      const field = [
        [choice, 2],
        [side - 1, count],
      ] as const;
      expect(sizeOf(bare([0, 1], ...field, [0, 3], [0, 2], [99, 9], [1, 1]))).toEqual([100, side]);
      expect(sizeOf(bare([0, 1], [0, 2], [99, 9], [0, 3], ...field, [1, 1]))).toEqual([side, 100]);
    }
  });

  it.each([
    [1, 120],
    [2, 144],
    [3, 160],
    [4, 180],
    [5, 213],
    [6, 150],
    [7, 240],
  ])("may have a ratio, %i, in place of its width", (ratio, width) =>
    expect(sizeOf(bare([1, 1], [14, 5], [ratio, 3], [1, 1]))).toEqual([width, 120]),
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("may be turned as EXIF's %i", (orientation) => {
    const fields = [
      [1, 1],
      [14, 5],
      [7, 3],
      [0, 1],
      [1, 1],
      [orientation - 1, 3],
    ] as const;
    const [width, height] = orientation >= 5 ? [120, 240] : [240, 120];
    expect(read(bare(...fields))).toEqual({
      type: "image/jxl",
      size: { width, height },
      orientation,
      isAnimated: false,
    });
    expect(read(bare(...fields.slice(0, 3), [0, 1], [0, 1], [7, 3]))).not.toHaveProperty(
      "orientation",
    );
    expect(read(bare(...fields.slice(0, 3), [1, 1], [1, 1], [7, 3]))).not.toHaveProperty(
      "orientation",
    );
  });

  it("may lie in a container, whole or in parts", () => {
    const stream = bare([1, 1], [14, 5], [7, 3], [1, 1]);
    expect(sizeOf(signature, box("jxlc", stream))).toEqual([240, 120]);
    expect(sizeOf(signature, box("jxll", [5]), box("jxlp", be32(0), stream))).toEqual([240, 120]);
    expect(
      sizeOf(signature, box("jxlp", be32(0), bare([1, 1], [1, 5], [7, 3])), box("jxlc", stream)),
    ).toEqual([240, 120]);
    expect(sizeOf(signature, box("jxlx", stream))).toBeUndefined();
    expect(sizeOf(signature, box("jxlc", stream.with(1, 0x0b)))).toBeUndefined();
  });

  it("has no size where it breaks off", () => {
    expect(sizeOf([0xff, 0x0a])).toBeUndefined();
    expect(sizeOf([0xff, 0x0a, 0])).toBeUndefined();
    expect(sizeOf(bare([0, 1], [3, 2], [7, 20]))).toBeUndefined();
  });
});
