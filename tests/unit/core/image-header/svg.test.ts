import { describe, expect, it } from "vitest";
import { decodeSvg, isSvg, readSvg } from "@/utils/core/image-header/svg";

const utf8 = (text: string) => new TextEncoder().encode(text);
const sizeOf = (text: string) => readSvg(utf8(text)).size;
const svg = (attributes: string) => {
  const size = sizeOf(`<svg ${attributes}></svg>`);
  return size && [size.width, size.height];
};

describe("the size that an SVG gives itself", () => {
  it.each<[string, number[]]>([
    ['width="20.6" height="3.5"', [21, 4]],
    ['width="20.4" height="3.4"', [20, 3]],
    ['viewBox="0 0 0.5 0.5"', [1, 1]],
    ['width="0" height="10" viewBox="0 0 30 20"', [15, 10]],
    ['width="30" height="0" viewBox="0 0 30 20"', [30, 20]],
  ])("with %s is %j", (attributes, size) => expect(svg(attributes)).toEqual(size));

  // CSS Values 4, section 6.2; an `em` is the browser's usual 16 px.
  it.each([
    ["96", "1in", "2.54cm", "25.4mm", "101.6q", "101.6Q", "72pt", "6pc", "6em", "6rem", "12ex"],
    ["1", "1px", "+1", "1e0PX", "0.01e2", "10e-1"],
  ])("counts CSS px: %s is as long as the others", (...lengths) => {
    for (const length of lengths) {
      expect(svg(`width="${length}" height="${length}"`)).toEqual(
        Array(2).fill(Number(lengths[0])),
      );
    }
  });

  it.each(["", "-3", "3 px", "3vw", "50%", "px", "3px3", "1e999", "0"])(
    "is not told by %j, which is no length",
    (length) => {
      // CSS Images 3, section 5.2: the usual side takes its place.
      expect(svg(`width="${length}" height="7"`)).toEqual([300, 7]);
      expect(svg(`height="${length}" width="7"`)).toEqual([7, 150]);
    },
  );

  it.each(["0 0 30", "0 0 30 20 1", "0 0 -30 20", "0 0 30 -20", "0 0 x 20", "0 0 1e300 1e300"])(
    "is not told by the view box %j, which has no area",
    (box) => expect(svg(`viewBox="${box}"`)).toBeUndefined(),
  );

  it("is not told by a view box without an area", () => {
    expect(svg('height="10" viewBox="0 0 30 0"')).toEqual([300, 10]);
    expect(svg('width="10" viewBox="0 0 30 0"')).toEqual([10, 150]);
    expect(svg('viewBox="0 0 30 0"')).toBeUndefined();
    expect(readSvg(utf8("<svg></svg>"))).toEqual({});
    expect(readSvg(utf8("no picture"))).toEqual({});
  });

  it("is read from lengths of up to 64 characters", () => {
    const length = (characters: number) => "5".padStart(characters, "0");
    expect(svg(`width="${length(64)}" height="7"`)).toEqual([5, 7]);
    expect(svg(`width="${length(65)}" height="7"`)).toEqual([300, 7]);
  });

  it("is read from a view box of up to 512 characters", () => {
    const box = (characters: number) => `0${" ".repeat(characters - 8)}0 30 20`;
    expect(svg(`viewBox="${box(512)}"`)).toEqual([30, 20]);
    expect(svg(`viewBox="${box(513)}"`)).toBeUndefined();
  });

  it.each(['"', "'"])("is not taken from an element within, after a value in %s", (quote) => {
    const id = `id=${quote}a${quote}`;
    expect(sizeOf(`<svg ${id}><rect width="3" height="4"/></svg>`)).toBeUndefined();
  });

  it.each(['"', "'"])("is read behind a > within %s", (quote) => {
    expect(svg(`id=${quote}a>b${quote} width="3" height="4"`)).toEqual([3, 4]);
  });
});

describe("the root of an SVG", () => {
  it.each([
    "<!---->",
    " \t\n<!DOCTYPE svg>",
    "<!-- [1] --><!DOCTYPE svg [ <!ENTITY a '<x>'> ]>",
    "<?xml version='1.0'?><!-- a > b -->\r\n",
  ])("is found behind %s", (before) => {
    expect(sizeOf(`${before}<svg width="3" height="4">`)).toEqual({ width: 3, height: 4 });
  });

  it.each(["<!doctype svg [ <a> <svg>", "<!doctype svg", "<!-- > <svg>", "<?xml > <svg>"])(
    "is not found in what never ends: %s",
    (text) => expect(isSvg(utf8(text))).toBe(false),
  );

  it.each(["", "  ", "<!-- a -->", "<!doctype svg>", "x <svg>", "<svgx>", "<svg", "<a:b:svg>"])(
    "is none in %j",
    (text) => expect(isSvg(utf8(text))).toBe(false),
  );

  it("may have a prefix of up to 41 letters", () => {
    const prefixed = (letters: number) => utf8(`<${"p".repeat(letters)}:svg>`);
    expect(isSvg(prefixed(41))).toBe(true);
    expect(isSvg(prefixed(42))).toBe(false);
  });

  it("is read in UTF-16 of both orders", () => {
    const little = Buffer.from('\ufeff<svg width="3" height="4">', "utf16le");
    expect(readSvg(little).size).toEqual({ width: 3, height: 4 });
    expect(readSvg(Buffer.from(little).swap16()).size).toEqual({ width: 3, height: 4 });
  });

  it("is looked for in the first 64 KB only", () => {
    const behind = (characters: number) => utf8(`<!--${"x".repeat(characters - 7)}--><svg>`);
    expect(isSvg(behind(64 * 1024 - 5))).toBe(true);
    expect(isSvg(behind(64 * 1024 - 4))).toBe(false);
  });
});

describe("the text of an SVG", () => {
  const latin = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
  const drawing = (declared: string, inner: string) =>
    `<?xml version="1.0" ${declared} standalone='no'?>\n<svg><text>${inner}</text></svg>`;
  const textIn = (bytes: Uint8Array) => />([^<]*)<\/text>/.exec(decodeSvg(bytes))?.[1];

  it.each([
    ["encoding='iso-8859-1'", "caf\xe9", "café"],
    ['encoding = "Windows-1252"', "\x80 5", "€ 5"],
    ['encoding="GB2312"', "\xd6\xd0\xce\xc4", "中文"],
    ['encoding="Shift_JIS"', "\x93\xfa\x96\x7b", "日本"],
    ['encoding="UTF-8"', "caf\xc3\xa9", "café"],
    ["", "caf\xc3\xa9", "café"],
    ['encoding="no-such-thing"', "caf\xc3\xa9", "café"],
    ['encoding="utf-16"', "caf\xc3\xa9", "café"],
    ['encoding="UCS-2"', "caf\xc3\xa9", "café"],
  ])("is read as it declares: %s", (declared, written, text) => {
    expect(textIn(latin(drawing(declared, written)))).toBe(text);
  });

  it("is read by its byte order mark, whatever it declares", () => {
    const text = drawing('encoding="iso-8859-1"', "café");
    const wide = Uint8Array.from(Buffer.from(`\ufeff${text}`, "utf16le"));
    expect(textIn(utf8(`\ufeff${text}`))).toBe("café");
    expect(textIn(wide)).toBe("café");
    expect(textIn(Uint8Array.from(Buffer.from(wide).swap16()))).toBe("café");
  });

  it("is not misled by what only looks like a declaration", () => {
    const comment = `<svg><!-- encoding="gbk" --><text>caf\xc3\xa9</text></svg>`;
    expect(textIn(latin(comment))).toBe("café");
  });
});
