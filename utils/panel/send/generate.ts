import { within } from "@/utils/async/within";
import { type AppError, appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { isEmptyMask } from "@/utils/core/mask/history";
import { ok, type Result } from "@/utils/core/result";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import { whyNotReady } from "@/utils/core/server/readiness";
import type { Editor } from "@/utils/editor/editor-types";
import { isAskedAlready, leftOver } from "@/utils/panel/send/asked-already";
import { requestsAsked } from "@/utils/panel/send/images-asked";
import { makeEditsForAll } from "@/utils/panel/send/make-edits";
import { type PlanInput, planWindow } from "@/utils/panel/send/plan-window";
import { targetsOf } from "@/utils/panel/send/targets";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import {
  changePart,
  type OpenPicture,
  type PanelState,
  startRun,
} from "@/utils/panel/state/panel-state";
import { saveWork } from "@/utils/panel/state/save-work";
import { withPlan } from "@/utils/panel/state/sending";
import { isKeyLocked } from "@/utils/store/keys";
import { type NewEdit, saveNewEdits } from "@/utils/store/new-edits";

/**
 * A hundred megapixels and four references take seconds. Where the browser has
 * dropped what is stored under an open panel, its blobs never answer.
 */
const PREPARING_LIMIT_MS = 60_000;

/** Why Generate cannot start now, or `undefined`. */
export function whyNotNow(state: PanelState, editor: Editor): AppError | undefined {
  const { ask, server, picture } = state;
  const rest = {
    hasKey: server.hasKey,
    prompt: ask.prompt,
    isMaskEmpty: isEmptyMask(editor.getState().mask),
    hasTransparency: picture?.hasTransparency ?? false,
  };
  const [first, ...others] = targetsOf(state);
  const missing = whyNotReady({ ...rest, profile: first, capability: capabilityOf(first) });
  if (missing) return missing;
  // One of several models may take fewer words than the chosen one.
  return others
    .map((profile) => whyNotReady({ ...rest, profile, capability: capabilityOf(profile) }))
    .find((reason) => reason !== undefined);
}

/**
 * Makes an edit from what is painted and written, stores it with its files, and
 * asks the background to run it. Everything typed and painted stays in place.
 *
 * @param prompt in place of what is typed
 */
export async function generate(context: PanelContext, prompt?: string): Promise<void> {
  const { store, editor } = context;
  const now = store.getState();
  const state = prompt === undefined ? now : { ...now, ask: { ...now.ask, prompt } };
  const { picture, server } = state;
  const { profile } = server;
  // While something is removed the button rests, and so do the keys.
  if (!picture || state.sending.isStarting || state.erasing) return;
  const { mask } = editor.getState();
  if (isAskedAlready(state, mask)) return;
  const left = leftOver(state, mask);
  if (left.length > 0) {
    // After a start of the browser a locked key is locked again: the passphrase first.
    if (await isLocked(context, server.profile?.id)) return;
    return run(context, left);
  }
  const missing = whyNotNow(state, editor);
  if (missing?.code === "key_missing" || (!missing && !profile)) {
    // Nothing has gone wrong: a server is set up right here, and the picture stays as it is.
    return store.setState({ problem: undefined, isSettingUp: true });
  }
  if (missing || !profile) return store.setState({ problem: missing });
  store.setState({ problem: undefined, isSettingUp: false });
  setStarting(context, true);
  const signal = context.starting.next();
  try {
    const stored = planAndStore(context, { state, picture, profile, mask }, signal);
    const edits = await within(stored, PREPARING_LIMIT_MS, signal);
    if (edits === "late") {
      context.starting.cancel();
      store.setState({ problem: appError("storage_gone") });
    } else if (edits !== "aborted" && edits) await send(context, picture, edits);
  } finally {
    setStarting(context, false);
  }
}

function setStarting({ store }: PanelContext, isStarting: boolean): void {
  changePart(store, "sending", (sending) => ({ ...sending, isStarting }));
}

interface GenerateInput extends PlanInput {
  readonly state: PanelState;
}

/** Whether the key has to be unlocked first, which the state then says. */
async function isLocked({ store }: PanelContext, profileId: string | undefined): Promise<boolean> {
  if (profileId === undefined || !(await isKeyLocked(profileId))) return false;
  store.setState({ problem: appError("keys_locked") });
  return true;
}

/** Stores what will be sent; nothing where something has to be said first, or it was cancelled. */
async function planAndStore(
  context: PanelContext,
  input: GenerateInput,
  signal: AbortSignal,
): Promise<readonly Edit[] | undefined> {
  const { store, services } = context;
  if (await isLocked(context, input.profile.id)) return undefined;
  // What was typed in the last moment is on the disk before anything can end the panel for it.
  const kept = saveWork(context, input.state);
  const area = await planWindow(services, input);
  const planned = area.ok ? withPlan(input.state.sending, area.value) : undefined;
  if (area.ok && planned && requestsAsked(planned) > requestsAsked(input.state.sending)) {
    // Painted on in the last moment: the button has to say the new price first.
    changePart(store, "sending", (sending) => withPlan(sending, area.value));
    return undefined;
  }
  const made = area.ok ? await makeEditsForAll(services, input, area.value) : area;
  await kept;
  if (signal.aborted) return undefined;
  const saved = made.ok ? await saveAll(made.value) : made;
  if (!signal.aborted) {
    if (!saved.ok) store.setState({ problem: saved.error });
    return saved.ok ? saved.value : undefined;
  }
  // Cancelled in the last moment: what waits on the disk would be sent by the next start.
  for (const { id } of saved.ok ? saved.value : []) {
    await services.request({ type: "cancel-edit", editId: id });
  }
  return undefined;
}

async function send(
  context: PanelContext,
  picture: OpenPicture,
  edits: readonly Edit[],
): Promise<void> {
  const { store, editor } = context;
  const [first] = edits;
  // Another picture may have been opened meanwhile: the edit is sent, but not shown with it.
  if (store.getState().picture === picture) {
    store.setState({ sentBefore: undefined });
    startRun(store, first);
    editor.setMaskShown("outline");
  }
  await run(
    context,
    edits.map(({ id }) => id),
  );
}

async function run({ store, services }: PanelContext, editIds: readonly string[]): Promise<void> {
  for (const editId of editIds) {
    const told = await services.request({ type: "run-edit", editId });
    if (!told.ok) store.setState({ problem: told.error });
  }
}

async function saveAll(made: readonly NewEdit[]): Promise<Result<readonly Edit[]>> {
  const saved = await saveNewEdits(made);
  return saved.ok ? ok(made.map(({ edit }) => edit)) : saved;
}
