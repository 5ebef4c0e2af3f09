import { boxSum } from "./box-sum";
import { HOLE, type Level, VOID } from "./level";

/** Red, green, blue, and how busy it is across and along. */
export const FEATURES = 5;

/** Busyness counts so much more than a step of colour. */
const GAIN = 2;
/** Mean slopes up to this are no busyness, grey levels: rows and frames are matched by their colours. */
const CALM = 4;

/**
 * What patches are compared by: five bytes a pixel. Busyness is the mean of |∂x luma| and of
 * |∂y luma| over what is known within `radius` px; the hole's own is zero until it is filled.
 */
export function featuresOf(level: Level, radius: number): Uint8Array {
  const { width, height, rgb, state } = level;
  const features = new Uint8Array(width * height * FEATURES);
  for (let i = 0, from = 0, to = 0; i < state.length; i++, from += 3, to += FEATURES) {
    features[to] = rgb[from] ?? 0;
    features[to + 1] = rgb[from + 1] ?? 0;
    features[to + 2] = rgb[from + 2] ?? 0;
  }
  addBusyness(level, features, radius, 3, 1);
  addBusyness(level, features, radius, 4, width);
  return features;
}

/** @param step to the pixel that a slope is measured to: 1 or the width */
function addBusyness(
  level: Level,
  features: Uint8Array,
  radius: number,
  channel: number,
  step: number,
): void {
  const { width, height, state } = level;
  const slopes = new Float32Array(width * height);
  const known = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const hasNext = step === 1 ? x + 1 < width : y + 1 < height;
      if (!hasNext || isUnknown(state[i]) || isUnknown(state[i + step])) continue;
      slopes[i] = Math.abs(luma(level, i + step) - luma(level, i));
      known[i] = 1;
    }
  }
  boxSum(slopes, width, height, radius);
  boxSum(known, width, height, radius);
  for (let i = 0; i < state.length; i++) {
    const count = known[i] ?? 0;
    if (count <= 0 || isUnknown(state[i])) continue;
    const busy = GAIN * ((slopes[i] ?? 0) / count - CALM);
    features[i * FEATURES + channel] = Math.max(0, Math.min(255, busy));
  }
}

function isUnknown(state: number | undefined): boolean {
  return state === HOLE || state === VOID;
}

function luma({ rgb }: Level, i: number): number {
  return (
    0.2126 * (rgb[i * 3] ?? 0) + 0.7152 * (rgb[i * 3 + 1] ?? 0) + 0.0722 * (rgb[i * 3 + 2] ?? 0)
  );
}
