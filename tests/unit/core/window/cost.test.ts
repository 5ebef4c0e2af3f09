import { describe, expect, it } from "vitest";
import type { Rect, Size } from "@/utils/core/geometry";
import { maskBounds } from "@/utils/core/mask/raster";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { type ChosenWindow, chooseWindow } from "@/utils/core/window/choose";

const MODELS = ["gpt-image-1", "gpt-image-2", "dall-e-2"];

const size = (width: number, height: number): Size => ({ width, height });
const enlarged = ({ window, sentSize }: ChosenWindow) => sentSize.width / window.width;
const pixels = ({ width, height }: Size) => width * height;

/** Numbers from 0 to 1, the same ones each time. */
function randomness(): () => number {
  let seed = 7;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}

/** Masks of all kinds: dots, strokes along and across, nearly everything; in pictures of all shapes. */
function scenes(count: number): { readonly picture: Size; readonly box: Rect }[] {
  const random = randomness();
  return Array.from({ length: count }, () => {
    const picture = size(Math.round(200 * 30 ** random()), Math.round(200 * 30 ** random()));
    const width = Math.max(1, Math.round(picture.width * random() ** 3));
    const height = Math.max(1, Math.round(picture.height * random() ** 3));
    const x = Math.round((picture.width - width) * random());
    const y = Math.round((picture.height - height) * random());
    return { picture, box: { x, y, width, height } };
  });
}

/** What each listed size would be sent as, had the person chosen it. */
function others(model: string, box: Rect, picture: Size): ChosenWindow[] {
  const { sizes } = capabilityFor(model);
  const listed =
    sizes.kind === "list" ? sizes.sizes : [size(816, 816), size(1008, 672), size(672, 1008)];
  return listed
    .map((wanted) => chooseWindow(box, picture, sizes, wanted))
    .filter(({ window: { x, y, width, height } }) => {
      return x >= 0 && y >= 0 && x + width <= picture.width && y + height <= picture.height;
    });
}

/** How far a window reaches beyond the paint on each side, picture px. */
function context({ window }: ChosenWindow, box: Rect): number[] {
  const right = window.x + window.width - box.x - box.width;
  const bottom = window.y + window.height - box.y - box.height;
  return [box.x - window.x, box.y - window.y, right, bottom];
}

describe.each(MODELS)("of a thousand masks, for %s,", (model) => {
  const { sizes } = capabilityFor(model);
  const all = scenes(1000).map((scene) => ({
    ...scene,
    chosen: chooseWindow(scene.box, scene.picture, sizes),
    others: others(model, scene.box, scene.picture),
  }));

  it("none is enlarged more than twice where another size would not be", () => {
    const avoidable = all.filter(
      (scene) => enlarged(scene.chosen) > 2 && scene.others.some((one) => enlarged(one) <= 2),
    );
    expect(avoidable).toEqual([]);
  });

  it("none is sent at a size that another one beats in everything, for a tenth less", () => {
    const beaten = all.filter(({ box, chosen, others }) => {
      const own = context(chosen, box);
      return others.some(
        (one) =>
          enlarged(one) <= enlarged(chosen) &&
          enlarged(one) >= 1 &&
          pixels(one.sentSize) < 0.9 * pixels(chosen.sentSize) &&
          context(one, box).every((px, side) => px >= (own[side] ?? 0)),
      );
    });
    expect(beaten).toEqual([]);
  });
});

describe("the window for a mask", () => {
  const of = (model: string, picture: Size, radius: number, ...points: number[]) => {
    const stroke = { kind: "stroke", mode: "add", radius, points } as const;
    const box = maskBounds([stroke], picture);
    if (!box) throw new Error("Nothing is painted.");
    return chooseWindow(box, picture, capabilityFor(model).sizes);
  };

  it.each([
    [size(768, 512), 43.5, [322, 215, 422, 256, 384, 317], 512],
    [size(640, 480), 4, [480, 240], 480],
    [size(600, 900), 48, [600, 900], 512],
  ])(
    "is the square that is enlarged least and costs least: %j",
    (picture, radius, points, side) => {
      const { window, sentSize } = of("gpt-image-1", picture, radius, ...points);
      expect(window).toMatchObject(size(side, side));
      expect(sentSize).toEqual(size(1024, 1024));
    },
  );

  it("has the aspect of a dot around a dot", () => {
    const { window, sentSize } = of("gpt-image-2", size(480, 640), 8, 240, 600);
    expect(window).toMatchObject(size(408, 408));
    expect(sentSize).toEqual(size(816, 816));
  });

  it("is tight where it has to reach beyond the picture", () => {
    const box = { x: 0, y: 5000, width: 1080, height: 1700 };
    const chosen = chooseWindow(box, size(1080, 12_000), capabilityFor("dall-e-2").sizes);
    expect(chosen.window).toMatchObject(size(1716, 1716));
    expect(enlarged(chosen)).toBeCloseTo(0.6, 1);
  });
});
