import type { Editor } from "@/components/editor/editor-state";
import { type AppError, appError } from "@/utils/core/app-error";
import { capabilityOf, maskWayOf } from "@/utils/core/capability-choice";
import { EDIT_SCHEMA, type Edit } from "@/utils/core/edit";
import { makeEditId } from "@/utils/core/edit-id";
import { activeOperations, isEmptyMask } from "@/utils/core/mask/history";
import type { Profile } from "@/utils/core/profile";
import { whyNotReady } from "@/utils/core/readiness";
import { ok, type Result } from "@/utils/core/result";
import { request } from "@/utils/messages/client";
import { saveNewEdit } from "@/utils/store/edits";
import { closeResults } from "./open-picture";
import type { OpenPicture, PanelState, PanelStore } from "./panel-state";
import { planWindow } from "./plan-window";
import { prepareReferences } from "./references";
import type { PanelServices } from "./services";

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
    const edit = await makeEdit(state, picture, profile, editor, services);
    if (!edit.ok) {
      store.setState({ problem: edit.error });
      return;
    }
    closeResults(store);
    store.setState({ edit: edit.value });
    editor.setMaskShown("outline");
    const told = await request({ type: "run-edit", editId: edit.value.id });
    if (!told.ok) store.setState({ problem: told.error });
  } finally {
    store.setState({ isStarting: false });
  }
}

async function makeEdit(
  state: PanelState,
  picture: OpenPicture,
  profile: Profile,
  editor: Editor,
  services: PanelServices,
): Promise<Result<Edit>> {
  const capability = capabilityOf(profile);
  const { mask } = editor.getState();
  const operations = activeOperations(mask);
  const area = await planWindow(state, picture, profile, editor, services);
  if (!area.ok) return area;
  const maskWay = area.value.paint === "none" ? "transparency" : maskWayOf(capability);
  const prepared = await services.pixels.prepare({
    picture: picture.bytes,
    operations,
    window: area.value.window,
    sentSize: area.value.sentSize,
    byteLimit: capability.imageByteLimit,
    maskByteLimit: capability.maskByteLimit,
    maskWay,
    growthPx: 0,
  });
  if (!prepared.ok) return prepared;
  const { image, mask: maskFile } = prepared.value;
  const references = await prepareReferences(state.references, capability, services);
  if (!references.ok) return references;
  const thumb = await services.pixels.thumbnail(picture.bytes, THUMB_SIDE);
  const createdAt = services.now();
  const edit: Edit = {
    id: makeEditId(createdAt, services.makeId()),
    schema: EDIT_SCHEMA,
    createdAt,
    state: "queued",
    pictureId: picture.record.id,
    ...(state.parentId ? { parentId: state.parentId } : {}),
    mask,
    window: area.value.window,
    sentSize: area.value.sentSize,
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
  const saved = await saveNewEdit(
    edit,
    {
      image,
      ...(maskFile ? { mask: maskFile } : {}),
      ...(references.value.files.length > 0 ? { references: references.value.files } : {}),
    },
    thumb.ok ? thumb.value : undefined,
  );
  return saved.ok ? ok(edit) : saved;
}
