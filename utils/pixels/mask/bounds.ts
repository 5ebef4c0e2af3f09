import { maskBounds } from "@/utils/core/mask/raster";
import { ok, type Result } from "@/utils/core/result";
import { separateParts } from "@/utils/core/window/parts";
import type { Bounds, BoundsRequest } from "@/utils/pixels/job-types";

/** Where there is paint, and on request its parts that lie far apart. Picture px. */
export async function findBounds({
  operations,
  size,
  withParts = false,
}: BoundsRequest): Promise<Result<Bounds>> {
  const box = maskBounds(operations, size);
  const found = withParts ? separateParts(operations, size) : undefined;
  const parts = found?.map(({ box, others }) => ({ box, others }));
  return ok({ ...(box ? { box } : {}), ...(parts ? { parts } : {}) });
}
