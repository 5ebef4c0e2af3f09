import { type Image, readImage } from "./image.ts";
import { type Disc, newContent } from "./model.ts";

/** What is edited in a fixture: a window, a painted stroke, and what should appear in it. */
export interface Scene {
  readonly source: Image;
  /** The source with the new content exactly where it belongs: what a faultless edit gives. */
  readonly truth: Image;
  /** Picture px. */
  readonly window: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly stroke: { readonly points: readonly number[]; readonly radius: number };
  /** In shares of the window's width. */
  readonly disc: Disc;
}

export async function makeScene(file: Buffer): Promise<Scene> {
  const source = await readImage(file);
  const { width, height } = source;
  const short = Math.min(width, height);
  // A strip cannot hold a square of use: its window reaches beyond it.
  const side = short < 200 ? Math.round(short * 1.5) : Math.round(short * 0.92);
  const window = {
    x: Math.round((width - side) / 2),
    y: Math.round((height - side) / 2),
    width: side,
    height: side,
  };
  const [middleX, middleY, step] = [width / 2, height / 2, short * 0.14];
  const points = [
    middleX - step,
    middleY + step / 2,
    middleX,
    middleY - step / 3,
    middleX + step,
    middleY,
  ];
  const disc = { x: 0.5, y: 0.5, radius: (short * 0.11) / side };
  return {
    source,
    truth: withDisc(source, window, disc),
    window,
    stroke: { points, radius: short * 0.17 },
    disc,
  };
}

/** Picture px beyond the painted edge; negative inside. */
export function distanceBeyond({ stroke }: Scene, x: number, y: number): number {
  const { points, radius } = stroke;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const x0 = points[i] ?? 0;
    const y0 = points[i + 1] ?? 0;
    const dx = (points[i + 2] ?? 0) - x0;
    const dy = (points[i + 3] ?? 0) - y0;
    const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
    const t = Math.min(1, Math.max(0, along));
    best = Math.min(best, Math.hypot(x - x0 - t * dx, y - y0 - t * dy));
  }
  return best - radius;
}

function withDisc(source: Image, window: Scene["window"], disc: Disc): Image {
  const data = source.data.slice();
  for (let y = 0; y < source.height; y++) {
    for (let x = 0; x < source.width; x++) {
      const made = newContent(
        disc,
        (x + 0.5 - window.x) / window.width,
        (y + 0.5 - window.y) / window.width,
      );
      if (made) data.set([...made, 255], (y * source.width + x) * 4);
    }
  }
  return { ...source, data };
}
