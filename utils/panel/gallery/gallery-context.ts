import { createLatest, type Latest } from "@/utils/async/latest";
import { createGalleryStore, type GalleryStore } from "@/utils/panel/gallery/gallery-state";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** What every function of the gallery works on. */
export interface GalleryContext {
  readonly panel: PanelContext;
  readonly store: GalleryStore;
  /** Asking the page for its pictures. */
  readonly listing: Latest;
  /** Planning what is sent: aborted when something else is wanted. */
  readonly planning: Latest;
  /** Making edits: aborted by *Stop*. */
  readonly sending: Latest;
  /** Looking for near duplicates. */
  readonly comparing: Latest;
}

/** A context with an empty gallery. */
export function createGalleryContext(panel: PanelContext): GalleryContext {
  return {
    panel,
    store: createGalleryStore(),
    listing: createLatest(),
    planning: createLatest(),
    sending: createLatest(),
    comparing: createLatest(),
  };
}
