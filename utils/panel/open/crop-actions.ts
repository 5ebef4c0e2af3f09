import type { Rect } from "@/utils/core/geometry";
import type { FrameHandle } from "@/utils/core/view/drag-rect";
import {
  type CropRatio,
  cropOfRatio,
  isCropped,
  newCrop,
  snapCrop,
} from "@/utils/core/window/crop";
import { cropPicture } from "@/utils/panel/open/reframe-picture";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart } from "@/utils/panel/state/panel-state";
import { cropOf } from "@/utils/panel/state/sending";

/** Cutting a part out of the picture. */
export interface CropActions {
  /** Shows the frame of what stays, all of the picture at first. */
  openCropBar(): void;
  /** The largest frame of this shape. */
  setCropRatio(ratio: CropRatio): void;
  /** A frame that was dragged, in the chosen shape, picture px; quick enough to be asked while dragging. */
  snapCrop(dragged: Rect, handle: FrameHandle): Rect;
  /** Puts the frame there, picture px. */
  placeCrop(frame: Rect): void;
  /** Opens what is in the frame as a picture of its own. Nothing where it holds all of the picture. */
  applyCrop(): Promise<void>;
}

/** Actions of the crop bar and its frame. */
export function createCropActions(context: PanelContext): CropActions {
  const { store, editor } = context;
  const now = () => {
    const { picture, sending } = store.getState();
    return { size: picture?.record.size, crop: cropOf(sending) };
  };
  const show = (crop: ReturnType<typeof newCrop>) =>
    changePart(store, "sending", (sending) => ({ ...sending, bar: { kind: "crop", crop } }));
  return {
    openCropBar: () => {
      const { size } = now();
      if (!size) return;
      show(newCrop(size));
      // A corner that is out of sight cannot be taken hold of.
      editor.fit();
    },
    setCropRatio: (ratio) => {
      const { size, crop } = now();
      if (size && crop) show(cropOfRatio(crop, ratio, size));
    },
    snapCrop: (dragged, handle) => {
      const { size, crop } = now();
      return size && crop ? snapCrop(dragged, handle, crop.ratio, size) : dragged;
    },
    placeCrop: (frame) => {
      const { crop } = now();
      if (crop) show({ ...crop, frame });
    },
    applyCrop: async () => {
      const { size, crop } = now();
      if (size && crop && isCropped(crop, size)) await cropPicture(context, crop.frame);
    },
  };
}
