import type { Rect, Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";

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
