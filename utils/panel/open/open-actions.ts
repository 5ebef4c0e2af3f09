import { drawAgain, leaveUndrawn } from "@/utils/panel/open/draw-again";
import { openEdit } from "@/utils/panel/open/open-edit";
import { openPattern } from "@/utils/panel/open/open-picture";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** The ways to open a picture or an edit. */
export interface OpenActions {
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
