import { describe, expect, it } from "vitest";
import { toOklab } from "@/utils/core/oklab";

describe("a colour in Oklab", () => {
  // CSS Color Module Level 4, the named colours as browsers write them with `oklab()`.
  it.each([
    ["white", [255, 255, 255], [1, 0, 0]],
    ["black", [0, 0, 0], [0, 0, 0]],
    ["red", [255, 0, 0], [0.62796, 0.22486, 0.12585]],
    ["lime", [0, 255, 0], [0.86644, -0.23389, 0.1795]],
    ["blue", [0, 0, 255], [0.45201, -0.03246, -0.31153]],
    ["yellow", [255, 255, 0], [0.96798, -0.07137, 0.19857]],
    ["green", [0, 128, 0], [0.51975, -0.1403, 0.10768]],
  ] as const)("is CSS's: %s", (_name, [r, g, b], expected) => {
    const { lightness, a, b: yellow } = toOklab(r, g, b);
    for (const [index, value] of [lightness, a, yellow].entries()) {
      expect(value).toBeCloseTo(expected[index] ?? 0, 4);
    }
  });

  // The sRGB curve's own figures: its straight foot reaches to the tenth of 255 steps.
  it.each([
    [1, 0.000303527],
    [10, 0.003035269],
    [11, 0.003346536],
    [128, 0.215860501],
    [188, 0.502886458],
  ])(
    "of the grey %i has no hue, and the cube root of its light as its lightness",
    (grey, light) => {
      const { lightness, a, b } = toOklab(grey, grey, grey);
      expect(lightness ** 3).toBeCloseTo(light, 7);
      expect(Math.hypot(a, b)).toBeLessThan(1e-6);
    },
  );
});
