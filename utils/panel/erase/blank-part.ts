import { appError } from "@/utils/core/app-error";
import type { Rect } from "@/utils/core/geometry";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";
import { paintedSince } from "@/utils/core/mask/painted-since";
import type { Picture } from "@/utils/core/picture/picture";
import {
  canContinue,
  type Extension,
  extensionMask,
  extensionOverlap,
} from "@/utils/core/window/extend";
import { extendPicture } from "@/utils/panel/open/reframe-picture";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** The blank part of an extended picture, where it is still painted over. */
export interface BlankPart {
  /** What is drawn, picture px; the rest is blank. */
  readonly kept: Rect;
  /** What was painted besides. */
  readonly more: readonly MaskOperation[];
}

/**
 * @returns `undefined` where nothing is blank, or it is no longer painted as it was: cleared or
 * inverted, say, for what is blank may stay so
 */
export function blankPart(
  { size, provenance: { kept } }: Pick<Picture, "size" | "provenance">,
  mask: MaskHistory,
): BlankPart | undefined {
  if (!kept) return undefined;
  const frame = { x: -kept.x, y: -kept.y, width: size.width, height: size.height };
  const operations = extensionMask(frame, kept, extensionOverlap(kept));
  const more = paintedSince({ operations, position: operations.length }, mask);
  return more?.every((operation) => "mode" in operation) ? { kept, more } : undefined;
}

/**
 * Opens a larger picture whose new part is to continue the edges.
 *
 * @returns false where there is none: it would be too large, could not be made, or something else
 * was opened meanwhile
 */
export async function extendToContinue(
  context: PanelContext,
  extension: Extension,
): Promise<boolean> {
  const { store } = context;
  const { picture: before } = store.getState();
  if (!before) return false;
  if (!canContinue(extension, before.record.size)) {
    store.setState({ problem: appError("erase_too_large") });
    return false;
  }
  await extendPicture(context, extension);
  const { picture } = store.getState();
  return picture !== before && picture?.record.provenance.kept !== undefined;
}
