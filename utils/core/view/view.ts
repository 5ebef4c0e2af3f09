import type { PicturePoint, Rect, Size, StagePoint } from "@/utils/core/geometry";

/** Where the picture lies on the stage: `scale` in CSS px per picture px, `x`, `y` its corner in CSS px. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Air around a fitted picture, CSS px, so that strokes can start outside it. */
export const FIT_MARGIN_PX = 12;
/** A fitted icon is not blown up beyond this. */
const MAX_FIT_SCALE = 8;
const MAX_SCALE = 32;
/** How much of the picture always stays on the stage, CSS px. */
const REACHABLE_PX = 48;

/** From the stage (CSS px) to the picture (picture px). */
export function toPicture(view: View, point: StagePoint): PicturePoint {
  return { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
}

/** From the picture (picture px) to the stage (CSS px). */
export function toStage(view: View, point: PicturePoint): StagePoint {
  return { x: point.x * view.scale + view.x, y: point.y * view.scale + view.y };
}

/** The picture's box on the stage, CSS px. */
export function pictureBox(view: View, picture: Size): Rect {
  return {
    x: view.x,
    y: view.y,
    width: picture.width * view.scale,
    height: picture.height * view.scale,
  };
}

/** The whole picture, centred. */
export function fitView(picture: Size, stage: Size): View {
  const room = {
    width: Math.max(stage.width - 2 * FIT_MARGIN_PX, 1),
    height: Math.max(stage.height - 2 * FIT_MARGIN_PX, 1),
  };
  const scale = Math.min(room.width / picture.width, room.height / picture.height, MAX_FIT_SCALE);
  return centred(scale, picture, stage);
}

/** As wide as the stage allows, from its top edge. */
function fitWidthView(picture: Size, stage: Size): View {
  const room = Math.max(stage.width - 2 * FIT_MARGIN_PX, 1);
  const scale = Math.min(room / picture.width, MAX_FIT_SCALE);
  const whole = centred(scale, picture, stage);
  return { ...whole, y: Math.max(whole.y, FIT_MARGIN_PX) };
}

/** So much taller than the stage that all of it would leave less than half of the width in use. */
function isTallFor(picture: Size, stage: Size): boolean {
  return 2 * fitView(picture, stage).scale < fitWidthView(picture, stage).scale;
}

/** How a picture follows the stage's size; `auto`: whole, or by its width where it is tall. */
export type Fit = "auto" | "whole" | "width";

/** The view of a picture that follows the stage. */
export function followingView(fit: Fit, picture: Size, stage: Size): View {
  const isByWidth = fit === "width" || (fit === "auto" && isTallFor(picture, stage));
  return isByWidth ? fitWidthView(picture, stage) : fitView(picture, stage);
}

function centred(scale: number, picture: Size, stage: Size): View {
  return {
    scale,
    x: (stage.width - picture.width * scale) / 2,
    y: (stage.height - picture.height * scale) / 2,
  };
}

/** Zooms by `factor` so that what lies under `anchor` stays there. */
export function zoomAt(view: View, anchor: StagePoint, factor: number): View {
  const scale = view.scale * factor;
  return {
    scale,
    x: anchor.x - (anchor.x - view.x) * factor,
    y: anchor.y - (anchor.y - view.y) * factor,
  };
}

/** The view, moved by CSS px. */
export function panBy(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** Two fingers: what lay between them stays between them, `factor` times as large. */
export function pinch(
  view: View,
  from: readonly [StagePoint, StagePoint],
  to: readonly [StagePoint, StagePoint],
  factor: number,
): View {
  const before = middle(from);
  const after = middle(to);
  return panBy(zoomAt(view, before, factor), after.x - before.x, after.y - before.y);
}

/** How many times farther apart two fingers are than they were. */
export function pinchFactor(
  from: readonly [StagePoint, StagePoint],
  to: readonly [StagePoint, StagePoint],
): number {
  return Math.max(spread(to), 1) / Math.max(spread(from), 1);
}

function middle([a, b]: readonly [StagePoint, StagePoint]): StagePoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function spread([a, b]: readonly [StagePoint, StagePoint]): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The factor that is really possible within the limits of zooming. */
export function limitFactor(view: View, factor: number, picture: Size, stage: Size): number {
  const smallest = Math.min(fitView(picture, stage).scale, 1) / 4;
  return Math.min(Math.max(view.scale * factor, smallest), MAX_SCALE) / view.scale;
}

/** Pulls a picture back that was panned out of reach. */
export function clampView(view: View, picture: Size, stage: Size): View {
  const box = pictureBox(view, picture);
  return {
    scale: view.scale,
    x: clampOffset(view.x, box.width, stage.width),
    y: clampOffset(view.y, box.height, stage.height),
  };
}

function clampOffset(offset: number, length: number, room: number): number {
  const reach = Math.min(REACHABLE_PX, length, room);
  return Math.min(Math.max(offset, reach - length), room - reach);
}

/** Keeps what lay in the middle of the stage in the middle when the stage changes its size. */
export function recentreView(view: View, before: Size, after: Size): View {
  return panBy(view, (after.width - before.width) / 2, (after.height - before.height) / 2);
}
