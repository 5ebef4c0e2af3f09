import type { Result } from "@/utils/core/result";
import type { Extension } from "@/utils/core/window/extend";
import { changeToReference } from "@/utils/panel/open/change-to-reference";
import { closePicture } from "@/utils/panel/open/close-picture";
import { continueFromResult } from "@/utils/panel/open/continue-from-result";
import { drawAgain, leaveUndrawn } from "@/utils/panel/open/draw-again";
import { openEdit } from "@/utils/panel/open/open-edit";
import { type Folder, openFiles, openFolder, openFurther } from "@/utils/panel/open/open-file";
import { openPattern } from "@/utils/panel/open/open-picture";
import { extendPicture } from "@/utils/panel/open/reframe-picture";
import { type PaintOutcome, reuseAll, reusePaint, reusePrompt } from "@/utils/panel/open/reuse";
import { bringBackUnsent, dropUnsent, openPrevious } from "@/utils/panel/open/unsent-work";
import type { FileWay } from "@/utils/panel/picture/save-file";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** The ways to open a picture, or something of an earlier edit. */
export interface OpenActions {
  /** Opens the first picture among files, and names the others. */
  openFiles(files: readonly File[], way: FileWay): Promise<void>;
  /** Opens a folder's only picture, or lets the person choose. */
  openFolder(folder: Folder): Promise<void>;
  /** Opens one of the files that came along with another. */
  openFurther(file: File): Promise<void>;
  /** Drops the files that came along. */
  dropFurther(): void;
  /** Keeps what was painted and written on it. */
  closePicture(): Promise<void>;
  openEdit(editId: string): Promise<void>;
  /** Opens a picture of the gallery, to be painted as a pattern for the others. */
  paintForGallery(pictureId: string): Promise<void>;
  /** Makes the chosen result the picture that is edited next. */
  continueFromResult(): Promise<void>;
  /** Makes a larger picture, with its new part painted over. */
  extend(extension: Extension): Promise<void>;
  /** Opens all that was asked for in an earlier edit, to be changed and sent. */
  reuseAll(editId: string): Promise<void>;
  reusePaint(editId: string): Promise<Result<PaintOutcome>>;
  reusePrompt(prompt: string): void;
  /** Brings back the unsent work on this picture that was set aside last. */
  bringBackUnsent(): void;
  dropUnsent(): void;
  /** Opens the picture that was open before, with the work that was left on it. */
  openPrevious(): Promise<void>;
  /** Goes back to the picture that was open before, and sends the present one along with it. */
  changeToReference(): Promise<void>;
  /** Opens what was to be opened by itself once more: what ended the panel before, or could not be read. */
  drawAgain(): Promise<void>;
  /** Leaves it, to open something else. */
  leaveUndrawn(): Promise<void>;
  /** Back to the picture that is open. */
  dismissArrival(): void;
}

/** All ways in which a person opens a picture. */
export function createOpenActions(context: PanelContext): OpenActions {
  return {
    openFiles: (files, way) => openFiles(context, files, way),
    openFolder: (folder) => openFolder(context, folder),
    openFurther: (file) => openFurther(context, file),
    dropFurther: () => context.store.setState({ further: [] }),
    closePicture: () => closePicture(context),
    openEdit: (editId) => openEdit(context, editId),
    paintForGallery: (pictureId) => openPattern(context, pictureId),
    continueFromResult: () => continueFromResult(context),
    extend: (extension) => extendPicture(context, extension),
    reuseAll: (editId) => reuseAll(context, editId),
    reusePaint: (editId) => reusePaint(context, editId),
    reusePrompt: (prompt) => reusePrompt(context, prompt),
    bringBackUnsent: () => bringBackUnsent(context),
    dropUnsent: () => dropUnsent(context),
    openPrevious: () => openPrevious(context),
    changeToReference: () => changeToReference(context),
    drawAgain: () => drawAgain(context),
    leaveUndrawn: () => leaveUndrawn(context),
    dismissArrival: () => {
      context.opening.cancel();
      context.store.setState({ arrival: { state: "none" }, further: [] });
    },
  };
}
