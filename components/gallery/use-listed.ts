import { useMemo, useState } from "react";
import type { Gallery } from "@/utils/panel/gallery/gallery";
import type { GalleryItem } from "@/utils/panel/gallery/gallery-state";
import { largeEnough } from "@/utils/panel/gallery/in-sight";
import type { Listed } from "./GalleryTile";
import { useGallery } from "./use-gallery";

interface ListedPictures {
  /** In the order of the page, near duplicates as one where the person wants that. */
  readonly listed: readonly Listed[];
  /** Shows those behind a picture, or hides them again. */
  readonly toggle: (id: string) => void;
}

/** The pictures that are shown now. */
export function useListed(gallery: Gallery): ListedPictures {
  const items = useGallery(gallery, (state) => state.items);
  const leastSide = useGallery(gallery, (state) => state.leastSide);
  const looks = useGallery(gallery, (state) => state.looks);
  const groups = useGallery(gallery, (state) => state.likeness?.groups);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => largeEnough({ items, looks, leastSide }), [items, looks, leastSide]);
  const listed = useMemo(
    () => (groups ? grouped(shown, groups, open) : shown.map(alone)),
    [shown, groups, open],
  );
  const toggle = (id: string) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return { listed, toggle };
}

function alone(item: GalleryItem): Listed {
  return { item, alike: [], isOpen: false };
}

function grouped(
  shown: readonly GalleryItem[],
  groups: readonly (readonly string[])[],
  open: ReadonlySet<string>,
): readonly Listed[] {
  const items = new Map(shown.map((item) => [item.id, item]));
  return groups.flatMap((group) => {
    const [first, ...rest] = group.flatMap((id) => items.get(id) ?? []);
    if (!first) return [];
    const isOpen = open.has(first.id);
    const front: Listed = { item: first, alike: rest.map(({ id }) => id), isOpen };
    return [front, ...(isOpen ? rest.map(alone) : [])];
  });
}
