import type { Size } from "@/utils/core/geometry";

/**
 * A raster of the whole picture, at any scale, as runs in picture px: flat y,
 * x, length …, sorted, not overlapping (the `runs` of a mask operation).
 *
 * @param raster one byte a pixel, painted where not 0
 */
export function toRuns(raster: Uint8Array, size: Size, picture: Size): number[] {
  const runs: number[] = [];
  const scaleX = picture.width / size.width;
  for (let y = 0; y < picture.height; y += 1) {
    const row = Math.min(Math.floor(((y + 0.5) * size.height) / picture.height), size.height - 1);
    const start = row * size.width;
    const end = start + size.width;
    for (let index = start; index < end; index += 1) {
      if (!raster[index]) continue;
      const first = index;
      while (index < end && raster[index]) index += 1;
      const left = Math.round((first - start) * scaleX);
      const right = Math.round((index - start) * scaleX);
      if (right > left) runs.push(y, left, right - left);
    }
  }
  return runs;
}
