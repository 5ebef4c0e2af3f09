import type { Draft, Work } from "@/utils/core/edit/draft";
import { isUnsent, setAside } from "@/utils/core/edit/unsent-work";
import type { OpenedWith } from "@/utils/panel/open/opened-with";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { draftOf } from "@/utils/panel/state/work";
import { readDraftOf } from "@/utils/store/drafts";
import { readEdit } from "@/utils/store/edits";

/** What a picture is opened with, and the unsent work that gives way to it. */
export interface FoundWork {
  readonly opened: OpenedWith;
  readonly unsent: readonly Work[];
}

/**
 * Looks up what was left on a picture in this window. A picture that brings no
 * mask of its own is opened with it; for one that does, it is set aside. One
 * that is opened anew starts clean where all of it was sent and is done.
 */
export async function findWork(
  context: PanelContext,
  pictureId: string,
  comes: OpenedWith,
): Promise<FoundWork> {
  const draft = await draftFor(context, pictureId);
  const { picture, ask } = context.store.getState();
  // What was written while nothing was open is meant for the picture that comes.
  const written = picture || ask.prompt === "" ? {} : { prompt: ask.prompt };
  if (!draft) {
    const prompt = comes.mask || comes.keepsPrompt ? {} : { prompt: "" };
    return { opened: { ...prompt, ...comes, ...written }, unsent: [] };
  }
  const edit = draft.editId ? await readEdit(draft.editId) : undefined;
  const sent = edit?.ok ? edit.value : undefined;
  if (comes.mask) {
    const { mask, prompt = ask.prompt } = comes;
    const left = isUnsent(draft, sent) ? workIn(draft) : undefined;
    return { opened: comes, unsent: setAside(draft.unsent ?? [], left, { mask, prompt }) };
  }
  const { parentId } = draft;
  const isOver = comes.isAnew && sent?.state === "done" && !isUnsent(draft, sent);
  const left = isOver ? { prompt: "" } : { ...workIn(draft), ...(sent ? { edit: sent } : {}) };
  return {
    opened: {
      ...left,
      ...(parentId ? { parentId } : {}),
      ...comes,
      ...written,
    },
    unsent: draft.unsent ?? [],
  };
}

/** What is open now is newer than its draft on disk. */
async function draftFor(
  { store, editor, services, keeper }: PanelContext,
  pictureId: string,
): Promise<Draft | undefined> {
  const state = store.getState();
  if (state.picture?.record.id === pictureId) {
    return draftOf(state, editor.getState().mask, services.now());
  }
  const page = { windowId: services.windowId, pageId: keeper.pageId };
  const found = await readDraftOf(pictureId, page);
  if (!found.ok || !found.value) return undefined;
  const { draft, others, keys } = found.value;
  keeper.taken.set(pictureId, keys);
  // Another page of this window had it open as well: what it has not sent is set aside.
  let unsent = draft.unsent ?? [];
  for (const other of others) {
    const edit = other.editId ? await readEdit(other.editId) : undefined;
    const left = isUnsent(other, edit?.ok ? edit.value : undefined) ? workIn(other) : undefined;
    for (const work of [...(other.unsent ?? []), left]) unsent = setAside(unsent, work, draft);
  }
  return unsent.length > 0 ? { ...draft, unsent } : draft;
}

function workIn({ mask, prompt, references, options, windowChoice }: Draft): Work {
  return {
    mask,
    prompt,
    options,
    ...(references ? { references } : {}),
    ...(windowChoice ? { windowChoice } : {}),
  };
}
