import type { PicturePoint, Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { ok, type Result } from "@/utils/core/result";
import { createObjectFinder, type ObjectFinder } from "@/utils/editor/objects/object-finder";
import type { PixelClient } from "@/utils/pixels/worker/client";

/** What the editor asks of the pixels of the picture that is open. Runs are flat y, x, length …, picture px. */
export interface PictureTools {
  /** What the wand takes from a point. */
  findSimilar(
    seed: PicturePoint,
    options: { readonly tolerance: number; readonly isContiguous: boolean },
  ): Promise<Result<readonly number[]>>;
  /** What is selected by pointing at it or circling it. */
  readonly objects: ObjectFinder;
  /** What a picture file paints. */
  readPaint(file: Blob): Promise<Result<readonly number[]>>;
  /** The paint as a PNG of the picture's size. */
  writePaint(operations: readonly MaskOperation[]): Promise<Result<Blob>>;
}

export interface ToolPicture {
  readonly id: string;
  readonly bytes: Blob;
  readonly size: Size;
}

/** The tools that need a picture's own pixels, bound to one picture. */
export function createPictureTools(
  pixels: PixelClient,
  { id, bytes, size }: ToolPicture,
): PictureTools {
  return {
    objects: createObjectFinder(pixels, { picture: bytes, pictureId: id }),
    findSimilar: async (seed, options) => {
      const found = await pixels.wand({ picture: bytes, pictureId: id, seed, ...options });
      return found.ok ? ok(found.value.runs) : found;
    },
    readPaint: async (file) => {
      const read = await pixels.readMask({ file, size });
      return read.ok ? ok(read.value.runs) : read;
    },
    writePaint: (operations) => pixels.writeMask({ operations, size }),
  };
}
