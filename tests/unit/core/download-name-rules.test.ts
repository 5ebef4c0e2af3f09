import { describe, expect, it } from "vitest";
import { downloadName, endingOf } from "@/utils/core/picture/download-name";

const named = (fileName: string) => downloadName({ way: "file", fileName }, 0);
const from = (sourceUrl: string, pageTitle?: string) =>
  downloadName({ way: "page", sourceUrl, ...(pageTitle ? { pageTitle } : {}) }, 0);

describe("a download's name", () => {
  it("keeps 60 characters of the source's", () => {
    expect(named(`${"a".repeat(60)}.png`)).toBe(`${"a".repeat(60)}-redraw.png`);
    expect(named(`${"a".repeat(61)}b.png`)).toBe(`${"a".repeat(60)}-redraw.png`);
  });

  it.each([
    ["cat.jpeg", "cat"],
    ["cat.b.JPG", "cat.b"],
    ["v1.toolong", "v1.toolong"],
    ["cat  one\ttwo.png", "cat one two"],
    [" cat .png", "cat"],
    ["...cat.png", "cat"],
    ['a<b>c:d"e/f\\g|h?i*j.png', "a b c d e f g h i j"],
    ["a???b.png", "a b"],
    [".png", "picture"],
    ["???", "picture"],
  ])("of the file %j begins with %j", (fileName, stem) => {
    expect(named(fileName)).toBe(`${stem}-redraw.png`);
  });

  it.each([
    ["https://a.test/x/cat.png", "cat"],
    ["http://a.test/x/cat.png?w=3#top", "cat"],
    ["https://a.test/%E7%8C%AB.png", "猫"],
    ["https://a.test/50%off.png", "50%off"],
    ["https://a.test/x/", "Title"],
    ["blob:https://a.test/1234", "Title"],
    ["no address", "Title"],
  ])("of the address %s begins with %j", (url, stem) => {
    expect(from(url, "Title")).toBe(`${stem}-redraw.png`);
  });

  it.each([
    ["an emoji is cut whole", `${"a".repeat(59)}👩‍👩‍👧.png`, "a".repeat(59)],
    ["an emoji with a joiner stays one", "👩‍👩‍👧.png", "👩‍👩‍👧"],
    ["half a character is none", "cat\ud83d.png", "cat"],
    ["no mark turns the direction of writing", "cat\u202egpj.exe\u2066.png", "cat gpj.exe"],
    ["nothing invisible stays", "c\u200ba\ufefft.png", "c a t"],
    ["a device of Windows is no name", "CON.png", "CON!"],
    ["nor before a further dot", "nul.tar.png", "nul!.tar"],
    ["nor with a raised digit", "lpt¹.png", "lpt¹!"],
    ["a long last part is cut, too", `a.${"b".repeat(90)}`, `a.${"b".repeat(58)}`],
    ["letters and their marks are one", "cafe\u0301.png", "café"],
  ])("%s", (_rule, fileName, stem) => {
    expect(named(fileName)).toBe(`${stem}-redraw.png`);
  });

  it.each([
    ["Chinese", "图片".repeat(200)],
    ["emoji", "👩‍👩‍👧".repeat(50)],
    ["marks on marks", `a${"\u0301".repeat(500)}`],
    ["half characters", "\ud83d".repeat(300)],
  ])("is at most 255 bytes long: %s", (_what, fileName) => {
    const name = downloadName({ way: "file", fileName }, 99, {
      type: "image/x-icon",
      what: "part",
    });
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
    expect(name.isWellFormed()).toBe(true);
  });

  it("counts further results from 2", () => {
    const way = { way: "file", fileName: "cat.png" } as const;
    expect([0, 1, 2].map((index) => downloadName(way, index))).toEqual([
      "cat-redraw.png",
      "cat-redraw-2.png",
      "cat-redraw-3.png",
    ]);
  });

  it.each([
    ["image/png", "png"],
    ["image/jpeg", "jpg"],
    ["image/svg+xml", "svg"],
    ["image/x-icon", "ico"],
    ["image/webp", "webp"],
    ["image/avif", "avif"],
    ["image/vnd.ms-photo", "png"],
    ["text/image/gif", "png"],
    ["", "png"],
  ])("of the type %j ends in %j", (type, ending) => expect(endingOf(type)).toBe(ending));
});
