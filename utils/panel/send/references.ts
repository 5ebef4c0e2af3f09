import { appError } from "@/utils/core/app-error";
import type { Capability } from "@/utils/core/capability";
import type { Size } from "@/utils/core/geometry";
import { checkPicture } from "@/utils/core/picture/check-picture";
import { err, ok, type Result } from "@/utils/core/result";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import { readPixels } from "@/utils/panel/open/open-picture";
import type { PanelState, PanelStore } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { readPicture, savePicture } from "@/utils/store/pictures";

/**
 * The long side of a further picture as it is sent, px: models see no more of
 * it than the first; the others are for servers with tight limits.
 */
const SENT_SIDES = [2048, 1448, 1024, 724, 512];

export interface ReferenceActions {
  /** A further picture to send along. */
  addReference(file: Blob, way: "file" | "paste" | "drop"): Promise<void>;
  removeReference(pictureId: string): void;
  moveReference(pictureId: string, step: -1 | 1): void;
}

export function createReferenceActions(
  store: PanelStore,
  services: PanelServices,
): ReferenceActions {
  return {
    addReference: (file, way) => addReferenceFile(file, way, store, services),
    removeReference: (pictureId) => removeReference(pictureId, store),
    moveReference: (pictureId, step) => moveReference(pictureId, step, store),
  };
}

/** How many further pictures one request of this model may carry. */
export function referenceLimit(capability: Pick<Capability, "maxImages">): number {
  return capability.maxImages - 1;
}

/** Stores a file and puts it last among the further pictures. */
async function addReferenceFile(
  file: Blob,
  way: "file" | "paste" | "drop",
  store: PanelStore,
  services: PanelServices,
): Promise<void> {
  const checked = checkPicture(new Uint8Array(await file.arrayBuffer()));
  if (!checked.ok) return store.setState({ problem: checked.error });
  const { type, size, isAnimated } = checked.value;
  const saved = await savePicture(file, {
    type,
    size: size ?? { width: 0, height: 0 },
    isAnimated,
    createdAt: services.now(),
    provenance: { way, ...(file instanceof File ? { fileName: file.name } : {}) },
  });
  if (!saved.ok) return store.setState({ problem: saved.error });
  await addReference(saved.value.id, store, services);
}

/** Puts a stored picture last among the further ones, if it can be shown and there is room. */
export async function addReference(
  pictureId: string,
  store: PanelStore,
  services: PanelServices,
): Promise<void> {
  const { picture, references, profile } = store.getState();
  if (!picture || references.includes(pictureId)) return;
  const limit = referenceLimit(capabilityOf(profile));
  if (references.length >= limit) {
    const problem = appError("references_too_many", { params: { limit: limit + 1 } });
    return store.setState({ problem });
  }
  const size = await measure(pictureId, services);
  if (!size.ok) return store.setState({ problem: size.error });
  store.setState((state) =>
    // Another picture may have been opened meanwhile, or this one added twice.
    state.picture !== picture || state.references.includes(pictureId)
      ? {}
      : { references: [...state.references, pictureId], problem: undefined },
  );
}

async function measure(pictureId: string, services: PanelServices): Promise<Result<Size>> {
  const pixels = await readReference(pictureId);
  if (!pixels.ok) return pixels;
  const about = await services.pixels.inspect({ picture: pixels.value });
  return about.ok ? ok(about.value.size) : about;
}

/** What a further picture looks like. */
export async function readReference(pictureId: string): Promise<Result<Blob>> {
  const record = await readPicture(pictureId);
  return record.ok ? readPixels(record.value) : record;
}

function removeReference(pictureId: string, store: PanelStore): void {
  store.setState(({ references }) => ({
    references: references.filter((id) => id !== pictureId),
  }));
}

/** Models are told of pictures by their place: *the second picture*. */
function moveReference(pictureId: string, step: -1 | 1, store: PanelStore): void {
  const { references } = store.getState();
  const from = references.indexOf(pictureId);
  const to = from + step;
  if (from < 0 || to < 0 || to >= references.length) return;
  const moved = references.toSpliced(from, 1).toSpliced(to, 0, pictureId);
  store.setState({ references: moved });
}

export interface PreparedReferences {
  readonly ids: readonly string[];
  readonly files: readonly Blob[];
}

/**
 * The further pictures as they are sent: as many as the model takes, upright,
 * as PNG, and without whatever their files say about place and camera.
 */
export async function prepareReferences(
  references: readonly string[],
  capability: Capability,
  services: PanelServices,
): Promise<Result<PreparedReferences>> {
  const ids = references.slice(0, referenceLimit(capability));
  const files: Blob[] = [];
  for (const id of ids) {
    const file = await prepareReference(id, capability, services);
    if (!file.ok) return err(file.error);
    files.push(file.value);
  }
  return ok({ ids, files });
}

async function prepareReference(
  pictureId: string,
  { imageByteLimit, maskByteLimit }: Capability,
  services: PanelServices,
): Promise<Result<Blob>> {
  const pixels = await readReference(pictureId);
  if (!pixels.ok) return pixels;
  const about = await services.pixels.inspect({ picture: pixels.value });
  if (!about.ok) return about;
  const { size } = about.value;
  for (const side of SENT_SIDES) {
    const prepared = await services.pixels.prepare({
      picture: pixels.value,
      operations: [],
      window: { x: 0, y: 0, ...size },
      sentSize: fitWithin(size, side),
      byteLimit: imageByteLimit,
      maskByteLimit,
      maskWay: "none",
    });
    if (prepared.ok) return ok(prepared.value.image);
    if (prepared.error.code !== "picture_does_not_fit") return prepared;
  }
  return err(appError("picture_does_not_fit", { params: { limit: imageByteLimit } }));
}

function fitWithin({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** Lets pages offer to add a picture, as long as there is something to add it to. */
export function offerReferences(store: PanelStore, services: PanelServices): () => void {
  let isOffered = false;
  const offer = (next: boolean) => {
    if (next === isOffered) return;
    isOffered = next;
    services.offerReferences(next);
  };
  const takesMore = ({ picture, profile }: PanelState) =>
    picture !== undefined && referenceLimit(capabilityOf(profile)) > 0;
  const stop = store.subscribe((state) => offer(takesMore(state)));
  const leave = () => offer(false);
  addEventListener("pagehide", leave);
  return () => {
    stop();
    removeEventListener("pagehide", leave);
    leave();
  };
}
