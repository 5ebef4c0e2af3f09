import { describe, expect, it } from "vitest";
import { readCssUrls } from "@/utils/core/css-urls";

describe("addresses in a computed style", () => {
  it.each([
    ["none", []],
    ["linear-gradient(red, blue)", []],
    ['url("https://a.test/x.png")', ["https://a.test/x.png"]],
    ['linear-gradient(red, blue), url("https://a.test/x.png")', ["https://a.test/x.png"]],
    ['url("a(1).png"), url("b,c.png")', ["a(1).png", "b,c.png"]],
    [
      'url("data:image/svg+xml,%3Csvg fill=\\"red\\"%3E")',
      ['data:image/svg+xml,%3Csvg fill="red"%3E'],
    ],
    ["url('a\\27 b.png') url( c\\).png )", ["a'b.png", "c).png"]],
    ['image-set(url("1x.png") 1dppx, url("2x.png") 2dppx)', ["1x.png", "2x.png"]],
    ['url("")', []],
  ])("are found in %s", (value, urls) => {
    expect(readCssUrls(value)).toEqual(urls);
  });

  it("may be megabytes long", () => {
    const url = `data:image/png;base64,${"A".repeat(20_000_000)}`;
    expect(readCssUrls(`url("${url}")`)[0]?.length).toBe(url.length);
  });
});
