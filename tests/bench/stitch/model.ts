import { type Image, readImage, sampleCubic, toFile } from "./image.ts";

/** What a model does to a picture beside what it was asked for. */
export interface Harm {
  /** px of the picture that was sent. */
  readonly shift: { readonly x: number; readonly y: number };
  readonly scale: number;
  /** Per channel. */
  readonly gain: readonly [number, number, number];
  readonly jpegQuality: number;
  /** Side of the answer over the side of what was sent. */
  readonly resize: number;
}

/** Takes turns through shifts of up to ±6 px, scales of ±1.5 %, gains of ±8 %, other dimensions. */
export function harmOf(index: number): Harm {
  const shifts = [6, -4, 2.5, -6, 0, 3.3, -1.7, 5];
  const scales = [1.015, 0.99, 1, 0.985, 1.008];
  const gains = [1.08, 0.94, 1.03, 0.92, 1, 1.06];
  const resizes = [1, 0.75, 1, 1.5];
  const pick = <T>(list: readonly T[], at: number) => list[at % list.length] as T;
  return {
    shift: { x: pick(shifts, index), y: pick(shifts, index + 3) },
    scale: pick(scales, index),
    gain: [pick(gains, index), pick(gains, index + 1), pick(gains, index + 2)],
    jpegQuality: 82 + (index % 4) * 4,
    resize: pick(resizes, index),
  };
}

/** A disc that the prompt asked for, in shares of the sent picture's width. */
export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Whether a point, in the same shares, lies in the new content, and its colour. */
export function newContent(disc: Disc, x: number, y: number): readonly number[] | undefined {
  const distance = Math.hypot(x - disc.x, y - disc.y);
  if (distance > disc.radius) return undefined;
  const light = 1 - 0.4 * (distance / disc.radius);
  return [215 * light, 60 * light, 75 * light];
}

/** A synthetic model: draws the disc and does to the rest what real ones do. */
export async function answerOf(sent: Buffer, disc: Disc, harm: Harm): Promise<Buffer> {
  const image = await readImage(sent);
  const width = Math.round(image.width * harm.resize);
  const height = Math.round(image.height * harm.resize);
  const out: Image = { data: new Uint8ClampedArray(width * height * 4), width, height };
  const [middleX, middleY] = [(image.width - 1) / 2, (image.height - 1) / 2];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const px = ((column + 0.5) * image.width) / width - 0.5;
      const py = ((row + 0.5) * image.height) / height - 0.5;
      const x = middleX + (px - middleX - harm.shift.x) / harm.scale;
      const y = middleY + (py - middleY - harm.shift.y) / harm.scale;
      const made = newContent(disc, (x + 0.5) / image.width, (y + 0.5) / image.width);
      const at = (row * width + column) * 4;
      for (let c = 0; c < 3; c++) {
        const value = made?.[c] ?? sampleCubic(image, x, y, c);
        out.data[at + c] = value * (harm.gain[c] ?? 1);
      }
      out.data[at + 3] = 255;
    }
  }
  return toFile(out, "jpeg", harm.jpegQuality);
}
