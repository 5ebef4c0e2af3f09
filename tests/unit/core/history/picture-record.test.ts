import { describe, expect, it } from "vitest";
import { readPictureRecord } from "@/utils/core/history/picture-record";
import type { Picture } from "@/utils/core/picture/picture";

const PICTURE: Picture = {
  id: "0123456789abcdef".repeat(4),
  type: "image/png",
  size: { width: 30, height: 20 },
  byteLength: 9,
  isAnimated: true,
  isHighRange: true,
  provenance: {
    way: "extend",
    pageTitle: "A page",
    pageUrl: "https://a.test/",
    sourceUrl: "https://a.test/a.png",
    fileName: "a.png",
    kept: { x: 0, y: 0, width: 30, height: 20 },
  },
  createdAt: 5,
};

describe("the stored record of a picture", () => {
  it("is read as it was written, with what later versions have added", () => {
    const later = { ...PICTURE, added: 1, provenance: { ...PICTURE.provenance, more: "x" } };
    expect(readPictureRecord(PICTURE)).toEqual({ ok: true, value: PICTURE });
    expect(readPictureRecord(later)).toEqual({ ok: true, value: later });
  });

  it("of an early version stands still", () => {
    const { isAnimated: _, ...early } = PICTURE;
    expect(readPictureRecord(early)).toMatchObject({ ok: true, value: { isAnimated: false } });
  });

  it("loses a place that is none, and nothing else", () => {
    const provenance = { ...PICTURE.provenance, kept: { x: 0, y: 0, width: "30", height: 20 } };
    const read = readPictureRecord({ ...PICTURE, provenance });
    expect(read).toMatchObject({ ok: true, value: { provenance: { fileName: "a.png" } } });
    expect(read.ok && read.value.provenance.kept).toBeUndefined();
  });

  it.each<[object | string, string | RegExp]>([
    [{ id: "short" }, "id"],
    [{ type: "x".repeat(101) }, "type"],
    [{ size: { width: "3", height: 5 } }, "size.width"],
    [{ byteLength: -1 }, "byteLength"],
    [{ createdAt: "now" }, "createdAt"],
    [{ provenance: { way: 5 } }, "provenance.way"],
    [{ provenance: { way: "file", fileName: "x".repeat(1_000_001) } }, "provenance.fileName"],
  ])("is none with %#, and the place is named", (change, detail) => {
    expect(readPictureRecord({ ...PICTURE, ...(change as object) })).toMatchObject({
      ok: false,
      error: { code: "record_unreadable", detail },
    });
  });

  it("is none where it is no object at all, in the reader's words", () => {
    expect(readPictureRecord(5)).toMatchObject({
      ok: false,
      error: { code: "record_unreadable", detail: expect.stringMatching(/Object/) },
    });
  });
});
