import { createPutOff } from "@/utils/async/debounce";
import type { AppError } from "@/utils/core/app-error";
import type { Draft } from "@/utils/core/edit/draft";
import type { Editor } from "@/utils/editor/editor-types";
import { loadPicture, showPicture } from "@/utils/panel/open/open-picture";
import type { OpenPicture, PanelState, PanelStore } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { showEdit } from "@/utils/panel/show/follow-edit";
import { newestDraft, saveDraft } from "@/utils/store/drafts";
import { readEdit } from "@/utils/store/edits";

/**
 * Long enough not to write while a person types, short enough to lose next to
 * nothing; and somebody who never pauses loses no more than the longest wait.
 */
const PATIENCE = { pauseMs: 400, longestMs: 2000 };

/**
 * Keeps what is open on disk: closing a panel destroys its page without a
 * question. One draft a picture, so that opening another one loses nothing.
 */
export function keepDraft(store: PanelStore, editor: Editor, services: PanelServices): () => void {
  const save = (state = store.getState()) => {
    const draft = draftOf(state, editor, services.now());
    if (draft) void saveDraft(draft, services.windowId);
  };
  const putOff = createPutOff(save, PATIENCE);
  const stops = [
    store.subscribe((state, before) => {
      const isOther = before.picture !== state.picture;
      // The picture changes before the editor's mask does: the last moment to keep both.
      if (isOther && before.picture && putOff.isDue) save(before);
      // What is open, and what was paid for, is found again even by a panel that is closed at once.
      if (isOther || before.edit?.id !== state.edit?.id) putOff.next();
      else putOff.soon();
    }),
    editor.onMaskChange(putOff.soon),
  ];
  addEventListener("pagehide", putOff.now);
  return () => {
    putOff.stop();
    removeEventListener("pagehide", putOff.now);
    for (const stop of stops) stop();
  };
}

function draftOf(state: PanelState, editor: Editor, savedAt: number): Draft | undefined {
  const { picture, edit, parentId, prompt, references, options, windowChoice } = state;
  if (!picture) return undefined;
  return {
    pictureId: picture.record.id,
    ...(edit ? { editId: edit.id } : {}),
    ...(parentId ? { parentId } : {}),
    mask: editor.getState().mask,
    prompt,
    ...(references.length > 0 ? { references } : {}),
    options,
    ...(windowChoice.kind === "around" ? {} : { windowChoice }),
    savedAt,
  };
}

/** Opens what this window had open last; where it cannot be read any more, says so. */
export async function restoreDraft(
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): Promise<void> {
  if (!isIdle(store)) return;
  const draft = await newestDraft(services.windowId);
  if (!isIdle(store)) return;
  if (!draft.ok) return showLoss(draft.error, store);
  if (!draft.value) return;
  const picture = await loadPicture(draft.value.pictureId, services);
  if (!isIdle(store)) return;
  if (!picture.ok) return showLoss(picture.error, store);
  // A prompt that was taken from the history meanwhile is newer than the draft's.
  const { prompt } = store.getState();
  const newest = prompt === "" ? draft.value : { ...draft.value, prompt };
  const how = { keepsView: true, isCurrent: () => isIdle(store) };
  await openDraft(newest, picture.value, how, store, editor, services);
}

/** Leaves the view as it is: nobody asked for this picture just now. */
function showLoss(error: AppError, store: PanelStore): void {
  store.setState({ arrival: { state: "failed", error, isFile: true } });
}

/** Nothing was opened, and nothing is on its way: whatever came meanwhile is newer. */
function isIdle(store: PanelStore): boolean {
  const { picture, arrival } = store.getState();
  return picture === undefined && arrival.state === "none";
}

interface OpenDraftOptions {
  /** The person has gone elsewhere meanwhile and is left there. */
  readonly keepsView: boolean;
  /** Whether nothing else was opened while this was being read. */
  readonly isCurrent: () => boolean;
}

export async function openDraft(
  draft: Draft,
  picture: OpenPicture,
  { keepsView, isCurrent }: OpenDraftOptions,
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): Promise<void> {
  const edit = draft.editId ? await readEdit(draft.editId) : undefined;
  if (!isCurrent()) return;
  showPicture(
    picture,
    {
      mask: draft.mask,
      prompt: draft.prompt,
      keepsView,
      ...(draft.parentId ? { parentId: draft.parentId } : {}),
      ...(draft.windowChoice ? { windowChoice: draft.windowChoice } : {}),
      ...(draft.references ? { references: draft.references } : {}),
      ...(edit?.ok ? { edit: edit.value } : {}),
    },
    store,
    editor,
  );
  store.setState({ options: draft.options });
  if (!edit?.ok) return;
  if (edit.value.state === "done") editor.setMaskShown("outline");
  await showEdit(edit.value, store, services);
}
