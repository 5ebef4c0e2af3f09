import { analyse } from "@/utils/pixels/select/analyse";
import type { Analysis } from "@/utils/pixels/select/analysis";

export type Colour = readonly [red: number, green: number, blue: number, alpha?: number];

export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export function drawn(
  width: number,
  height: number,
  colour: (x: number, y: number) => Colour,
): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue, alpha = 255] = colour(x, y);
      data.set([red, green, blue, alpha], (y * width + x) * 4);
    }
  return { data, width, height };
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function noise(width: number, height: number, sigma: number): Picture {
  const random = randomNumbers(7);
  const level = () =>
    128 + sigma * Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random());
  return drawn(width, height, () => [level(), level(), level()]);
}

export const isInDisc = (x: number, y: number) => Math.hypot(x - 60, y - 50) < 28;

/** A shaded disc with a stripe, on a ground that gets lighter. */
export function disc(): Picture {
  return drawn(120, 100, (x, y) => {
    if (!isInDisc(x, y)) return [200 + x / 8, 205 + y / 8, 210];
    return y > 44 && y < 56 ? [175, 95, 60] : [150 - x / 2, 40 + y / 4, 45];
  });
}

/** Analysed as if the picture were `scale` times as large. */
export async function analysed(picture: Picture, scale = 1): Promise<Analysis> {
  const size = { width: picture.width * scale, height: picture.height * scale };
  const analysis = await analyse(picture, size);
  if (!analysis) throw new Error("the analysis was ended");
  return analysis;
}

/** A closed line around a point, picture px. */
export function ring(x: number, y: number, radius: number, points = 40): number[] {
  return Array.from({ length: points }, (_, i) => (i * 2 * Math.PI) / points).flatMap((angle) => [
    x + radius * Math.cos(angle),
    y + radius * Math.sin(angle),
  ]);
}

/** Intersection over union with a shape. */
export function likeness(
  mask: Uint8Array,
  width: number,
  isInside: (x: number, y: number) => boolean,
): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < mask.length; i += 1) {
    const isTrue = isInside(i % width, Math.floor(i / width));
    if (isTrue && mask[i]) both += 1;
    if (isTrue || mask[i]) either += 1;
  }
  return both / either;
}
