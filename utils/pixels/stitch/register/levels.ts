import { halve, type Plane, smooth } from "@/utils/pixels/stitch/register/plane";
import { type Samples, takeSamples } from "@/utils/pixels/stitch/register/samples";

/** The finest level tells what is found to a fraction of a pixel; on the others it is looked for. */
const FINEST_SAMPLES = 12_000;
const COARSE_SAMPLES = 6_000;
/** No version is made of one whose shorter side is less, px. */
const LEAST_SIDE = 64;

/** Smoothed versions of an image, each half as large as the one before, made when first asked for. */
export interface Versions {
  /** @param halvings how often the sides are halved; at most until one is below 64 px */
  at(halvings: number): Plane;
}

/** The versions of an image, of which nothing is made yet. */
export function createVersions(plane: Plane): Versions {
  const made: Plane[] = [];
  const at = (halvings: number): Plane => {
    made[halvings] ??= halvings === 0 ? smooth(plane) : halve(at(halvings - 1));
    return made[halvings];
  };
  return { at };
}

/** Source and answer at one size. */
export interface Level {
  readonly answer: Plane;
  readonly samples: Samples;
  /** Px of the compared images per px of this level. */
  readonly zoom: number;
}

/** What is compared at each size, finest first, made when first asked for. */
export interface Levels {
  /** At the size of the compared images. */
  readonly finest: Level;
  /** The levels down to the first one whose zoom is `maxZoom` or more, or that cannot be halved. */
  upTo(maxZoom: number): readonly Level[];
}

/**
 * Source and answer at ever smaller sizes. Several ranges of movements are looked for on the
 * same ones.
 *
 * @param usable non-zero where both show the same; the size of the compared images
 */
export function createLevels(source: Versions, answer: Versions, usable: Uint8Array): Levels {
  let open = usable;
  const levelAt = (halvings: number): Level => {
    if (halvings > 0) open = halveUsable(open, source.at(halvings - 1));
    const most = halvings > 0 ? COARSE_SAMPLES : FINEST_SAMPLES;
    const samples = takeSamples(source.at(halvings), open, most);
    return { answer: answer.at(halvings), samples, zoom: 2 ** halvings };
  };
  const finest = levelAt(0);
  const levels = [finest];
  return {
    finest,
    upTo: (maxZoom) => {
      let count = 1;
      for (let last = finest; last.zoom < maxZoom && !isSmallest(last.answer); count++) {
        levels[count] ??= levelAt(count);
        last = levels[count]!;
      }
      return levels.slice(0, count);
    },
  };
}

function isSmallest({ width, height }: Plane): boolean {
  return Math.min(width, height) < LEAST_SIDE;
}

/** Usable only where all four are. */
function halveUsable(usable: Uint8Array, { width, height }: Plane): Uint8Array {
  const w = Math.floor(width / 2);
  const h = Math.floor(height / 2);
  const half = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = 2 * y * width + 2 * x;
      const all = usable[i] && usable[i + 1] && usable[i + width] && usable[i + width + 1];
      half[y * w + x] = all ? 255 : 0;
    }
  }
  return half;
}
