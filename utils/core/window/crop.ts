import type { Rect, Size } from "@/utils/core/geometry";
import type { FrameHandle } from "@/utils/core/view/drag-rect";

/** The shapes a picture can be cropped to: any, its own, or width to height. */
export const CROP_RATIOS = [
  "free",
  "original",
  "1:1",
  "4:3",
  "3:4",
  "3:2",
  "2:3",
  "16:9",
  "9:16",
] as const;

export type CropRatio = (typeof CROP_RATIOS)[number];

/** The frame of a crop, picture px, always inside the picture. */
export interface Crop {
  readonly ratio: CropRatio;
  readonly frame: Rect;
}

/** Smaller frames cannot be taken hold of, picture px. */
const LEAST_SIDE = 16;

/** The frame before anything is cropped: all of the picture. */
export function newCrop({ width, height }: Size): Crop {
  return { ratio: "free", frame: { x: 0, y: 0, width, height } };
}

/** Whether anything is cut off. */
export function isCropped({ frame }: Crop, picture: Size): boolean {
  return frame.width < picture.width || frame.height < picture.height;
}

/** The largest frame of another shape, around the same middle as far as the picture allows. */
export function cropOfRatio({ frame }: Crop, ratio: CropRatio, picture: Size): Crop {
  const shape = shapeOf(ratio, picture);
  if (shape === undefined) return { ratio, frame };
  const { width, height } = sizeWithin(picture.width, shape, picture);
  const x = Math.round(frame.x + (frame.width - width) / 2);
  const y = Math.round(frame.y + (frame.height - height) / 2);
  return {
    ratio,
    frame: {
      x: Math.min(Math.max(0, x), picture.width - width),
      y: Math.min(Math.max(0, y), picture.height - height),
      width,
      height,
    },
  };
}

/**
 * A frame that was dragged by a corner, in its shape again: the corner across
 * stays where it is. A frame that was moved keeps its size. All in picture px.
 */
export function snapCrop(
  dragged: Rect,
  handle: FrameHandle,
  ratio: CropRatio,
  picture: Size,
): Rect {
  const shape = shapeOf(ratio, picture);
  if (handle === "move" || shape === undefined) return dragged;
  const right = dragged.x + dragged.width;
  const bottom = dragged.y + dragged.height;
  const isWest = handle === "nw" || handle === "sw";
  const isNorth = handle === "nw" || handle === "ne";
  const room = {
    width: isWest ? right : picture.width - dragged.x,
    height: isNorth ? bottom : picture.height - dragged.y,
  };
  // Halfway between what the pointer says across and what it says down.
  const wished = (dragged.width + dragged.height * shape) / 2;
  const { width, height } = sizeWithin(wished, shape, room);
  return {
    x: isWest ? right - width : dragged.x,
    y: isNorth ? bottom - height : dragged.y,
    width,
    height,
  };
}

/** Width over height; nothing for any shape. */
function shapeOf(ratio: CropRatio, { width, height }: Size): number | undefined {
  if (ratio === "free") return undefined;
  if (ratio === "original") return width / height;
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  return across / down;
}

/** The size of this shape nearest to a width, no smaller than can be held and within the room. */
function sizeWithin(wished: number, shape: number, room: Size): Size {
  const least = LEAST_SIDE * Math.max(1, shape);
  const most = Math.min(room.width, room.height * shape);
  const width = Math.min(Math.max(wished, least), most);
  return {
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(width / shape)),
  };
}
