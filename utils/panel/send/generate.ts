import { within } from "@/utils/async/within";
import { type AppError, appError } from "@/utils/core/app-error";
import { EDIT_SCHEMA, type Edit, type EditPart } from "@/utils/core/edit/edit";
import { makeEditId } from "@/utils/core/edit/edit-id";
import { operationsOf } from "@/utils/core/edit/part";
import { isEmptyMask } from "@/utils/core/mask/history";
import { ok, type Result } from "@/utils/core/result";
import { capabilityOf, maskWayOf, parseSize } from "@/utils/core/server/capability-choice";
import { whyNotReady } from "@/utils/core/server/readiness";
import { chooseWindow } from "@/utils/core/window/choose";
import type { Editor } from "@/utils/editor/editor-types";
import { isAskedAlready } from "@/utils/panel/send/asked-already";
import { requestsAsked } from "@/utils/panel/send/images-asked";
import { type PlanInput, planWindow } from "@/utils/panel/send/plan-window";
import { prepareReferences } from "@/utils/panel/send/prepare-references";
import { optionsFor, targetsOf, windowOfTarget } from "@/utils/panel/send/targets";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart, type PanelState, startRun } from "@/utils/panel/state/panel-state";
import { saveWork } from "@/utils/panel/state/save-work";
import {
  type FoundWindow,
  type PlannedWindow,
  separateAreas,
  withPlan,
} from "@/utils/panel/state/sending";
import type { PanelServices } from "@/utils/panel/state/services";
import { type SentFiles, saveNewEdit } from "@/utils/store/edits";
import { isKeyLocked } from "@/utils/store/keys";

/** The long side of a thumbnail in history, px: twice its size on screen. */
export const THUMB_SIDE = 192;

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
  if (!picture || state.sending.isStarting) return;
  if (isAskedAlready(state, editor.getState().mask)) return;
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
    const stored = planAndStore(context, { state, picture, profile }, signal);
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

/** Stores what will be sent; nothing where something has to be said first, or it was cancelled. */
async function planAndStore(
  context: PanelContext,
  input: PlanInput,
  signal: AbortSignal,
): Promise<readonly Edit[] | undefined> {
  const { store, services } = context;
  if (await isKeyLocked(input.profile.id)) {
    store.setState({ problem: appError("keys_locked") });
    return undefined;
  }
  // What was typed in the last moment is on the disk before anything can end the panel for it.
  const kept = saveWork(context, input.state);
  const area = await planWindow(context, input);
  const planned = area.ok ? withPlan(input.state.sending, area.value) : undefined;
  if (area.ok && planned && requestsAsked(planned) > requestsAsked(input.state.sending)) {
    // Painted on in the last moment: the button has to say the new price first.
    changePart(store, "sending", (sending) => withPlan(sending, area.value));
    return undefined;
  }
  const made = area.ok ? await makeForAll(context, input, area.value) : area;
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
  { store, editor, services }: PanelContext,
  picture: PlanInput["picture"],
  edits: readonly Edit[],
): Promise<void> {
  const [first] = edits;
  // Another picture may have been opened meanwhile: the edit is sent, but not shown with it.
  if (store.getState().picture === picture) {
    store.setState({ sentBefore: undefined });
    startRun(store, first);
    editor.setMaskShown("outline");
  }
  for (const { id } of edits) {
    const told = await services.request({ type: "run-edit", editId: id });
    if (!told.ok) store.setState({ problem: told.error });
  }
}

/** An edit with what is stored beside it. */
interface MadeEdit {
  readonly edit: Edit;
  readonly files: SentFiles;
  readonly thumb: Blob | undefined;
}

async function saveAll(made: readonly MadeEdit[]): Promise<Result<readonly Edit[]>> {
  for (const { edit, files, thumb } of made) {
    const saved = await saveNewEdit(edit, files, thumb);
    if (!saved.ok) return saved;
  }
  return ok(made.map(({ edit }) => edit));
}

