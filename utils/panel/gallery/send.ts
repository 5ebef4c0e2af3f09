import type { AppError } from "@/utils/core/app-error";
import { failingFor } from "@/utils/core/gallery/failing";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { markUsed } from "@/utils/core/recipe/recipe-list";
import { ok, type Result } from "@/utils/core/result";
import { type Asked, type Ready, readAsked, readyPlans } from "@/utils/panel/gallery/asked";
import type { GalleryContext } from "@/utils/panel/gallery/gallery-context";
import { type GalleryState, withKey } from "@/utils/panel/gallery/gallery-state";
import { readSource } from "@/utils/panel/picture/load-picture";
import { makeEditsForAll } from "@/utils/panel/send/make-edits";
import { planWindow } from "@/utils/panel/send/plan-window";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { newSending } from "@/utils/panel/state/sending";
import { saveBatch } from "@/utils/store/gallery-batch";
import { saveNewEdit } from "@/utils/store/new-edits";
import { saveRecipes } from "@/utils/store/recipes";

/**
 * Makes an edit of every picture that is planned, one after the other, and puts
 * each into the queue as soon as it is stored. Only ever called by a press on the
 * button that says how many images are asked for. A picture that cannot be
 * prepared says so, and the rest goes on; where the disk is full, what is left
 * stays as it is, to be sent by another press.
 */
export async function sendAll(context: GalleryContext): Promise<void> {
  const { panel, store, sending } = context;
  if (store.getState().sending) return;
  // What the button has counted, whatever is planned anew meanwhile.
  const ready = readyPlans(store.getState());
  const none = { done: 0, of: ready.length };
  store.setState({ problem: undefined, stopped: undefined, sending: none });
  const sentBefore = store.getState().batch.length;
  const signal = sending.next();
  try {
    const asked = await readAsked(store.getState().ask, panel.store.getState());
    if (!asked.ok) return store.setState({ problem: asked.error });
    await rememberUse(context);
    for (const [done, one] of ready.entries()) {
      const stopped = failingFor(endedSince(store.getState(), sentBefore));
      if (stopped) store.setState({ stopped });
      if (signal.aborted || stopped) return;
      store.setState({ sending: { done, of: ready.length } });
      if (!(await sendOne(context, one, asked.value, signal))) return;
    }
  } finally {
    store.setState({ sending: undefined });
  }
}

/** The edits of this press, as far as they are known. */
function endedSince({ batch, entries }: GalleryState, from: number): readonly HistoryEntry[] {
  return batch.slice(from).flatMap(({ editId }) => entries.get(editId) ?? []);
}

/** False where there is no use in going on with the others. */
async function sendOne(
  context: GalleryContext,
  [id, plan]: Ready,
  asked: Asked,
  signal: AbortSignal,
): Promise<boolean> {
  const { panel, store } = context;
  const made = await makeOne(panel, plan, asked);
  // Stopped in the last moment: nothing of it is on the disk yet.
  if (signal.aborted) return false;
  const [edit] = made.ok ? made.value : [];
  const saved = edit ? await saveNewEdit(edit.edit, edit.files, edit.thumb) : made;
  if (!saved.ok) {
    const isDisk = saved.error.code.startsWith("storage_");
    if (isDisk) store.setState({ problem: saved.error });
    else fail(context, id, saved.error);
    return !isDisk;
  }
  if (!edit) return true;
  await noteSent(context, id, edit.edit.id);
  const told = await panel.services.request({ type: "run-edit", editId: edit.edit.id });
  // It is stored and in the queue: the next background takes it up.
  if (!told.ok) store.setState({ problem: told.error });
  return true;
}

function fail({ store }: GalleryContext, id: string, error: AppError): void {
  store.setState(({ plans }) => ({ plans: withKey(plans, id, { state: "failed", error }) }));
}

/** From here on this picture is not sent again by the same button. */
async function noteSent({ panel, store }: GalleryContext, id: string, editId: string) {
  store.setState(({ batch, plans, items }) => {
    const name = items.find((item) => item.id === id)?.name ?? "";
    const rest = new Map(plans);
    rest.delete(id);
    return { step: "sent", batch: [...batch, { itemId: id, name, editId }], plans: rest };
  });
  await saveBatch(panel.services.windowId, store.getState().batch);
}

async function makeOne(
  { services, store }: PanelContext,
  { pictureId, operations }: Ready[1],
  { profile, options, prompt }: Asked,
) {
  const source = await readSource(pictureId, services);
  if (!source.ok) return source;
  const { server } = store.getState();
  const input = {
    state: {
      ask: { prompt, options, references: [] },
      sending: newSending(),
      server: { ...server, profile },
      compared: [],
    },
    picture: source.value,
    profile,
    mask: { operations, position: operations.length },
  };
  const found = await planWindow(services, input);
  return found.ok ? makeEditsForAll(services, input, found.value) : found;
}

async function rememberUse({ panel, store }: GalleryContext): Promise<Result<void>> {
  const { recipe, values } = store.getState().ask;
  if (!recipe) return ok(undefined);
  return saveRecipes([markUsed(recipe, panel.services.now(), values)]);
}
