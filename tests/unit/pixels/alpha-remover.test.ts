import fc from "fast-check";
import { expect, it } from "vitest";
import { createAlphaRemover } from "@/utils/pixels/read/bitmap-rows";

it("leaves out the alpha of every pixel and nothing else, band after band", () => {
  const band = fc
    .integer({ min: 0, max: 41 })
    .chain((pixels) => fc.uint8Array({ minLength: pixels * 4, maxLength: pixels * 4 }));
  fc.assert(
    fc.property(fc.array(band, { maxLength: 4 }), (bands) => {
      const remove = createAlphaRemover();
      for (const rgba of bands) {
        const colours = [...rgba].filter((_, i) => i % 4 !== 3);
        expect([...remove(new Uint8Array(rgba))]).toEqual(colours);
      }
    }),
  );
});
