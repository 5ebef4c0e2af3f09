import type { Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { scaleOperations } from "@/utils/core/mask/scale-operations";
import { ok, type Result } from "@/utils/core/result";
import type { GalleryContext } from "@/utils/panel/gallery/gallery-context";
import {
  type GalleryAsk,
  type GalleryItem,
  type Plan,
  withKey,
} from "@/utils/panel/gallery/gallery-state";
import { type Looker, TILE_SIDE } from "@/utils/panel/gallery/look";
import { findMiddleObject } from "@/utils/panel/gallery/middle-object";
import { readSource, type SourcePicture } from "@/utils/panel/picture/load-picture";
import { saveFile } from "@/utils/panel/picture/save-file";
import type { PanelServices } from "@/utils/panel/state/services";

type Stored = Extract<Plan, { state: "needs-permission" | "failed" }> | string;

/**
 * Reads every ticked picture, and paints each by the rule, so that it can be
 * looked at before anything is sent. Whatever cannot be read says so, and the
 * rest goes on. Nothing is sent here.
 */
export async function planAll(context: GalleryContext, looker: Looker): Promise<void> {
  const { store, planning } = context;
  const signal = planning.next();
  const { items, ticked, ask, batch } = store.getState();
  // What was sent is not planned again.
  const sent = new Set(batch.map(({ itemId }) => itemId));
  const chosen = items.filter(({ id }) => ticked.has(id) && !sent.has(id));
  const waiting = chosen.map(({ id }) => [id, { state: "waiting" }] as const);
  store.setState({ plans: new Map<string, Plan>(waiting), problem: undefined });
  const owners = new Map<string, string>();
  for (const item of chosen) {
    const isLeftOut = () => !store.getState().plans.has(item.id);
    if (isLeftOut()) continue;
    const plan = await planOne(context, looker, item, { ask, owners, signal });
    if (signal.aborted) return;
    if (isLeftOut()) continue;
    if (plan.state === "ready") owners.set(plan.pictureId, item.name);
    store.setState(({ plans }) => ({ plans: withKey(plans, item.id, plan) }));
  }
}

interface Planning {
  readonly ask: GalleryAsk;
  /** Names of the pictures planned so far, by the ids of what is stored of them. */
  readonly owners: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
}

async function planOne(
  { panel }: GalleryContext,
  looker: Looker,
  item: GalleryItem,
  { ask, owners, signal }: Planning,
): Promise<Plan> {
  const { services } = panel;
  const pictureId = await storedOf(item, looker, services);
  if (typeof pictureId !== "string") return pictureId;
  const owner = owners.get(pictureId);
  if (owner !== undefined) return { state: "same", as: owner };
  const source = await readSource(pictureId, services);
  if (!source.ok) return { state: "failed", error: source.error };
  const painted = await paint(ask, source.value, services, signal);
  if (!painted.ok) return { state: "failed", error: painted.error };
  if (!painted.value) return { state: "no-object" };
  const { size } = source.value.record;
  const preview = await drawPaint(painted.value, size, services);
  const drawn = preview.ok ? { preview: preview.value } : {};
  return { state: "ready", pictureId, operations: painted.value, size, ...drawn };
}

async function storedOf(
  item: GalleryItem,
  looker: Looker,
  services: PanelServices,
): Promise<Stored> {
  const look = await looker.ensure(item);
  if (look.state === "failed" || look.state === "needs-permission") return look;
  if (look.state === "seen" && look.pictureId) return look.pictureId;
  if (!(item.from instanceof File)) return "";
  const saved = await saveFile(item.from, "drop", services);
  return saved.ok ? saved.value.id : { state: "failed", error: saved.error };
}

/** `undefined` where there is nothing to be painted. */
async function paint(
  { rule, place }: GalleryAsk,
  source: SourcePicture,
  { pixels }: PanelServices,
  signal: AbortSignal,
): Promise<Result<readonly MaskOperation[] | undefined>> {
  if (rule === "object") {
    const object = await findMiddleObject(source, pixels, signal);
    return object.ok ? ok(object.value && [object.value]) : object;
  }
  if (rule === "same-place") {
    return ok(place && scaleOperations(place.operations, place.size, source.record.size));
  }
  return ok([{ kind: "all" }]);
}

/** The paint at a thumbnail's size: what it looks like does not take the picture's own pixels. */
function drawPaint(
  operations: readonly MaskOperation[],
  size: Size,
  { pixels }: PanelServices,
): Promise<Result<Blob>> {
  const scale = Math.min(1, TILE_SIDE / Math.max(size.width, size.height));
  const small = {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
  return pixels.writeMask({ operations: scaleOperations(operations, size, small), size: small });
}
