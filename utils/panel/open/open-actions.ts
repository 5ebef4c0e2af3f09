import { drawAgain, leaveUndrawn } from "@/utils/panel/open/draw-again";
import { openEdit } from "@/utils/panel/open/open-edit";
import { type Folder, openFiles, openFolder, openFurther } from "@/utils/panel/open/open-file";
import { openPattern } from "@/utils/panel/open/open-picture";
import type { FileWay } from "@/utils/panel/picture/save-file";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** The ways to open a picture or an edit. */
export interface OpenActions {
  /** Opens the first picture among files, and names the others. */
  openFiles(files: readonly File[], way: FileWay): Promise<void>;
  /** Opens a folder's only picture, or lets the person choose. */
  openFolder(folder: Folder): Promise<void>;
  /** Opens one of the files that came along with another. */
  openFurther(file: File): Promise<void>;
  /** Drops the files that came along. */
  dropFurther(): void;
  openEdit(editId: string): Promise<void>;
  /** Opens a picture of the gallery, to be painted as a pattern for the others. */
  paintForGallery(pictureId: string): Promise<void>;
  /** Opens what was to be opened by itself once more: what ended the panel before, or could not be read. */
  drawAgain(): Promise<void>;
  /** Leaves it, to open something else. */
  leaveUndrawn(): Promise<void>;
  /** Back to the picture that is open. */
  dismissArrival(): void;
}

/** The ways to begin. */
export function createOpenActions(context: PanelContext): OpenActions {
  return {
    openFiles: (files, way) => openFiles(context, files, way),
    openFolder: (folder) => openFolder(context, folder),
    openFurther: (file) => openFurther(context, file),
    dropFurther: () => context.store.setState({ further: [] }),
    openEdit: (editId) => openEdit(context, editId),
    paintForGallery: (pictureId) => openPattern(context, pictureId),
    drawAgain: () => drawAgain(context),
    leaveUndrawn: () => leaveUndrawn(context),
    dismissArrival: () => {
      context.opening.cancel();
      context.store.setState({ arrival: { state: "none" }, further: [] });
    },
  };
}
