import type { OnDemand } from "@/utils/async/on-demand";
import type { Gallery } from "@/utils/panel/gallery/gallery";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** The ways into the gallery. */
export interface GalleryActions {
  /** Several pictures at once; its code is loaded when it is first asked for. */
  loadGallery(): Promise<Gallery>;
  /** Shows the pictures of the page in front, or files instead of them. */
  openGallery(files?: readonly File[]): void;
  /** Back to the gallery, with what is painted now as the pattern for all. */
  takePattern(): Promise<void>;
}

/** What the panel does about several pictures. */
export function createGalleryActions(
  { store }: PanelContext,
  gallery: OnDemand<Gallery>,
): GalleryActions {
  return {
    loadGallery: gallery.load,
    openGallery: (files) => store.setState({ view: "gallery", galleryOf: files ? { files } : {} }),
    takePattern: async () => {
      store.setState({ view: "gallery", isPattern: false });
      // Where it cannot be loaded, the view says so.
      await gallery.load().then(
        ({ takePlace }) => takePlace(),
        () => undefined,
      );
    },
  };
}
