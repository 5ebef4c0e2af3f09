import { deltaE, toLab } from "../stitch/delta-e.ts";
import type { Image } from "../stitch/image.ts";
import type { EraseCase } from "./cases.ts";

export interface Figures {
  /** Against the truth, inside of the paint, dB. It rewards blur: no gate for textures. */
  readonly psnr: number;
  /** CIEDE2000 against the truth, mean inside of the paint. */
  readonly deltaE: number;
  /** Mean slope inside of the paint ÷ that of the truth: below 1 blurred, above 1 broken up. */
  readonly sharpness: number;
  /** Mean step across the paint's edge ÷ mean step in a ring of 12 px around it: above 1 it shows. */
  readonly rim: number;
}

export function measure({ mask, truth }: EraseCase, result: Image): Figures {
  const { width, height } = truth;
  let [squares, difference, count, own, real] = [0, 0, 0, 0, 0];
  let [edge, edges, ring, rings] = [0, 0, 0, 0];
  const near = dilated(mask, width, height, 12);
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0; x < width - 1; x++) {
      const i = y * width + x;
      if (mask[i]) {
        count++;
        for (let c = 0; c < 3; c++) {
          squares += ((result.data[i * 4 + c] ?? 0) - (truth.data[i * 4 + c] ?? 0)) ** 2;
        }
        difference += deltaE(labAt(result, i), labAt(truth, i));
        own += slope(result, i);
        real += slope(truth, i);
      }
      if (!near[i]) continue;
      for (const j of [i + 1, i + width]) {
        const step = stepBetween(result, i, j);
        if (mask[i] !== mask[j]) {
          edge += step;
          edges++;
        } else if (!mask[i]) {
          ring += step;
          rings++;
        }
      }
    }
  }
  return {
    psnr: Math.min(99, 10 * Math.log10((255 * 255 * 3 * count) / squares)),
    deltaE: difference / count,
    sharpness: own / Math.max(real, 0.02 * count),
    rim: edge / edges / Math.max(ring / rings, 0.02),
  };
}

function labAt({ data }: Image, i: number) {
  return toLab(data[i * 4] ?? 0, data[i * 4 + 1] ?? 0, data[i * 4 + 2] ?? 0);
}

function luma({ data }: Image, i: number): number {
  return (
    0.2126 * (data[i * 4] ?? 0) + 0.7152 * (data[i * 4 + 1] ?? 0) + 0.0722 * (data[i * 4 + 2] ?? 0)
  );
}

function slope(image: Image, i: number): number {
  const here = luma(image, i);
  return Math.hypot(luma(image, i + 1) - here, luma(image, i + image.width) - here);
}

function stepBetween(image: Image, i: number, j: number): number {
  return Math.abs(luma(image, i) - luma(image, j));
}

function dilated(mask: Uint8Array, width: number, height: number, px: number): Uint8Array {
  const near = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!mask[y * width + x]) continue;
      for (let row = Math.max(0, y - px); row <= Math.min(height - 1, y + px); row++) {
        near.fill(1, row * width + Math.max(0, x - px), row * width + Math.min(width, x + px + 1));
      }
    }
  }
  return near;
}
