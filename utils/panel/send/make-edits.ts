import type { Capability, MaskWay } from "@/utils/core/capability";
import { EDIT_SCHEMA, type Edit, type EditPart } from "@/utils/core/edit/edit";
import { makeEditId } from "@/utils/core/edit/edit-id";
import { operationsOf } from "@/utils/core/edit/part";
import { isWholeMask } from "@/utils/core/mask/history";
import type { MaskHistory } from "@/utils/core/mask/operation";
import { ok, type Result } from "@/utils/core/result";
import { capabilityOf, maskWayOf, parseSize } from "@/utils/core/server/capability-choice";
import { chooseWindow } from "@/utils/core/window/choose";
import type { PlanInput } from "@/utils/panel/send/plan-window";
import { prepareReferences } from "@/utils/panel/send/prepare-references";
import { optionsFor, targetsOf, windowOfTarget } from "@/utils/panel/send/targets";
import { isSentWhole } from "@/utils/panel/state/selectors";
import { type FoundWindow, type PlannedWindow, separateAreas } from "@/utils/panel/state/sending";
import type { PanelServices } from "@/utils/panel/state/services";
import type { NewEdit } from "@/utils/store/new-edits";

/** The long side of a thumbnail in history, px: twice its size on screen. */
export const THUMB_SIDE = 192;

/** The same window and paint for everybody that is asked, each in a size that it takes. */
export async function makeEditsForAll(
  services: PanelServices,
  input: PlanInput,
  found: FoundWindow,
): Promise<Result<readonly NewEdit[]>> {
  const createdAt = services.now();
  const made: NewEdit[] = [];
  const { size } = input.picture.record;
  const isWhole = isSentWhole(input.state, input.mask);
  const targets = targetsOf(input.state);
  for (const [at, profile] of targets.entries()) {
    // The later ids of one moment are listed first: so is who was chosen first.
    const rank = targets.length > 1 ? String(targets.length - at) : "";
    const isOther = profile !== input.state.server.profile;
    const { ask } = input.state;
    const options = isOther ? optionsFor(ask.options, profile) : ask.options;
    const state = { ...input.state, ask: { ...ask, options } };
    const window = isOther ? windowOfTarget(found, profile, options, { size, isWhole }) : found;
    const makeId = () => makeEditId(createdAt, rank + services.makeId());
    const born = { createdAt, makeId };
    const own = await makeEdits(services, { ...input, state, profile }, window, born);
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
  services: PanelServices,
  input: PlanInput,
  found: FoundWindow,
  { createdAt, makeId }: Born,
): Promise<Result<readonly NewEdit[]>> {
  const areas = areasOf(input, found);
  const ids = areas.map(makeId);
  const [groupId = ""] = ids;
  const made: NewEdit[] = [];
  for (const [index, { others, ...area }] of areas.entries()) {
    const part = others ? { part: { groupId, editIds: ids, others } } : {};
    const base = { id: ids[index] ?? "", createdAt, mask: input.mask, ...part };
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

/**
 * Where all may change there is nothing to point at: a sheet of paint over the
 * picture would only hide it. A mask says so all the same, as who takes one may
 * demand one (dall-e-2, servers that inpaint).
 */
function wayOf(mask: MaskHistory, capability: Capability): MaskWay {
  const way = maskWayOf(capability);
  return way === "markup" && isWholeMask(mask) ? "none" : way;
}

async function makeEdit(
  services: PanelServices,
  base: Pick<Edit, "id" | "createdAt" | "mask" | "part">,
  { state, picture, profile }: PlanInput,
  { window, sentSize, paint }: Area,
): Promise<Result<NewEdit>> {
  const { ask } = state;
  const capability = capabilityOf(profile);
  const maskWay = paint === "none" ? "transparency" : wayOf(base.mask, capability);
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
  const { perRequest } = capability;
  const isSplit = perRequest !== undefined && ask.options.count > perRequest;
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
    ...(isSplit ? { perRequest } : {}),
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
