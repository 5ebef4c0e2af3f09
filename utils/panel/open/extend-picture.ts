import type { Size } from "@/utils/core/geometry";
import type { MaskHistory } from "@/utils/core/mask/operation";
import type { Picture } from "@/utils/core/picture/picture";
import type { Result } from "@/utils/core/result";
import {
  type Extension,
  extendedFrame,
  extensionMask,
  extensionOverlap,
} from "@/utils/core/window/extend";
import { openEdit } from "@/utils/panel/open/open-edit";
import { openPicture } from "@/utils/panel/open/open-picture";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { chosenResult, parentIdOf } from "@/utils/panel/state/selectors";
import { savePicture } from "@/utils/store/pictures";

/**
 * Makes a larger picture from what is shown, stored as a picture of its own,
 * with the new part painted over. Undo leads back to the one it was made from.
 */
export async function extendPicture(context: PanelContext, extension: Extension): Promise<void> {
  const { store, editor, services } = context;
  const before = store.getState();
  const { picture, run } = before;
  if (!picture) return;
  const signal = context.opening.next();
  const { size } = picture.record;
  const frame = extendedFrame(extension, size);
  // A result that is shown is what the person wants to see more of.
  const result = chosenResult(before)?.placed;
  const made = await services.pixels.extend({ picture: result ?? picture.bytes, frame });
  const saved = made.ok ? await save(made.value, frame, before, services.now()) : made;
  const operations = extensionMask(frame, size, extensionOverlap(size));
  const parentId = result ? run?.edit.id : parentIdOf(before);
  const { mask: maskBefore } = editor.getState();
  const stepBack = () => void stepBackTo(context, before, maskBefore);
  const comes = {
    mask: { operations, position: operations.length },
    stepBack,
    ...(parentId ? { parentId } : {}),
  };
  const opened = saved.ok
    ? await openPicture(context, { pictureId: saved.value.id, signal, comes })
    : saved;
  if (!opened.ok && !signal.aborted) store.setState({ problem: opened.error });
}

function save(
  file: Blob,
  { width, height }: Size,
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
      way: "extend",
      ...(editId && result?.placed ? { editId, resultIndex: result.index } : {}),
      ...(pageTitle ? { pageTitle } : {}),
      ...(pageUrl ? { pageUrl } : {}),
      ...(sourceUrl ? { sourceUrl } : {}),
      ...(fileName ? { fileName } : {}),
    },
  });
}

/** Opens what was open before the extension. */
async function stepBackTo(
  context: PanelContext,
  before: PanelState,
  mask: MaskHistory,
): Promise<void> {
  if (before.run) return openEdit(context, before.run.edit.id);
  const pictureId = before.picture?.record.id;
  if (!pictureId) return;
  const parentId = parentIdOf(before);
  const signal = context.opening.next();
  const comes = { mask, ...(parentId ? { parentId } : {}) };
  const opened = await openPicture(context, { pictureId, signal, comes });
  if (!opened.ok) context.store.setState({ problem: opened.error });
}
