import { type AppError, appError } from "@/utils/core/app-error";
import type { EditPart } from "@/utils/core/edit/edit";
import { EDIT_SCHEMA, type Edit } from "@/utils/core/edit/edit";
import { makeEditId } from "@/utils/core/edit/edit-id";
import { operationsOf } from "@/utils/core/edit/part";
import { isEmptyMask } from "@/utils/core/mask/history";
import { ok, type Result } from "@/utils/core/result";
import { capabilityOf, maskWayOf, parseSize } from "@/utils/core/server/capability-choice";
import type { Profile } from "@/utils/core/server/profile";
import { whyNotReady } from "@/utils/core/server/readiness";
import { chooseWindow } from "@/utils/core/window/choose";
import type { Editor } from "@/utils/editor/editor-types";
import { request } from "@/utils/messages/client";
import { closeResults } from "@/utils/panel/open/open-picture";
import type { OpenPicture, PanelState, PanelStore } from "@/utils/panel/panel-state";
import { requestsAsked } from "@/utils/panel/send/images-asked";
import { type PlannedWindow, planWindow } from "@/utils/panel/send/plan-window";
import { prepareReferences } from "@/utils/panel/send/references";
import type { PanelServices } from "@/utils/panel/services";
import { type SentFiles, saveNewEdit } from "@/utils/store/edits";

/** The long side of a thumbnail in history, px: twice its size on screen. */
const THUMB_SIDE = 192;

/** Why Generate cannot start now, or `undefined`. */
export function whyNotNow(state: PanelState, editor: Editor): AppError | undefined {
  return whyNotReady({
    profile: state.profile,
    hasKey: state.hasKey,
    capability: capabilityOf(state.profile),
    prompt: state.prompt,
    isMaskEmpty: isEmptyMask(editor.getState().mask),
    hasTransparency: state.picture?.hasTransparency ?? false,
  });
}

/**
 * Makes an edit of what is painted and written, stores it with its files, and
 * asks the background to run it. Everything typed and painted stays in place.
 */
export async function generate(
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): Promise<void> {
  const state = store.getState();
  const { picture, profile } = state;
  if (!picture || state.isStarting) return;
  const missing = whyNotNow(state, editor);
  if (missing || !profile) {
    store.setState({ problem: missing ?? appError("profile_missing") });
    return;
  }
  store.setState({ isStarting: true, problem: undefined });
  try {
    const area = await planWindow(state, picture, profile, editor, services);
    if (area.ok && isDearer(area.value, state)) {
      // Painted on in the last moment: the button has to say the new price first.
      store.setState({ planned: area.value });
      return;
    }
    const made = area.ok
      ? await makeEdits(state, picture, profile, area.value, editor, services)
      : area;
    const saved = made.ok ? await saveAll(made.value) : made;
    if (!saved.ok) {
      store.setState({ problem: saved.error });
      return;
    }
    const [first] = saved.value;
    closeResults(store);
    store.setState({ edit: first });
    editor.setMaskShown("outline");
    for (const { id } of saved.value) {
      const told = await request({ type: "run-edit", editId: id });
      if (!told.ok) store.setState({ problem: told.error });
    }
  } finally {
    store.setState({ isStarting: false });
  }
}

function isDearer(planned: PlannedWindow, state: PanelState): boolean {
  return requestsAsked({ ...state, planned }) > requestsAsked(state);
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

/** One edit; or one for each part, where the person wants far-apart parts sent by themselves. */
async function makeEdits(
  state: PanelState,
  picture: OpenPicture,
  profile: Profile,
  planned: PlannedWindow,
  editor: Editor,
  services: PanelServices,
): Promise<Result<readonly MadeEdit[]>> {
  const createdAt = services.now();
  const areas = areasOf(state, planned, picture, profile);
  const ids = areas.map(() => makeEditId(createdAt, services.makeId()));
  const [groupId = ""] = ids;
  const made: MadeEdit[] = [];
  for (const [index, { others, ...chosen }] of areas.entries()) {
    const part = others ? { part: { groupId, editIds: ids, others } } : {};
    const base = { id: ids[index] ?? "", createdAt, mask: editor.getState().mask, ...part };
    const edit = await makeEdit(base, state, picture, profile, chosen, services);
    if (!edit.ok) return edit;
    made.push(edit.value);
  }
  return ok(made);
}

type Area = Pick<PlannedWindow, "window" | "sentSize" | "paint"> &
  Partial<Pick<EditPart, "others">>;

function areasOf(
  state: PanelState,
  planned: PlannedWindow,
  { record }: OpenPicture,
  profile: Profile,
): readonly Area[] {
  const { parts, ...whole } = planned;
  if (!state.isSeparate || !parts) return [whole];
  const { sizes } = capabilityOf(profile);
  const wanted = parseSize(state.options.size) ?? "auto";
  return parts.map(({ box, others }) => ({
    ...chooseWindow(box, record.size, sizes, wanted),
    paint: "inside",
    others,
  }));
}

async function makeEdit(
  base: Pick<Edit, "id" | "createdAt" | "mask" | "part">,
  state: PanelState,
  picture: OpenPicture,
  profile: Profile,
  { window, sentSize, paint }: Area,
  services: PanelServices,
): Promise<Result<MadeEdit>> {
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
    growthPx: 0,
  });
  if (!prepared.ok) return prepared;
  const { image, mask: maskFile } = prepared.value;
  const references = await prepareReferences(state.references, capability, services);
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
    ...(state.parentId ? { parentId: state.parentId } : {}),
    window,
    sentSize,
    maskWay,
    prompt: state.prompt,
    ...(profile.suffix ? { suffix: profile.suffix } : {}),
    ...(references.value.ids.length > 0 ? { references: references.value.ids } : {}),
    options: state.options,
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
