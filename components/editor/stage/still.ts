import type { Rect } from "@/utils/core/geometry";
import { followingView, pictureBox } from "@/utils/core/view/view";
import { drawInto, surfaceOf, wholePixelBox } from "../draw/canvas";
import { recallStage } from "./remembered-stage";
import { placeOnCanvas } from "./stage-size";

const ID = "still";

/**
 * Shows a picture where the editor will show it, while the editor's code is still
 * loaded. It lies behind the page: the editor's stage covers it with the same
 * pixels as soon as it is drawn. Does nothing where nobody knows yet where the
 * stage will be.
 *
 * @param bitmap as large as the picture; it stays the caller's
 */
export function showStill(bitmap: ImageBitmap): void {
  const stage = recallStage();
  if (!stage || bitmap.width === 0) return;
  const { box, device } = stage;
  const view = followingView("auto", bitmap, box);
  const place = placeOnCanvas({ view, stageSize: box }, device);
  const canvas = document.createElement("canvas");
  canvas.width = device.width;
  canvas.height = device.height;
  const { context } = surfaceOf(canvas);
  if (!context) return;
  drawInto(context, bitmap, wholePixelBox(place, bitmap), place.scale, "high");
  const behind = document.createElement("div");
  setBox(behind, pictureBox(view, bitmap));
  const still = document.createElement("div");
  still.id = ID;
  still.ariaHidden = "true";
  setBox(still, box);
  still.append(behind, canvas);
  document.documentElement.dataset[ID] = "";
  document.body.append(still);
}

/** The editor is there, or something else is shown than what was looked up. */
export function removeStill(): void {
  delete document.documentElement.dataset[ID];
  document.getElementById(ID)?.remove();
}

function setBox({ style }: HTMLElement, { x, y, width, height }: Rect): void {
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}
