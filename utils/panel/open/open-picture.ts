import type { AppError } from "@/utils/core/app-error";
import { EMPTY_MASK } from "@/utils/core/mask/history";
import { ok, type Result } from "@/utils/core/result";
import { type FoundWork, findWork } from "@/utils/panel/open/find-work";
import type { OpenedWith } from "@/utils/panel/open/opened-with";
import type { Begun } from "@/utils/panel/picture/find-picture";
import { loadPicture } from "@/utils/panel/picture/load-picture";
import { showEdit } from "@/utils/panel/show/follow-edit";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { type LoadedPicture, newRun, type PanelState } from "@/utils/panel/state/panel-state";
import { ORIGINAL_VIEW } from "@/utils/panel/state/result-view";
import { newSending } from "@/utils/panel/state/sending";
import { unsentNow } from "@/utils/panel/state/work";

/** How a picture is opened. */
export interface OpenRequest {
  readonly pictureId: string;
  /** Aborted when something else is opened instead. */
  readonly signal: AbortSignal;
  /** What comes with it; a function is called when the picture was read. */
  readonly comes: OpenedWith | (() => OpenedWith | Promise<OpenedWith>);
  /** Where it was looked up before. */
  readonly begun?: Begun | undefined;
}

/**
 * Opens a stored picture, in place of whatever was open: every way in ends
 * here. Where something else was opened meanwhile, that one stays; this counts
 * as a success, for there is nothing to say about it.
 */
export async function openPicture(
  context: PanelContext,
  { pictureId, signal, comes, begun }: OpenRequest,
): Promise<Result<void>> {
  const picture = await loadPicture(pictureId, context.services, signal, begun);
  if (!picture) return ok(undefined);
  if (!picture.ok) return picture;
  const own = typeof comes === "function" ? await comes() : comes;
  const work = await findWork(context, pictureId, own);
  if (signal.aborted) {
    picture.value.bitmap.close();
    return ok(undefined);
  }
  show(context, picture.value, work);
  if (work.opened.edit) await showEdit(context, work.opened.edit);
  return ok(undefined);
}

/** Opens a picture of the gallery, to be painted as a pattern for the others. */
export async function openPattern(context: PanelContext, pictureId: string): Promise<void> {
  const signal = context.opening.next();
  const opened = await openPicture(context, { pictureId, signal, comes: { isAnew: true } });
  if (signal.aborted) return;
  if (opened.ok) context.store.setState({ isPattern: true });
  else showArrivalError(context, opened.error, true);
}

function show(
  { store, editor }: PanelContext,
  picture: LoadedPicture,
  { opened, unsent }: FoundWork,
): void {
  const { edit, parentId, prompt, options, references = [], mask = EMPTY_MASK } = opened;
  const before = store.getState();
  const { ask, sending } = before;
  const previousId = previousOf(before, picture, unsentNow(before, editor.getState().mask));
  store.setState({
    ...(opened.keepsView ? {} : { view: "editor" }),
    arrival: { state: "none" },
    further: [],
    isPattern: false,
    picture: { ...picture, ...(parentId ? { parentId } : {}) },
    ask: { prompt: prompt ?? ask.prompt, options: options ?? ask.options, references },
    sending: { ...newSending(opened.windowChoice), isStarting: sending.isStarting },
    run: edit && newRun(edit),
    sentBefore: undefined,
    shown: ORIGINAL_VIEW,
    unsent,
    previousId,
    replacedId: opened.isAnew ? replacedBy(picture, before) : undefined,
    problem: undefined,
  });
  editor.open({
    size: picture.record.size,
    tools: picture.tools,
    mask,
    ...(opened.stepBack ? { stepBack: opened.stepBack } : {}),
    ...(opened.stepForward ? { stepForward: opened.stepForward } : {}),
  });
  if (edit?.state === "done") editor.setMaskShown("outline");
}

/** The way back to a picture with unsent work; kept while other versions of the new one are opened. */
function previousOf(
  { picture, previousId }: PanelState,
  next: LoadedPicture,
  unsent: unknown,
): string | undefined {
  const id = picture?.record.id;
  if (id === next.record.id) return previousId;
  return id !== undefined && unsent ? id : undefined;
}

/** What this picture takes the place of; opened once more, it still does. */
function replacedBy(next: LoadedPicture, { picture, replacedId }: PanelState): string | undefined {
  return picture?.record.id === next.record.id ? replacedId : picture?.record.id;
}

/** Says in the picture's place why it could not be opened. */
export function showArrivalError({ store }: PanelContext, error: AppError, isFile = false): void {
  store.setState({ arrival: { state: "failed", error, isFile }, view: "editor" });
}
