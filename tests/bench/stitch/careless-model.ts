import sharp from "sharp";
import { readImage, sampleCubic } from "./image.ts";
import { type Disc, newContent } from "./model.ts";

/** What a careless model does to a picture beside what it was asked for. */
export interface Carelessness {
  /** A warp of low frequency: px of the picture that was sent. */
  readonly warp: number;
  /** How much of each side it crops away in all, as a share. */
  readonly crop: number;
  /** What dark and light values are multiplied by, per channel. */
  readonly shadows: Tint;
  readonly lights: Tint;
  readonly gamma: number;
  /** How much darker the corners are, as a share. */
  readonly vignette: number;
  /** Grain is lost by so much blur, px of the answer; then edges are sharpened by so much. */
  readonly blur: number;
  readonly sharpen: number;
  readonly jpegQuality: number;
}

type Tint = readonly [number, number, number];

/** The same one for the same number, everything drawn for itself. */
export function carelessnessOf(index: number): Carelessness {
  let seed = index * 2_654_435 + 12_345;
  const pick = <T>(...list: readonly T[]) => {
    seed = (Math.imul(seed ^ (seed >>> 15), 2_246_822_519) + 40_503) >>> 0;
    return list[(seed >>> 8) % list.length] as T;
  };
  const tint = () =>
    pick<Tint>([1, 1, 1], [1.05, 1, 0.96], [0.96, 1, 1.06], [1.02, 0.97, 1], [0.98, 1.04, 1.01]);
  return {
    warp: pick(1, 1.5, 2.5, 4),
    crop: pick(0, 0, 0.01, 0.025, 0.04),
    shadows: tint(),
    lights: tint(),
    gamma: pick(0.85, 0.92, 0.97, 1, 1.04, 1.08, 1.15),
    vignette: pick(0, 0, 0.06, 0.1),
    blur: pick(0.5, 0.6, 0.8),
    sharpen: pick(0, 0.6),
    jpegQuality: pick(75, 80, 86, 92),
  };
}

/** A synthetic model: draws the disc and does to the rest what careless ones do. */
export async function carelessAnswerOf(
  sent: Buffer,
  disc: Disc,
  careless: Carelessness,
): Promise<Buffer> {
  const image = await readImage(sent);
  const { width, height } = image;
  const out = Buffer.alloc(width * height * 3);
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const scale = 1 - careless.crop;
      const wave = careless.warp / 2;
      const x = middleX + (column - middleX) * scale + wave * Math.sin((row / height) * 5 + 1);
      const y = middleY + (row - middleY) * scale + wave * Math.cos((column / width) * 6);
      const made = newContent(disc, (x + 0.5) / width, (y + 0.5) / width);
      const far = Math.hypot(column / width - 0.5, row / height - 0.5) / Math.SQRT1_2;
      for (let c = 0; c < 3; c++) {
        const value = made?.[c] ?? sampleCubic(image, x, y, c);
        const toned = tone(value, c, careless) * (1 - careless.vignette * far * far);
        out[(row * width + column) * 3 + c] = Math.round(Math.min(255, Math.max(0, toned)));
      }
    }
  }
  const soft = sharp(out, { raw: { width, height, channels: 3 } }).blur(careless.blur);
  const crisp = careless.sharpen > 0 ? soft.sharpen({ sigma: 1, m2: careless.sharpen }) : soft;
  return crisp.jpeg({ quality: careless.jpegQuality }).toBuffer();
}

function tone(value: number, channel: number, { gamma, shadows, lights }: Carelessness): number {
  const share = Math.min(1, Math.max(0, value / 255));
  const tint = (shadows[channel] ?? 1) * (1 - share) + (lights[channel] ?? 1) * share;
  return 255 * share ** gamma * tint;
}
