import { defined } from "@/utils/core/defined";
import type { Rect, Size } from "@/utils/core/geometry";
import { EMPTY_MASK } from "@/utils/core/mask/history";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";
import type { Picture, Provenance } from "@/utils/core/picture/picture";
import type { Result } from "@/utils/core/result";
import {
  type Extension,
  extendedFrame,
  extensionMask,
  extensionOverlap,
  keptIn,
} from "@/utils/core/window/extend";
import { openEdit } from "@/utils/panel/open/open-edit";
import { openPicture } from "@/utils/panel/open/open-picture";
import type { OpenedWith } from "@/utils/panel/open/opened-with";
import { wayBack } from "@/utils/panel/open/way-back";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { chosenResult, parentIdOf } from "@/utils/panel/state/selectors";
import { savePicture } from "@/utils/store/pictures";

/**
 * Makes a larger picture from what is shown, stored as a picture of its own,
 * with the new part painted over. Undo leads back to the one it was made from.
 *
 * @param meanwhile is called with what the larger picture is being made of, and
 *   its frame, in px of that
 */
export async function extendPicture(
  context: PanelContext,
  extension: Extension,
  meanwhile?: (picture: Blob, frame: Rect) => void,
): Promise<void> {
  const size = context.store.getState().picture?.record.size;
  if (!size) return;
  const frame = extendedFrame(extension, size);
  await reframe(context, {
    way: "extend",
    size: frame,
    make: (picture) => {
      meanwhile?.(picture, frame);
      return context.services.pixels.extend({ picture, frame });
    },
    kept: keptIn(frame, size),
    comes: { mask: maskOf(extensionMask(frame, size, extensionOverlap(size))) },
  });
}

/**
 * Makes a picture of its own from a part of what is shown, with nothing painted
 * and the same words. Undo leads back to the one it was made from.
 *
 * @param frame picture px, within the picture
 */
export async function cropPicture(context: PanelContext, frame: Rect): Promise<void> {
  await reframe(context, {
    way: "crop",
    size: frame,
    make: (picture) => context.services.pixels.crop({ picture, frame }),
    comes: { mask: EMPTY_MASK, keepsPrompt: true },
  });
}

function maskOf(operations: readonly MaskOperation[]): MaskHistory {
  return { operations, position: operations.length };
}

interface Reframing {
  readonly way: Extract<Provenance["way"], "extend" | "crop">;
  /** Of the picture that comes, px. */
  readonly size: Size;
  /** Where the old picture lies in a larger one, px of the one that comes. */
  readonly kept?: Rect;
  readonly make: (picture: Blob) => Promise<Result<Blob>>;
  readonly comes: OpenedWith;
}

async function reframe(context: PanelContext, reframing: Reframing) {
  const { make, comes } = reframing;
  const { store, editor, services } = context;
  const before = store.getState();
  const { picture, run } = before;
  if (!picture) return;
  const signal = context.opening.next();
  // A result that is shown is what the person wants to see more or less of.
  const result = chosenResult(before)?.placed;
  const made = await make(result ?? picture.bytes);
  const saved = made.ok ? await save(made.value, reframing, before, services.now()) : made;
  const parentId = result ? run?.edit.id : parentIdOf(before);
  if (!saved.ok) {
    if (!signal.aborted) store.setState({ problem: saved.error });
    return;
  }
  const { mask: maskBefore } = editor.getState();
  const pictureId = saved.value.id;
  const parent = defined({ parentId });
  const stepBack = wayBack(
    editor,
    (ways) => stepBackTo(context, before, { mask: maskBefore, ...ways }),
    (ways) => open(context, pictureId, { ...parent, keepsPrompt: true, ...ways }),
  );
  await open(context, pictureId, { ...comes, ...parent, stepBack }, signal);
}

async function open(
  context: PanelContext,
  pictureId: string,
  comes: OpenedWith,
  signal = context.opening.next(),
): Promise<void> {
  const opened = await openPicture(context, { pictureId, signal, comes });
  if (!opened.ok && !signal.aborted) context.store.setState({ problem: opened.error });
}

function save(
  file: Blob,
  { way, size: { width, height }, kept }: Pick<Reframing, "way" | "size" | "kept">,
  state: PanelState,
  createdAt: number,
): Promise<Result<Picture>> {
  const { pageTitle, pageUrl, sourceUrl, fileName } = state.picture?.record.provenance ?? {};
  const result = chosenResult(state);
  const editId = state.run?.edit.id;
  return savePicture(file, {
    type: "image/png",
    size: { width, height },
    isAnimated: false,
    createdAt,
    provenance: {
      way,
      ...(kept ? { kept } : {}),
      ...(editId && result?.placed ? { editId, resultIndex: result.index } : {}),
      ...(pageTitle ? { pageTitle } : {}),
      ...(pageUrl ? { pageUrl } : {}),
      ...(sourceUrl ? { sourceUrl } : {}),
      ...(fileName ? { fileName } : {}),
    },
  });
}

/** Opens what was open before. */
async function stepBackTo(
  context: PanelContext,
  before: PanelState,
  { mask, ...ways }: OpenedWith,
): Promise<void> {
  if (before.run) return openEdit(context, before.run.edit.id, ways);
  const pictureId = before.picture?.record.id;
  if (!pictureId) return;
  await open(context, pictureId, defined({ mask, parentId: parentIdOf(before), ...ways }));
}
