import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rect, Size } from "@/utils/core/geometry";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { candidateAspects, chooseWindow, isWithin, snapWindow } from "@/utils/core/window/choose";
import { largestWithin, padWithin } from "@/utils/core/window/fit-rect";
import { snapFrame } from "@/utils/core/window/window-for";

const models = fc.constantFrom("", "gpt-image-1", "gpt-image-2", "sd-cpp", "seedream-5");

/** A picture and what is painted on it, often as long as the picture. */
const painted = fc
  .tuple(fc.integer({ min: 20, max: 3000 }), fc.integer({ min: 20, max: 3000 }))
  .chain(([width, height]) =>
    fc
      .tuple(fc.nat(width - 1), fc.nat(height - 1), fc.nat(width), fc.nat(height))
      .map(([x, y, across, down]) => ({
        picture: { width, height },
        box: {
          x,
          y,
          width: Math.max(1, Math.min(across, width - x)),
          height: Math.max(1, Math.min(down, height - y)),
        },
      })),
  );

/** Whether any aspect that can be sent has a window inside of the picture that holds the box. */
function canLieInside(model: string, box: Rect, picture: Size): boolean {
  return candidateAspects(capabilityFor(model).sizes, "auto").some(({ aspect }) => {
    const largest = largestWithin(picture, aspect);
    return largest && largest.width >= box.width && largest.height >= box.height;
  });
}

describe("a window", () => {
  it("lies in the picture wherever one can that holds the paint and 8 px around it", () => {
    fc.assert(
      fc.property(models, painted, (model, { picture, box }) => {
        const { window } = chooseWindow(box, picture, capabilityFor(model).sizes);
        const tight = padWithin(box, 8, picture);
        expect(isWithin(window, picture)).toBe(canLieInside(model, tight, picture));
      }),
    );
  });

  it("that is dragged lies in the picture wherever one can that holds all of it", () => {
    fc.assert(
      fc.property(models, painted, (model, { picture, box }) => {
        const { window } = snapWindow(box, picture, capabilityFor(model).sizes);
        expect(isWithin(window, picture)).toBe(canLieInside(model, box, picture));
      }),
    );
  });

  it("that is dragged by a corner stays in the picture", () => {
    fc.assert(
      fc.property(
        models,
        painted,
        fc.integer({ min: 1, max: 50 }),
        (model, { picture, box }, by) => {
          const before = { ...box, width: box.width + by };
          const frame = snapFrame(box, before, picture, capabilityFor(model).sizes, "auto");
          expect(isWithin(frame, picture)).toBe(true);
        },
      ),
    );
  });
});
