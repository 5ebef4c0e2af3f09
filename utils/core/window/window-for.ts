import type { SizeRule } from "@/utils/core/capability";
import type { Rect, Size } from "@/utils/core/geometry";
import {
  type ChosenWindow,
  candidateAspects,
  chooseWindow,
  closest,
  finish,
  snapWindow,
  type WantedSize,
  wholePictureWindow,
} from "@/utils/core/window/choose";
import { type Aspect, largestWithin, placeAround } from "@/utils/core/window/fit-rect";
import type { WindowChoice } from "@/utils/core/window/window-choice";

/**
 * The window that a choice means.
 *
 * @param box what is painted, picture px
 * @returns nothing where it is to lie around what is painted and nothing is
 */
export function windowFor(
  choice: WindowChoice,
  box: Rect | undefined,
  picture: Size,
  sizes: SizeRule,
  wanted: WantedSize,
): ChosenWindow | undefined {
  if (choice.kind === "whole") return wholePictureWindow(picture, sizes, wanted);
  if (choice.kind === "frame") return keepFrame(choice.rect, picture, sizes, wanted);
  return box && chooseWindow(box, picture, sizes, wanted);
}

/** A frame as it was left; snapped again where its aspect is no longer one that can be sent. */
function keepFrame(rect: Rect, picture: Size, sizes: SizeRule, wanted: WantedSize): ChosenWindow {
  const fitting = candidateAspects(sizes, wanted).find(
    ({ aspect }) => rect.width * aspect.down === rect.height * aspect.across,
  );
  return fitting ? finish(rect, fitting.sizes) : snapWindow(rect, picture, sizes, wanted);
}

/** Smaller frames hold nothing a model could work with, picture px. */
const LEAST_SIDE = 32;

/**
 * The nearest frame that can be sent. The corner that was not dragged stays
 * where it is; what is only moved keeps its size.
 *
 * @param dragged as the pointer has it, picture px
 * @param before the frame when the dragging began
 */
export function snapFrame(
  dragged: Rect,
  before: Rect,
  picture: Size,
  sizes: SizeRule,
  wanted: WantedSize,
): Rect {
  if (dragged.width === before.width && dragged.height === before.height) return dragged;
  const candidates = candidateAspects(sizes, wanted).map((candidate) => {
    const size = nearestSize(dragged, candidate.aspect, picture);
    return finish(placeAtAnchor(dragged, before, size, picture), candidate.sizes);
  });
  return closest(candidates, dragged).window;
}

/** The size of this aspect that is nearest in width and height, no larger than the picture. */
function nearestSize(dragged: Size, aspect: Aspect, picture: Size): Size {
  const { across, down } = aspect;
  const least = Math.ceil(LEAST_SIDE / Math.min(across, down));
  const wished = Math.round((dragged.width / across + dragged.height / down) / 2);
  const times = Math.max(least, wished);
  const largest = largestWithin(picture, aspect);
  // Where not even one fits, it reaches beyond the picture as letterboxed windows do.
  if (largest && largest.width < times * across) return largest;
  return { width: times * across, height: times * down };
}

function placeAtAnchor(dragged: Rect, before: Rect, size: Size, picture: Size): Rect {
  const isLeftDragged = dragged.x !== before.x;
  const isTopDragged = dragged.y !== before.y;
  const x = isLeftDragged ? dragged.x + dragged.width - size.width : dragged.x;
  const y = isTopDragged ? dragged.y + dragged.height - size.height : dragged.y;
  // The anchor gives way only where the frame would leave the picture.
  return placeAround({ x, y, ...size }, size, picture);
}
