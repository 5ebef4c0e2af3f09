import type { Size } from "@/utils/core/geometry";
import type { Levels } from "@/utils/pixels/stitch/register/levels";
import {
  findAlignment,
  findFarther,
  isInside,
  type Range,
  type Registration,
} from "@/utils/pixels/stitch/register/register";

/** The range of most answers: shifts in px of the answer, found on the finest detail. */
const NEAR = { maxShift: 8, maxScale: 0.02, reach: 4 };
/**
 * The range of models that crop by up to 5 %, which enlarges by 1 / 0.95: shares of the compared
 * images' long side.
 */
const FAR = { maxShift: 0.04, maxScale: 0.056, reach: 8 };
/** The answer is moved only if that lowers the error to this share or less. */
const WORTH = 0.85;
/** And by so many levels: less is what rounding and a vignette make of a soft picture. */
const LEAST_GAIN = 0.5;
/** A small movement that lowers the error to this share is the right one: no larger one is looked for. */
const PLAIN = 0.6;

/**
 * The movement of an answer that is worth undoing: a small one if there is, else a larger one.
 *
 * @param before the error as the answer lies (`errorUnmoved`)
 * @param perPixel px of the compared images per px of the answer
 * @param size of the compared images
 * @returns nothing where none is
 */
export function findMovement(
  levels: Levels,
  before: number,
  perPixel: number,
  size: Size,
): Registration | undefined {
  // No movement can gain enough where next to nothing is wrong.
  if (before < LEAST_GAIN) return undefined;
  const near = { ...NEAR, maxShift: NEAR.maxShift * perPixel };
  const far = { ...FAR, maxShift: FAR.maxShift * Math.max(size.width, size.height) };
  const nearest = ifWorth(findAlignment(levels, near), near, before);
  if (nearest && nearest.errorAfter <= before * PLAIN) return nearest;
  return ifWorth(findFarther(levels, far), far, nearest?.errorAfter ?? before) ?? nearest;
}

/** A movement that lies within its range and lowers an error enough. */
function ifWorth(
  found: Registration | undefined,
  range: Range,
  error: number,
): Registration | undefined {
  if (!found || !isInside(found.alignment, range)) return undefined;
  return found.errorAfter <= Math.min(error * WORTH, error - LEAST_GAIN) ? found : undefined;
}
