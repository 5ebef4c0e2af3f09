import { useStore } from "zustand";
import type { Gallery } from "@/utils/panel/gallery/gallery";
import type { GalleryState } from "@/utils/panel/gallery/gallery-state";
import type { Panel } from "@/utils/panel/panel";

/** What every part of the gallery is given. */
export interface GalleryProps {
  readonly panel: Panel;
  readonly gallery: Gallery;
}

/** A part of the gallery's state. The selector gives the same value again where nothing changed. */
export function useGallery<T>({ store }: Gallery, select: (state: GalleryState) => T): T {
  return useStore(store, select);
}
