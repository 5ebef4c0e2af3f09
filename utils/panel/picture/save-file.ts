import { checkPicture } from "@/utils/core/picture/check-picture";
import type { Picture } from "@/utils/core/picture/picture";
import type { Result } from "@/utils/core/result";
import { savePicture } from "@/utils/store/pictures";

/** How a file came into the panel. */
export type FileWay = "file" | "paste" | "drop";

/** Stores a file as a picture, if it is one. */
export async function saveFile(
  file: Blob,
  way: FileWay,
  createdAt: number,
): Promise<Result<Picture>> {
  const checked = checkPicture(new Uint8Array(await file.arrayBuffer()));
  if (!checked.ok) return checked;
  const { type, size, isAnimated } = checked.value;
  return savePicture(file, {
    type,
    size: size ?? { width: 0, height: 0 },
    isAnimated,
    createdAt,
    provenance: { way, ...(file instanceof File ? { fileName: file.name } : {}) },
  });
}
