import { describe, expect, it } from "vitest";
import { readHeader, sniffType } from "@/utils/core/image-header/read-header";

const sizeOf = (text: string) => {
  const size = readHeader(new TextEncoder().encode(text))?.size;
  return size && [size.width, size.height];
};
const svg = (attributes: string) => sizeOf(`<svg ${attributes}></svg>`);

describe("the size of an SVG", () => {
  it.each<[string, number[] | undefined]>([
    ['width="30" height="20"', [30, 20]],
    ["width='30' height='20'", [30, 20]],
    ['width = " 30 " height="20px"', [30, 20]],
    ['width="+30" height="2e1"', [30, 20]],
    ['width=".6" height="20.4"', [1, 20]],
    ['width="0.1" height="0.1"', [1, 1]],
    ['width="3pt" height="1pc"', [4, 16]],
    ['width="1in" height="2.54cm"', [96, 96]],
    ['width="25.4MM" height="101.6q"', [96, 96]],
    ['width="2em" height="1rem"', [32, 16]],
    ['width="3ex" height="8"', [24, 8]],
    ['viewBox="0 0 30 20"', [30, 20]],
    ['viewBox="-5,-5, 30 ,20"', [30, 20]],
    ['width="60" viewBox="0 0 30 20"', [60, 40]],
    ['height="60" viewBox="0 0 30 20"', [90, 60]],
    ['width="100%" height="60" viewBox="0 0 30 20"', [90, 60]],
    ['width="100%" height="100%" viewBox="0 0 30 20"', [30, 20]],
    ['width="10" height="60" viewBox="0 0 30 20"', [10, 60]],
    ['width="10"', [10, 150]],
    ['height="10"', [300, 10]],
    ['width="50%" height="10"', [300, 10]],
    ['width="3 px" height="10"', [300, 10]],
    ['width="3furlong" height="10"', [300, 10]],
    ['width="1e999" height="10"', [300, 10]],
    ['data-width="10" height="10"', [300, 10]],
    ['viewBox="0 0 30"', undefined],
    ['viewBox="0 0 30 20 10"', undefined],
    ['viewBox="0 0 0 20"', undefined],
    ['viewBox="0 0 30 0"', undefined],
    ['viewBox="0 0 -30 -20"', undefined],
    ['viewBox="0 0 -30 20"', undefined],
    ['viewBox="0 0 30 -20"', undefined],
    ['viewBox="0 0 x 20"', undefined],
    ['viewBox="0 0 1e200 1e200"', undefined],
    ["", undefined],
  ])("with %s is %j", (attributes, size) => expect(svg(attributes)).toEqual(size));

  it("is that of the root, whatever stands before it or in its quotes", () => {
    const tag = '<svg width="3" height="4">';
    for (const before of [
      "\n\t ",
      "\ufeff",
      '<?xml version="1.0"?>\n',
      "<!-- <svg width='9' height='9'> -->",
      "<!-->-->",
      "<!DOCTYPE svg>",
      '<!doctype svg [ <!ENTITY a "<svg>"> ]>',
      "<?xml?><!-- a --><!-- b --> <!DOCTYPE svg PUBLIC 'x'>",
    ]) {
      expect([before, sizeOf(before + tag)]).toEqual([before, [3, 4]]);
    }
    expect(sizeOf('<svg id="a>b" width="3" height=\'4\'>')).toEqual([3, 4]);
    expect(sizeOf(`<svg id="it's>" width="3" height="4">`)).toEqual([3, 4]);
    expect(sizeOf('<svg><rect width="3" height="4"/></svg>')).toBeUndefined();
    expect(sizeOf('<svg:svg width="3" height="4">')).toEqual([3, 4]);
    expect(sizeOf('<svg\nwidth="3"\nheight="4"')).toEqual([3, 4]);
  });
});

describe("an SVG", () => {
  const type = (text: string) => sniffType(new TextEncoder().encode(text));

  it.each(["<svg>", "<svg/>", "<svg ", "<a:svg>", "<_1.-a:svg>"])("is %j", (text) =>
    expect(type(text)).toBe("image/svg+xml"),
  );

  it.each([
    ...["<svg", "<svgs>", "<html><svg>", "svg", "<!doctype html><svg", "<!doctype svg [ <svg>"],
    ...["<!doctype svg [ ] <svg", "<?xml <svg>", "<!-- <svg>", "   ", "<!doctype svg"],
    ...["<:svg>", "<1:svg>", "x<svg>", `<${"a".repeat(42)}:svg>`],
  ])("is not %j", (text) => expect(type(text)).toBeUndefined());

  it("is also known in UTF-16", () => {
    const units = [..."<svg>"].map((letter) => letter.charCodeAt(0));
    const little = Uint8Array.from([0xff, 0xfe, ...units.flatMap((unit) => [unit, 0])]);
    const big = Uint8Array.from([0xfe, 0xff, ...units.flatMap((unit) => [0, unit])]);
    expect([sniffType(little), sniffType(big)]).toEqual(["image/svg+xml", "image/svg+xml"]);
    expect(sniffType(little.with(1, 0xff))).toBeUndefined();
    expect(sniffType(big.with(0, 0xff))).toBeUndefined();
  });

  it("begins within 64 KB", () => {
    const spaces = (count: number) => " ".repeat(count);
    expect(type(`${spaces(65_531)}<svg>`)).toBe("image/svg+xml");
    expect(type(`${spaces(65_532)}<svg>`)).toBeUndefined();
  });
});
