import { appError } from "@/utils/core/app-error";
import type { Capability } from "@/utils/core/capability";
import type { Size } from "@/utils/core/geometry";
import { err, ok, type Result } from "@/utils/core/result";
import { readReference, referenceLimit } from "@/utils/panel/send/references";
import type { PanelServices } from "@/utils/panel/state/services";

/**
 * The long side of a reference as it is sent, px. Models use no more detail than
 * the first size has; the others are for servers with tight limits.
 */
const SENT_SIDES = [2048, 1448, 1024, 724, 512];

export interface PreparedReferences {
  readonly ids: readonly string[];
  readonly files: readonly Blob[];
}

/**
 * The references as they are sent: as many as the model takes, upright, as PNG,
 * without their files' metadata about place and camera.
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
