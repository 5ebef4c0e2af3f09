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
export function createGalleryActions(context: PanelContext): GalleryActions {
  const { store } = context;
  let gallery: Promise<Gallery> | undefined;
  const loadGallery = () => {
    gallery ??= import("@/utils/panel/gallery/gallery").then(({ createGallery }) =>
      createGallery(context),
    );
    return gallery;
  };
  return {
    loadGallery,
    openGallery: (files) => store.setState({ view: "gallery", galleryOf: files ? { files } : {} }),
    takePattern: async () => {
      store.setState({ view: "gallery", isPattern: false });
      (await loadGallery()).takePlace();
    },
  };
}
