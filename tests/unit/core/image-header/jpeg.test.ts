import { describe, expect, it } from "vitest";
import { findFirstScan, readJpeg } from "@/utils/core/image-header/jpeg";
import { exifBlock } from "../../../support/exif.ts";
import { codedProfile } from "../../../support/icc.ts";

const START = [0xff, 0xd8];
const END = [0xff, 0xd9, 0, 0];
/** A marker segment; its length counts itself. */
const segment = (marker: number, ...data: readonly number[]) => [
  ...[0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255],
  ...data,
];
const frame = (marker: number, width: number, height: number) =>
  segment(marker, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0);
const latin = (text: string) => [...Buffer.from(text, "latin1")];
const exif = (orientation: number) => [...latin("Exif\0\0"), ...exifBlock(orientation)];
const profile = (part: number, transfer: number) => [
  ...latin("ICC_PROFILE\0"),
  ...[part, 1],
  ...codedProfile(transfer),
];
const scan = segment(0xda, 1, 1, 0, 0, 63, 0);
const file = (...parts: readonly (readonly number[])[]) =>
  Uint8Array.from([START, ...parts].flat());
const read = (...parts: readonly (readonly number[])[]) => readJpeg(file(...parts));
const sizeOf = (...parts: readonly (readonly number[])[]) => {
  const { size } = read(...parts);
  return size && [size.width, size.height];
};

// ITU T.81, table B.1.
const FRAMES = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

describe("the size of a JPEG", () => {
  it("is in a frame header, and in no other segment", () => {
    const withSize = Array.from({ length: 256 }, (_, marker) => marker).filter(
      (marker) => sizeOf(frame(marker, 300, 200)) !== undefined,
    );
    expect(withSize).toEqual(FRAMES);
  });

  it("is the first one's", () => {
    expect(sizeOf(frame(0xc0, 300, 200), frame(0xc2, 30, 20), scan)).toEqual([300, 200]);
  });

  it.each<[string, readonly number[]]>([
    ["a filled marker", [0xff, 0xff, 0xff]],
    ["TEM and the restart markers, which carry no length", [0xff, 0x01, 0xff, 0xd0, 0xff, 0xd7]],
    ["what belongs to no segment", [1, 2, 3]],
    ["one byte that belongs to no segment", [7]],
    ["a segment without data", segment(0xfe)],
    ["a segment that says that it is shorter than its own length", [0xff, 0xfe, 0, 0]],
    ["a segment of which the last bytes look like a marker", segment(0xfe, 0xff, 0xda)],
  ])("is found behind %s", (_name, before) => {
    expect(sizeOf(before, frame(0xc0, 300, 200))).toEqual([300, 200]);
  });

  it.each<[string, readonly number[]]>([
    ["the first scan", scan],
    ["the picture's end", END],
    ["nothing but what belongs to no segment", [1, 2, 3, 4, 5]],
  ])("is not looked for behind %s", (_name, before) => {
    const isEnd = before.length === 5;
    expect(sizeOf(before, isEnd ? [] : frame(0xc0, 300, 200))).toBeUndefined();
  });
});

describe("what else a JPEG says", () => {
  const picture = frame(0xc0, 300, 200);

  it("is its first orientation, in an Exif segment of kind APP1", () => {
    const turned = { size: { width: 200, height: 300 }, orientation: 6 };
    expect(read(segment(0xe1, ...exif(6)), segment(0xe1, ...exif(3)), picture)).toMatchObject(
      turned,
    );
    for (const other of [
      segment(0xe1, ...latin("http:\0"), ...exifBlock(6)),
      segment(0xe0, ...exif(6)),
    ])
      expect(read(other, picture)).not.toHaveProperty("orientation");
  });

  it("ends with the segment it stands in", () => {
    const cut = segment(0xe1, ...exif(6).slice(0, -5));
    expect(read(cut, exif(6).slice(-5), picture)).not.toHaveProperty("orientation");
    const half = segment(0xe2, ...profile(1, 16).slice(0, -3));
    expect(read(half, profile(1, 16).slice(-3), picture)).not.toHaveProperty("isHighRange");
  });

  it("is its range, in the first part of a profile of kind APP2", () => {
    expect(read(segment(0xe2, ...profile(1, 16)), picture)).toHaveProperty("isHighRange", true);
    for (const other of [
      segment(0xe3, ...profile(1, 16)),
      segment(0xe2, ...profile(2, 16)),
      segment(0xe2, ...profile(1, 13)),
      segment(0xe2, ...latin("MPF\0"), ...profile(1, 16).slice(4)),
    ])
      expect(read(other, picture)).not.toHaveProperty("isHighRange");
  });
});

describe("the first scan of a JPEG", () => {
  it("begins where its marker stands, behind all other segments", () => {
    const before = [...segment(0xe1, ...exif(1), ...scan), ...frame(0xc0, 3, 2)];
    expect(findFirstScan(file(before, scan, scan))).toBe(2 + before.length);
  });

  it("may be missing", () => {
    expect(findFirstScan(file(frame(0xc0, 3, 2), END, scan))).toBeUndefined();
    expect(findFirstScan(file())).toBeUndefined();
  });
});
