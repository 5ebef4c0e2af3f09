import { defined } from "@/utils/core/defined";
import { EDIT_SCHEMA, type Edit } from "@/utils/core/edit/edit";
import { makeEditId } from "@/utils/core/edit/edit-id";
import { THIS_DEVICE } from "@/utils/core/edit/this-device";
import { activeOperations } from "@/utils/core/mask/history";
import type { MaskHistory } from "@/utils/core/mask/operation";
import type { Result } from "@/utils/core/result";
import { type BlankPart, blankPart } from "@/utils/panel/erase/blank-part";
import { beginErasing, type ErasingJob } from "@/utils/panel/erase/erasing-job";
import { THUMB_SIDE } from "@/utils/panel/send/make-edits";
import { showEdit } from "@/utils/panel/show/follow-edit";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { type OpenPicture, type PanelState, startRun } from "@/utils/panel/state/panel-state";
import type { ErasedPicture } from "@/utils/pixels/job-types";
import { saveMadeEdit } from "@/utils/store/made-edits";

/** What is to disappear, and what earlier tries copied from. */
export interface Erasing {
  readonly mask: MaskHistory;
  readonly avoid?: readonly number[];
  /** Just that, where it was begun before the picture was open. */
  readonly job?: ErasingJob;
}

/**
 * Takes away what is painted from the open picture, or continues its edges where that is blank,
 * stores that as an edit, and shows it. Nothing leaves this device.
 *
 * @param signal aborted when it is cancelled, or another erasing or picture comes
 */
export async function eraseFromOpen(
  context: PanelContext,
  { mask, avoid, job }: Erasing,
  signal: AbortSignal,
): Promise<void> {
  const { store, editor, services } = context;
  const state = store.getState();
  const { picture } = state;
  if (!picture) return;
  const blank = blankPart(picture.record, mask);
  const { bytes } = picture;
  const report = (done: number) => {
    if (!signal.aborted) store.setState({ erasing: { done, isContinuing: blank !== undefined } });
  };
  const request = {
    picture: bytes,
    operations: blank?.more ?? activeOperations(mask),
    ...defined({ kept: blank?.kept, avoid }),
  };
  const { startedAt, erased: erasing, follow } = job ?? beginErasing(services, request, signal);
  follow(report);
  const [erased, thumb] = await Promise.all([
    erasing,
    services.pixels.thumbnail({ picture: bytes, maxSide: THUMB_SIDE }, signal),
  ]);
  if (signal.aborted) return;
  const saved = erased.ok
    ? await save(context, { state, picture, mask, blank, startedAt }, erased.value, thumb)
    : erased;
  if (signal.aborted) return;
  if (!saved.ok) return store.setState({ problem: saved.error });
  startRun(store, saved.value);
  store.setState({ erasing: undefined });
  editor.setMaskShown("outline");
  await showEdit(context, saved.value);
}

interface Begun {
  readonly state: PanelState;
  readonly picture: OpenPicture;
  readonly mask: MaskHistory;
  readonly blank: BlankPart | undefined;
  readonly startedAt: number;
}

async function save(
  { services }: PanelContext,
  begun: Begun,
  erased: ErasedPicture,
  thumb: Result<Blob>,
): Promise<Result<Edit>> {
  const { state, picture, mask, blank, startedAt } = begun;
  const { patch, window, ...facts } = erased;
  const endedAt = services.now();
  const made: Omit<Edit, "state" | "results"> = {
    id: makeEditId(endedAt, services.makeId()),
    schema: EDIT_SCHEMA,
    createdAt: endedAt,
    pictureId: picture.record.id,
    ...defined({ parentId: picture.parentId }),
    mask,
    window,
    sentSize: { width: window.width, height: window.height },
    maskWay: blank ? "continued" : "patch",
    prompt: "",
    options: { ...state.ask.options, count: 1 },
    profileId: THIS_DEVICE,
    profileName: "",
    host: "",
    model: "",
    sentAt: startedAt,
    endedAt,
    erased: facts,
    isStarred: false,
  };
  const saved = await saveMadeEdit(made, patch, thumb.ok ? thumb.value : undefined);
  // Other panels list it as well, and the history may have grown beyond its budget.
  if (saved.ok) void services.request({ type: "edit-made", editId: made.id });
  return saved;
}
