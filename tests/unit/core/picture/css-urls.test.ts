import { describe, expect, it } from "vitest";
import { readCssPictures } from "@/utils/core/picture/css-urls";

const urls = (value: string) => readCssPictures(value).map(({ url }) => url);

describe("pictures in a computed style", () => {
  it.each([
    ["none", []],
    ["linear-gradient(red, blue)", []],
    ['url("https://a.test/x.png")', ["https://a.test/x.png"]],
    ['linear-gradient(rgb(1, 2, 3), blue), url("https://a.test/x.png")', ["https://a.test/x.png"]],
    ['url("a(1).png"), url("b,c.png")', ["a(1).png", "b,c.png"]],
    [
      'url("data:image/svg+xml,%3Csvg fill=\\"red\\"%3E")',
      ['data:image/svg+xml,%3Csvg fill="red"%3E'],
    ],
    ["url('a\\27 b.png') url( c\\).png )", ["a'b.png", "c).png"]],
    ['url("")', []],
    ["image-set(linear-gradient(red, blue) 1x)", []],
  ])("are found in %s", (value, expected) => {
    expect(urls(value)).toEqual(expected);
  });

  // CSS Syntax 3, section 4.3.7.
  it.each([
    ["a hex number of up to six digits and a space after it", "\\61 \\000062c", "abc"],
    ["the highest code there is", "\\10ffff ", "\u{10ffff}"],
    ["U+FFFD for a code that is none", "\\0 \\000000\\110000 ", "\ufffd\ufffd\ufffd"],
    ["U+FFFD's lowest neighbour", "\\1 ", "\u0001"],
    ["nothing for an escaped end of line", "a\\\nb\\\r\nc", "abc"],
    ["any other letter for itself", '\\"\\g\\\\', '"g\\'],
  ])("have escapes in their addresses: %s", (_name, escaped, expected) => {
    expect(urls(`url("${escaped}")`)).toEqual([expected]);
  });

  it("may be in a set, each set ended by its own bracket", () => {
    const value =
      'image-set("a" type("x"), url("") 1x, url("b") 2x), url("c"), image-set(url("d"))';
    expect(readCssPictures(value)).toEqual([
      { url: "b", others: [] },
      { url: "c", others: [] },
      { url: "d", others: [] },
    ]);
  });

  it("are one picture where a set names several resolutions of it", () => {
    const value =
      'linear-gradient(red, blue), -webkit-image-set(url("1x.png") 1dppx type("image/png"), url("2x.png") 2dppx), url("under.png")';
    expect(readCssPictures(value)).toEqual([
      { url: "1x.png", others: ["2x.png"] },
      { url: "under.png", others: [] },
    ]);
  });

  it("may be megabytes long", () => {
    const url = `data:image/png;base64,${"A".repeat(20_000_000)}`;
    expect(urls(`url("${url}")`)[0]?.length).toBe(url.length);
  });
});
