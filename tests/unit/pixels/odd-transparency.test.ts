import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { openPng } from "@/utils/pixels/png/read";
import { chunkOf, chunksOf } from "../../support/pixels-page/png-chunks.ts";

type Chunks = readonly (readonly [type: string, data: Buffer])[];

const red = sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } });
const COLOUR = await red.clone().png().toBuffer();
const GREY = await red.clone().toColourspace("b-w").png().toBuffer();
const PALETTE = await red.clone().png({ palette: true, colours: 4 }).toBuffer();
const FOUR = Buffer.alloc(12, 90);
const u16 = (...values: readonly number[]) =>
  Buffer.from(values.flatMap((value) => [value >> 8, value & 255]));

/** The PNG with other chunks before and after its pixels. */
function withOthers(png: Buffer, before: Chunks, after: Chunks = []): Buffer {
  const made = (list: Chunks) => list.map(([type, data]) => chunkOf(type, data));
  const whole = (type: string) =>
    chunksOf(png)
      .filter((chunk) => chunk.type === type)
      .map(({ data }) => chunkOf(type, data));
  return Buffer.concat([
    png.subarray(0, 8),
    ...whole("IHDR"),
    ...made(before),
    ...whole("IDAT"),
    ...made(after),
    ...whole("IEND"),
  ]);
}

const opened = (file: Buffer) => openPng(new Uint8Array(file));

describe("a PNG whose transparency is by the rules", () => {
  it.each([
    ["one grey", withOthers(GREY, [["tRNS", u16(255)]])],
    ["one colour", withOthers(COLOUR, [["tRNS", u16(255, 0, 0)]])],
    [
      "some of a palette",
      withOthers(PALETTE, [
        ["PLTE", FOUR],
        ["tRNS", Buffer.from([0, 9])],
      ]),
    ],
    [
      "all of a palette",
      withOthers(PALETTE, [
        ["PLTE", FOUR],
        ["tRNS", Buffer.alloc(4)],
      ]),
    ],
  ])("is read by us: %s", (_what, file) => {
    expect(opened(file)?.channels).toBe(4);
  });
});

describe("a PNG whose transparency browsers may pass over", () => {
  const spoiled = withOthers(COLOUR, [["tRNS", u16(255, 0, 0)]]);
  spoiled[spoiled.indexOf("tRNS") + 10] = 1;

  it.each([
    ["too short", withOthers(COLOUR, [["tRNS", u16(255)]])],
    ["empty", withOthers(GREY, [["tRNS", Buffer.alloc(0)]])],
    ["too long", withOthers(GREY, [["tRNS", u16(255, 0, 0)]])],
    ["a value that no pixel has", withOthers(GREY, [["tRNS", u16(256)]])],
    ["behind the pixels", withOthers(COLOUR, [], [["tRNS", u16(255, 0, 0)]])],
    ["of a wrong checksum", spoiled],
    [
      "longer than its palette",
      withOthers(PALETTE, [
        ["PLTE", FOUR],
        ["tRNS", Buffer.alloc(5)],
      ]),
    ],
    [
      "in front of its palette",
      withOthers(PALETTE, [
        ["tRNS", Buffer.alloc(4)],
        ["PLTE", FOUR],
      ]),
    ],
    [
      "empty, for a palette",
      withOthers(PALETTE, [
        ["PLTE", FOUR],
        ["tRNS", Buffer.alloc(0)],
      ]),
    ],
  ])("is left to them: %s", (_what, file) => {
    expect(opened(file)).toBeUndefined();
  });

  it("is left to them where the file ends in it", () => {
    const file = withOthers(GREY, [["tRNS", u16(255)]]);
    expect(opened(file.subarray(0, file.indexOf("tRNS") + 6))).toBeUndefined();
  });
});
