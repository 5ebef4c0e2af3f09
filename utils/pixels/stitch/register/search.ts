import type { Plane } from "@/utils/pixels/stitch/register/plane";
import type { Alignment, Samples } from "@/utils/pixels/stitch/register/samples";

const SCALE_STEPS = 2;
const CAP = 40;

/**
 * Tries whole-pixel shifts and some scales, and gives the most promising ones,
 * best first: least squares alone finds only what is nearer than the finest
 * detail is wide, and patterns that repeat have several likely places.
 */
export function search(
  samples: Samples,
  answer: Plane,
  maxShift: number,
  maxScale: number,
  most: number,
): Alignment[] {
  const reach = Math.ceil(maxShift);
  const tried: { readonly alignment: Alignment; readonly error: number }[] = [];
  for (let zoom = -SCALE_STEPS; zoom <= SCALE_STEPS; zoom++) {
    const scale = 1 + (maxScale * zoom) / SCALE_STEPS;
    for (let y = -reach; y <= reach; y++) {
      for (let x = -reach; x <= reach; x++) {
        const alignment = { x, y, scale };
        tried.push({ alignment, error: quickError(samples, answer, alignment) });
      }
    }
  }
  tried.sort((a, b) => a.error - b.error);
  return tried.slice(0, most).map(({ alignment }) => alignment);
}

/** Mean capped difference at the nearest pixels, brightness evened out. */
function quickError({ x, y, value, count }: Samples, answer: Plane, at: Alignment): number {
  const { data, width, height } = answer;
  const middleX = (width - 1) / 2 + at.x + 0.5;
  const middleY = (height - 1) / 2 + at.y + 0.5;
  const differences = new Float32Array(count);
  let [sum, inside] = [0, 0];
  for (let k = 0; k < count; k++) {
    const column = Math.floor(middleX + at.scale * x[k]!);
    const row = Math.floor(middleY + at.scale * y[k]!);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const difference = data[row * width + column]! - value[k]!;
    differences[inside++] = difference;
    sum += difference;
  }
  const mean = sum / Math.max(1, inside);
  let error = 0;
  for (let k = 0; k < inside; k++) error += Math.min(CAP, Math.abs(differences[k]! - mean));
  return inside > count / 2 ? error / inside : Number.POSITIVE_INFINITY;
}
