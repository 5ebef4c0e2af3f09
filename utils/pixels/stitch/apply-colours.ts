import type { Rect, Size } from "@/utils/core/geometry";
import type { ColourRest, Spot } from "@/utils/pixels/stitch/colour-rest";

/** Per channel: value → value * gain + offset (0–255), and what that leaves. */
export interface ColourMatch {
  readonly gain: readonly [number, number, number];
  readonly offset: readonly [number, number, number];
  readonly rest?: readonly ColourRest[] | undefined;
}

/** Changes nothing. */
export const NO_MATCH: ColourMatch = { gain: [1, 1, 1], offset: [0, 0, 0] };

/** How far what gain and offset leave may move a value, in levels. */
const MAX_REST = 0.08 * 255;

/** How an image's pixels lie in the window that was compared. */
export interface Lie {
  /** Of the image, px. */
  readonly width: number;
  /** The first pixel's middle, in halves of the window's sides from its middle. */
  readonly first: Spot;
  /** From one pixel to the next. */
  readonly step: Spot;
}

/**
 * @param rect what the image shows, picture px
 * @param size of the image, px
 * @param window picture px
 */
export function lieIn(rect: Rect, size: Size, window: Rect): Lie {
  const stepX = (2 * rect.width) / size.width / window.width;
  const stepY = (2 * rect.height) / size.height / window.height;
  return {
    width: size.width,
    first: {
      x: (2 * (rect.x - window.x)) / window.width - 1 + stepX / 2,
      y: (2 * (rect.y - window.y)) / window.height - 1 + stepY / 2,
    },
    step: { x: stepX, y: stepY },
  };
}

/** Applies a match to RGBA pixels in place; alpha stays. */
export function applyColours(pixels: Uint8ClampedArray, match: ColourMatch, lie: Lie): void {
  const { width, first, step } = lie;
  const rows = pixels.length / 4 / width;
  for (let channel = 0; channel < 3; channel++) {
    const table = tableOf(match, channel);
    const rest = match.rest?.[channel];
    for (let row = 0; row < rows; row++) {
      const y = first.y + row * step.y;
      let at = row * width * 4 + channel;
      for (let column = 0; column < width; column++, at += 4) {
        const value = pixels[at]!;
        const moved = rest ? restAt(rest, value, first.x + column * step.x, y) : 0;
        pixels[at] = table[value]! + moved;
      }
    }
  }
}

/** What a match makes of one channel's value (0 to 255, also between) at a spot, not rounded. */
export function changedBy(
  match: ColourMatch,
  channel: number,
  value: number,
  { x, y }: Spot,
): number {
  const rest = match.rest?.[channel];
  return lineAt(match, channel, value) + (rest ? restAt(rest, value, x, y) : 0);
}

function tableOf(match: ColourMatch, channel: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => lineAt(match, channel, value));
}

function lineAt({ gain, offset }: ColourMatch, channel: number, value: number): number {
  return Math.min(255, Math.max(0, value * gain[channel]! + offset[channel]!));
}

function restAt({ byTone, byPlace }: ColourRest, value: number, x: number, y: number): number {
  const [byX, byY, byXX, byXY, byYY] = byPlace;
  const field = x * (byX + byXX * x + byXY * y) + y * (byY + byYY * y);
  return Math.min(MAX_REST, Math.max(-MAX_REST, byTone[Math.round(value)]! + field));
}
