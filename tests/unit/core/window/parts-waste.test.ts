import { describe, expect, it } from "vitest";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { separateParts } from "@/utils/core/window/parts";

const picture = { width: 1600, height: 400 };

/** A square of 100 px, 100 px from the top. Its surroundings are 100 px more on each side. */
const square = (x: number): MaskOperation => ({
  kind: "rectangle",
  mode: "add",
  rect: { x, y: 100, width: 100, height: 100 },
});

/** Two squares cost 2 × 300² px sent one by one, and one window `distance + 300` × 300 px. */
const split = (distance: number) =>
  separateParts([square(100), square(100 + distance)], picture)?.length;

describe("parts of a mask", () => {
  it("are sent one by one where one window is two and a half times what they need", () => {
    expect(split(1200)).toBe(2);
    expect(split(1199)).toBeUndefined();
  });
});
