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
import { beginErasing, type ErasingJob } from "@/utils/panel/erase/erasing-job";
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
 * Opens a larger picture whose new part is to continue the edges. Filling it takes longest, so that
 * is begun at once, from the picture that is there.
 *
 * @param signal breaks the filling off
 * @returns the filling; nothing where there is no larger picture: it would be too large, could not
 * be made, or something else was opened meanwhile
 */
export async function extendToContinue(
  context: PanelContext,
  extension: Extension,
  signal: AbortSignal,
): Promise<ErasingJob | undefined> {
  const { store, services } = context;
  const { picture: before } = store.getState();
  if (!before) return undefined;
  if (!canContinue(extension, before.record.size)) {
    store.setState({ problem: appError("erase_too_large") });
    return undefined;
  }
  let job: ErasingJob | undefined;
  await extendPicture(context, extension, (picture, frame) => {
    job = beginErasing(services, { picture, operations: [], frame }, signal);
  });
  const { picture: opened } = store.getState();
  return opened !== before && opened?.record.provenance.kept ? job : undefined;
}
