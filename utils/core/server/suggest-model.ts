import type { ModelList } from "@/utils/core/server/model-list";

/** Models that edit by a mask, the latest first; a name is one of a family by its beginning. */
const FAMILIES = ["gpt-image-2", "gpt-image-1.5", "gpt-image-1", "gpt-image"];

/**
 * The model to begin with on a server: the one in use where it is listed, else
 * the best known of those listed, else the first for images. A server that lists
 * none keeps what there is.
 */
export function suggestModel({ ids, imageIds }: ModelList, current: string): string {
  if (ids.length === 0 || (current !== "" && ids.includes(current))) return current;
  for (const family of FAMILIES) {
    // The plainest name of a family: without a date or a size.
    const [found] = imageIds.filter((id) => id.startsWith(family)).toSorted(byLength);
    if (found) return found;
  }
  return imageIds[0] ?? current;
}

const byLength = (a: string, b: string) => a.length - b.length || a.localeCompare(b);

/** Whether a model can be used as far as is known: servers that list nothing may have any. */
export function isListed({ ids }: ModelList, model: string): boolean {
  return model === "" || ids.length === 0 || ids.includes(model);
}
