import { isLargeEnough } from "@/utils/core/gallery/size-filter";
import type { GalleryItem, GalleryState } from "@/utils/panel/gallery/gallery-state";

/** The size of a picture as it is known best, picture px; 0 × 0 where it is not. */
export function knownSize(
  { id, size }: GalleryItem,
  looks: GalleryState["looks"],
): GalleryItem["size"] {
  const look = looks.get(id);
  return look?.state === "seen" ? look.size : size;
}

/** The pictures that are large enough, in the order of the page. */
export function largeEnough({
  items,
  looks,
  leastSide,
}: Pick<GalleryState, "items" | "looks" | "leastSide">): readonly GalleryItem[] {
  return items.filter((item) => isLargeEnough(knownSize(item, looks), leastSide));
}

/** What is ticked and can be seen: nobody asks for what is too small to be shown. */
export function tickedInSight(
  state: Pick<GalleryState, "items" | "looks" | "leastSide" | "ticked">,
): ReadonlySet<string> {
  const shown = largeEnough(state).filter(({ id }) => state.ticked.has(id));
  return new Set(shown.map(({ id }) => id));
}
