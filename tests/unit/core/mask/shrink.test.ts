import { describe, expect, it } from "vitest";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { rasterise } from "@/utils/core/mask/raster";

const picture = { width: 12, height: 9 };
const raster = (operations: readonly MaskOperation[]) =>
  rasterise(operations, { x: 0, y: 0, ...picture }, picture, picture);

describe("shrinking", () => {
  it.each([1, 3, 100])(
    "leaves a full mask full: the picture's border does not eat in (%i px)",
    (by) => {
      const shrunk = raster([{ kind: "all" }, { kind: "grow", by: -by }]);
      expect(shrunk.every((value) => value === 255)).toBe(true);
    },
  );

  it.each([1, 3, 100])("and growing leave an empty mask empty (%i px)", (by) => {
    expect(raster([{ kind: "grow", by }]).every((value) => value === 0)).toBe(true);
    expect(raster([{ kind: "grow", by: -by }]).every((value) => value === 0)).toBe(true);
  });
});
