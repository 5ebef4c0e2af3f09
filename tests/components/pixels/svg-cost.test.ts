import { describe, expect, it } from "vitest";
import { affordableSize, costOf, isParsable } from "@/utils/pixels/page/svg-cost";

const SIZE = { width: 2048, height: 2048 };
const RECT = '<rect width="2048" height="2048"/>';

function svg(inner: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2048 2048">${inner}</svg>`;
}

/** What a drawing is drawn at; `undefined` where it is not drawn at all. */
function sizeFor(inner: string) {
  const text = svg(inner);
  if (!isParsable(text)) return undefined;
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
  return affordableSize(SIZE, costOf(parsed.documentElement));
}

/** Groups in groups: each draws the one before ten times. */
function nested(depth: number, reference: (id: string) => string): string {
  const groups = Array.from(
    { length: depth },
    (_, level) => `<g id="a${level + 1}">${reference(`a${level}`).repeat(10)}</g>`,
  );
  return `<defs><g id="a0">${RECT}</g>${groups.join("")}</defs>${reference(`a${depth}`)}`;
}

const use = (id: string) => `<use href="#${id}"/>`;
const filtered = (primitive: string, count = 1) =>
  `<filter id="f">${primitive.repeat(count)}</filter><g filter="url(#f)">${RECT}</g>`;

describe("a drawing that takes no time", () => {
  it.each([
    ["shapes", RECT.repeat(2000)],
    ["symbols used many times", `<symbol id="s">${RECT}</symbol>${use("s").repeat(1000)}`],
    [
      "gradients",
      `<linearGradient id="g"><stop/></linearGradient>${'<path fill="url(#g)"/>'.repeat(500)}`,
    ],
    ["a photo inside", '<image href="data:image/png;base64,AAAA" width="9" height="9"/>'],
    ["rules", `<style>${".a{fill:red}".repeat(200)}</style>${'<rect class="a"/>'.repeat(900)}`],
    ["a shadow", filtered('<feDropShadow dx="1" dy="1" stdDeviation="2"/>')],
    [
      "many small shadows, as drawing programs write them",
      '<filter id="f" filterUnits="userSpaceOnUse" x="0" y="0" width="90" height="90"><feGaussianBlur/><feOffset/><feBlend/></filter>' +
        '<g filter="url(#f)"><path d="M0 0h9"/></g>'.repeat(60),
    ],
    ["a circle of references", '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'],
  ])("is drawn as large as is wanted: %s", (_name, inner) => {
    expect(sizeFor(inner)).toEqual(SIZE);
  });

  it("may name addresses as entities", () => {
    expect(isParsable(`<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>${svg("")}`)).toBe(
      true,
    );
  });
});

describe("a drawing that would hold everything up", () => {
  it.each([
    ["nested references", nested(7, use)],
    [
      "nested xlink references",
      nested(7, (id) => `<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#${id}"/>`),
    ],
    ["patterns in patterns", nested(7, (id) => `<rect fill="url(#${id})"/>`)],
    ["more elements than anybody draws", RECT.repeat(70_000)],
    ["a filter with the largest kernel", filtered('<feConvolveMatrix order="30"/>')],
    ["a drawing inside", '<image href="data:image/svg+xml,%3Csvg/%3E"/>'],
    ["a drawing inside, in disguise", '<image href="d&#97;ta:ima&#10;ge/svg+xml,%3Csvg/%3E"/>'],
    ["a drawing inside of a style", '<style>a{mask:url("\\64 ata:image/svg+xml,x")}</style>'],
    [
      "more rules than elements can be held against",
      `<style>${"a{b:c}".repeat(9000)}</style>${RECT.repeat(9000)}`,
    ],
    ["a thousand blurs", filtered("<feGaussianBlur/>", 1000)],
    ["layers in layers", `${'<g opacity="0.9">'.repeat(2500)}${RECT}${"</g>".repeat(2500)}`],
    [
      "a small filter that is enlarged",
      '<filter id="f" filterUnits="userSpaceOnUse" x="0" y="0" width="9" height="9"><feMorphology/></filter>' +
        '<g transform="scale(200)" filter="url(#f)"><path/></g>'.repeat(40),
    ],
    [
      "filters by a style sheet",
      `<style>.a{filter:url(#f)}</style><filter id="f"><feTurbulence/></filter>${'<g class="a"/>'.repeat(500)}`,
    ],
  ])("is not drawn: %s", (_name, inner) => {
    expect(sizeFor(inner)).toBeUndefined();
  });

  it.each([
    ["turbulence", filtered("<feTurbulence/>", 3)],
    ["a wide brush", filtered('<feMorphology radius="200"/>')],
    [
      "masks in masks",
      `<mask id="m">${RECT}</mask>${'<g mask="url(#m)">'.repeat(90)}${"</g>".repeat(90)}`,
    ],
  ])("is drawn smaller where that helps, with its aspect: %s", (_name, inner) => {
    const size = sizeFor(inner);
    expect(size?.width).toBeLessThan(SIZE.width);
    expect(size?.width).toBeGreaterThan(400);
    expect(size?.height).toBe(size?.width);
  });

  it("is not even parsed where entities multiply, or it is longer than anybody draws", () => {
    const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
    expect(isParsable(bomb + svg("&b;"))).toBe(false);
    expect(isParsable(`<!DOCTYPE svg [<!ENTITY a "<g/>">]>${svg("&a;")}`)).toBe(false);
    expect(isParsable("<".repeat(200_000))).toBe(false);
    expect(isParsable("x".repeat(20_000_000))).toBe(false);
  });
});
