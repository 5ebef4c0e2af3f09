import type { Rect, Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { MAX_FILLED } from "@/utils/core/picture/picture";

/**
 * The mask of a picture that was extended: all that is new, and a strip of the
 * old picture along it, so that the new part grows out of the old one and the
 * seam lies where both show the same.
 *
 * @param frame the extended picture's frame in px of the old picture; holds it
 * @param old the old picture's size
 * @param overlap width of the strip, px
 * @returns operations in px of the extended picture
 */
export function extensionMask(frame: Rect, old: Size, overlap: number): MaskOperation[] {
  const inset = (isExtended: boolean) => (isExtended ? overlap : 0);
  const left = inset(frame.x < 0);
  const top = inset(frame.y < 0);
  const right = inset(frame.x + frame.width > old.width);
  const bottom = inset(frame.y + frame.height > old.height);
  const kept = {
    x: left - frame.x,
    y: top - frame.y,
    width: old.width - left - right,
    height: old.height - top - bottom,
  };
  const hasKept = kept.width > 0 && kept.height > 0;
  const keep: MaskOperation = { kind: "rectangle", mode: "erase", rect: kept };
  return hasKept ? [{ kind: "all" }, keep] : [{ kind: "all" }];
}

/** How much is added on each side, picture px. */
export interface Extension {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const NO_EXTENSION: Extension = { left: 0, top: 0, right: 0, bottom: 0 };

/** The frame of the extended picture, in px of the old one. */
export function extendedFrame({ left, top, right, bottom }: Extension, old: Size): Rect {
  return {
    x: 0 - left,
    y: 0 - top,
    width: left + old.width + right,
    height: top + old.height + bottom,
  };
}

/**
 * Where the old picture lies in the extended one, px of the extended one.
 *
 * @param frame as of `extendedFrame`
 */
export function keptIn(frame: Rect, { width, height }: Size): Rect {
  return { x: 0 - frame.x, y: 0 - frame.y, width, height };
}

/**
 * Whether what is new can be continued from the picture itself: no strip deeper than the picture,
 * for it is filled with copies of it, and no more than can be filled at once.
 */
export function canContinue(extension: Extension, size: Size): boolean {
  const { left, top, right, bottom } = extension;
  const frame = extendedFrame(extension, size);
  const added = frame.width * frame.height - size.width * size.height;
  return (
    Math.max(left, right) <= size.width &&
    Math.max(top, bottom) <= size.height &&
    added <= MAX_FILLED
  );
}

/** Whether any side is extended. */
export function isExtended(extension: Extension): boolean {
  return Object.values(extension).some((px) => px > 0);
}

/** How wide the strip of the old picture is that the new part grows out of, px. */
export function extensionOverlap({ width, height }: Size): number {
  return Math.min(32, Math.max(8, Math.round(Math.min(width, height) / 50)));
}
