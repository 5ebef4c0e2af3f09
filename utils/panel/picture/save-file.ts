import { appError } from "@/utils/core/app-error";
import type { CheckedHeader } from "@/utils/core/picture/check-picture";
import { MAX_PICTURE_BYTES, type Picture } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";
import type { PanelServices } from "@/utils/panel/state/services";
import { savePicture } from "@/utils/store/pictures";

/** How a file came into the panel. */
export type FileWay = "file" | "paste" | "drop";

/**
 * Stores a file as a picture, if it is one. Errors: `file_unreadable` (moved,
 * deleted, or a folder), `file_not_a_picture`, those of `checkPicture`, and those
 * of the store.
 */
export async function saveFile(
  file: Blob,
  way: FileWay,
  services: Pick<PanelServices, "now" | "pixels">,
): Promise<Result<Picture>> {
  // The readers of ten formats are not needed before somebody opens a file.
  const { tooManyBytes } = await import("@/utils/core/picture/check-picture");
  // Said before gigabytes are read.
  if (file.size > MAX_PICTURE_BYTES) return err(tooManyBytes(file.size));
  const bytes = await readAll(file);
  if (!bytes.ok) return bytes;
  const checked = await check(bytes.value, services);
  if (!checked.ok) return checked;
  const { type, size, isAnimated, isHighRange } = checked.value;
  // The bytes that were checked, not the file: it may change or go.
  return savePicture(new Blob([bytes.value], { type }), {
    type,
    size,
    isAnimated,
    ...(isHighRange ? { isHighRange } : {}),
    createdAt: services.now(),
    provenance: { way, ...(file instanceof File ? { fileName: file.name } : {}) },
  });
}

async function readAll(file: Blob): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch (cause) {
    return err(appError("file_unreadable", { detail: String(cause) }));
  }
}

/** A type that most browsers do not read is tried on this one. */
async function check(
  bytes: Uint8Array<ArrayBuffer>,
  { pixels }: Pick<PanelServices, "pixels">,
): Promise<Result<CheckedHeader>> {
  const { checkPicture } = await import("@/utils/core/picture/check-picture");
  const checked = checkPicture(bytes);
  if (checked.ok) return checked;
  if (checked.error.code === "capture_not_an_image") return err(appError("file_not_a_picture"));
  const rare = checkPicture(bytes, () => true);
  if (!rare.ok) return checked;
  const picture = new Blob([bytes], { type: rare.value.type });
  return (await pixels.inspect({ picture })).ok ? rare : checked;
}
