import type { Size } from "@/utils/core/geometry";

/**
 * Closes holes smaller than a share of what is painted. In place.
 *
 * @param mask one byte a pixel, 0 or 1
 */
export function fillSmallHoles(mask: Uint8Array, { width, height }: Size, share: number): void {
  let area = 0;
  for (let i = 0; i < mask.length; i += 1) area += mask[i] as number;
  const limit = area * share;
  const isSeen = mask.slice();
  const hole = new Int32Array(mask.length - area);
  for (let start = 0; start < mask.length; start += 1) {
    if (isSeen[start]) continue;
    hole[0] = start;
    isSeen[start] = 1;
    let size = 1;
    let isOpen = false;
    const visit = (i: number) => {
      if (isSeen[i]) return;
      isSeen[i] = 1;
      hole[size] = i;
      size += 1;
    };
    for (let at = 0; at < size; at += 1) {
      const i = hole[at] as number;
      const x = i % width;
      if (x > 0) visit(i - 1);
      else isOpen = true;
      if (x < width - 1) visit(i + 1);
      else isOpen = true;
      if (i >= width) visit(i - width);
      else isOpen = true;
      if (i < width * (height - 1)) visit(i + width);
      else isOpen = true;
    }
    if (isOpen || size >= limit) continue;
    for (let at = 0; at < size; at += 1) mask[hole[at] as number] = 1;
  }
}
