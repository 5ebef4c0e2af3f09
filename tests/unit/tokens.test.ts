import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const CSS = readFileSync(new URL("../../components/ui/tokens.css", import.meta.url), "utf8");

type Theme = 0 | 1;

/** A colour of the light (0) or the dark (1) theme, as red, green, blue from 0 to 255. */
function colour(name: string, theme: Theme): readonly number[] {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(CSS);
  const hex = pair?.[theme + 1];
  if (!hex) throw new Error(`no colour ${name}`);
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string, theme: Theme): number {
  const [light = 0, dark = 0] = [front, back]
    .map((name) => luminance(colour(name, theme)))
    .toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ["surface-0", "surface-1", "surface-2"];
const across = (fronts: readonly string[], backs: readonly string[]) =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const));

const READ = [
  ...across(["text-1", "text-2", "text-3", "danger"], SURFACES),
  ["accent-text", "accent"],
  ["accent-text", "accent-strong"],
  ["surface-1", "text-1"],
  ["surface-1", "text-2"],
] as const;
const SEEN = across(["control-edge", "focus", "accent"], ["surface-0", "surface-1"]);

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("the %s theme", (_name, theme) => {
  it.each(READ)("lets %s be read on %s (4.5:1)", (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SEEN)("lets %s be seen on %s (3:1)", (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
  });

  it.each([...SURFACES, "text-1", "text-2", "text-3", "hairline", "control-edge"])(
    "has no tint in %s, which would lie about the picture beside it",
    (name) => expect(new Set(colour(name, theme)).size).toBe(1),
  );
});