/** The same window and paint for everybody that is asked, each in a size that it takes. */
async function makeForAll(
  context: PanelContext,
  input: PlanInput,
  found: FoundWindow,
): Promise<Result<readonly MadeEdit[]>> {
  const createdAt = context.services.now();
  const made: MadeEdit[] = [];
  const targets = targetsOf(input.state);
  for (const [at, profile] of targets.entries()) {
    // The later ids of one moment are listed first: so is who was chosen first.
    const rank = targets.length > 1 ? String(targets.length - at) : "";
    const isOther = profile !== input.state.server.profile;
    const { ask } = input.state;
    const options = isOther ? optionsFor(ask.options, profile) : ask.options;
    const state = { ...input.state, ask: { ...ask, options } };
    const window = isOther ? windowOfTarget(found, profile, options, input.picture) : found;
    const makeId = () => makeEditId(createdAt, rank + context.services.makeId());
    const born = { createdAt, makeId };
    const own = await makeEdits(context, { ...input, state, profile }, window, born);
    if (!own.ok) return own;
    made.push(...own.value);
  }
  return ok(made);
}

/** When edits are made, ms since the epoch, and what they are called. */
interface Born {
  readonly createdAt: number;
  readonly makeId: () => string;
}

/** One edit; or one for each part, if the person wants far-apart parts sent separately. */
async function makeEdits(
  context: PanelContext,
  input: PlanInput,
  found: FoundWindow,
  { createdAt, makeId }: Born,
): Promise<Result<readonly MadeEdit[]>> {
  const { editor, services } = context;
  const areas = areasOf(input, found);
  const ids = areas.map(makeId);
  const [groupId = ""] = ids;
  const made: MadeEdit[] = [];
  for (const [index, { others, ...area }] of areas.entries()) {
    const part = others ? { part: { groupId, editIds: ids, others } } : {};
    const base = { id: ids[index] ?? "", createdAt, mask: editor.getState().mask, ...part };
    const edit = await makeEdit(services, base, input, area);
    if (!edit.ok) return edit;
    made.push(edit.value);
  }
  return ok(made);
}

type Area = Pick<PlannedWindow, "window" | "sentSize" | "paint"> &
  Partial<Pick<EditPart, "others">>;

function areasOf({ state, picture, profile }: PlanInput, found: FoundWindow): readonly Area[] {
  const { areas, ...whole } = found;
  if (!separateAreas(state.sending) || !areas) return [whole];
  const { sizes } = capabilityOf(profile);
  const wanted = parseSize(state.ask.options.size) ?? "auto";
  return areas.map(({ box, others }) => ({
    ...chooseWindow(box, picture.record.size, sizes, wanted),
    paint: "inside",
    others,
  }));
}

async function makeEdit(
  services: PanelServices,
  base: Pick<Edit, "id" | "createdAt" | "mask" | "part">,
  { state, picture, profile }: PlanInput,
  { window, sentSize, paint }: Area,
): Promise<Result<MadeEdit>> {
  const { ask } = state;
  const capability = capabilityOf(profile);
  const maskWay = paint === "none" ? "transparency" : maskWayOf(capability);
  const prepared = await services.pixels.prepare({
    picture: picture.bytes,
    operations: operationsOf(base),
    window,
    sentSize,
    byteLimit: capability.imageByteLimit,
    maskByteLimit: capability.maskByteLimit,
    maskWay,
  });
  if (!prepared.ok) return prepared;
  const { image, mask: maskFile } = prepared.value;
  const references = await prepareReferences(ask.references, capability, services);
  if (!references.ok) return references;
  const thumb = await services.pixels.thumbnail({
    picture: picture.bytes,
    maxSide: THUMB_SIDE,
  });
  const edit: Edit = {
    ...base,
    schema: EDIT_SCHEMA,
    state: "queued",
    pictureId: picture.record.id,
    ...(picture.parentId ? { parentId: picture.parentId } : {}),
    window,
    sentSize,
    maskWay,
    prompt: ask.prompt,
    ...(profile.suffix ? { suffix: profile.suffix } : {}),
    ...(references.value.ids.length > 0 ? { references: references.value.ids } : {}),
    options: ask.options,
    profileId: profile.id,
    profileName: profile.name,
    host: new URL(profile.baseUrl).host,
    model: profile.model,
    results: [],
    isStarred: false,
  };
  const files = {
    image,
    ...(maskFile ? { mask: maskFile } : {}),
    ...(references.value.files.length > 0 ? { references: references.value.files } : {}),
  };
  return ok({ edit, files, thumb: thumb.ok ? thumb.value : undefined });
}
