import type { PicturePoint, Rect, Size, StagePoint } from "@/utils/core/geometry";
import type { PaintMode } from "@/utils/core/mask/operation";
import { toPicture, toStage } from "@/utils/core/view/view";
import type { Gesture, GestureEditor, Sample } from "@/utils/editor/gestures/gesture";

/** Shorter drags than this are clicks, CSS px. */
const CLICK_PX = 4;

export interface ShapeStart {
  readonly editor: GestureEditor;
  readonly mode: PaintMode;
  readonly picture: Size;
  /** A freehand loop is done, flat points in picture px; without it, it is painted as drawn. */
  readonly loop?: (points: readonly number[], mode: PaintMode) => void;
  /** Shows an outline over the picture: an SVG path in CSS px of the stage, empty for none. */
  preview(path: string): void;
}

/** Dragging a rectangle open; with Shift a square. */
export class RectangleGesture implements Gesture {
  readonly #start: ShapeStart;
  readonly #from: StagePoint;
  #to: Sample;

  constructor(start: ShapeStart, first: Sample) {
    this.#start = start;
    this.#from = first.point;
    this.#to = first;
  }

  add(samples: readonly Sample[]): void {
    this.#to = samples.at(-1) ?? this.#to;
    const to = this.#corner();
    const { x, y } = this.#from;
    this.#start.preview(`M${x} ${y}H${to.x}V${to.y}H${x}Z`);
  }

  finish(): void {
    this.#start.preview("");
    const { editor, mode, picture } = this.#start;
    const to = this.#corner();
    if (Math.hypot(to.x - this.#from.x, to.y - this.#from.y) < CLICK_PX) return;
    const { view } = editor.getState();
    const rect = rectBetween(toPicture(view, this.#from), toPicture(view, to), picture);
    if (rect) editor.push({ kind: "rectangle", mode, rect });
  }

  cancel(): void {
    this.#start.preview("");
  }

  #corner(): StagePoint {
    const { point, isShift } = this.#to;
    if (!isShift) return point;
    const dx = point.x - this.#from.x;
    const dy = point.y - this.#from.y;
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    return {
      x: this.#from.x + (dx < 0 ? -side : side),
      y: this.#from.y + (dy < 0 ? -side : side),
    };
  }
}

/** The rectangle between two corners, on whole pixels, as far as it lies in the picture. */
export function rectBetween(a: PicturePoint, b: PicturePoint, picture: Size): Rect | undefined {
  const left = Math.max(0, Math.round(Math.min(a.x, b.x)));
  const top = Math.max(0, Math.round(Math.min(a.y, b.y)));
  const width = Math.min(picture.width, Math.round(Math.max(a.x, b.x))) - left;
  const height = Math.min(picture.height, Math.round(Math.max(a.y, b.y))) - top;
  return width > 0 && height > 0 ? { x: left, y: top, width, height } : undefined;
}

/** Clicks this near to where a polygon began close it, CSS px. */
const CLOSING_PX = 10;
/** Points of a freehand line nearer than this to the one before are left out, CSS px. */
const STEP_PX = 1.5;

/**
 * A lasso: dragged in one go it closes when the pointer goes up; begun with a
 * click it grows by clicks and drags until somebody clicks its start, clicks
 * twice in one place, or presses Enter. With Shift at the end it stays as drawn.
 */
export class LassoShape {
  readonly #start: ShapeStart;
  #points: PicturePoint[] = [];
  #hasCorners = false;

  constructor(start: ShapeStart) {
    this.#start = start;
  }

  /** What the pointer does from going down to going up. True from `onEnd`: the shape is done. */
  begin(first: Sample, onEnd: (isDone: boolean) => void): Gesture {
    const from = first.point;
    const before = [...this.#points];
    const closes = this.#closesAt(from);
    if (!closes) this.#add(from);
    let travelled = 0;
    let last = from;
    let isExact = first.isShift;
    return {
      add: (samples) => {
        isExact = samples.at(-1)?.isShift ?? isExact;
        for (const { point } of samples) {
          travelled = Math.max(travelled, distance(point, from));
          if (closes || travelled < CLICK_PX || distance(point, last) < STEP_PX) continue;
          this.#add(point);
          last = point;
        }
        this.show();
      },
      finish: () => {
        const isFreehand = travelled >= CLICK_PX && !this.#hasCorners;
        this.#hasCorners = true;
        if (closes || isFreehand) this.close(isFreehand && !isExact);
        onEnd(closes || isFreehand);
      },
      cancel: () => {
        this.drop();
        onEnd(true);
      },
      giveWay: () => {
        this.#points = before;
        this.show();
        onEnd(before.length === 0);
      },
    };
  }

  /** Draws what there is, and the edge to where the pointer is. */
  show(pointer?: StagePoint): void {
    const { view } = this.#start.editor.getState();
    const corners = this.#points.map((point) => toStage(view, point));
    if (pointer) corners.push(pointer);
    const path = corners.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
    this.#start.preview(path && `M${path}${pointer ? "" : "Z"}`);
  }

  /** @param isRough a loop drawn in one go, which may slide onto an edge */
  close(isRough = false): void {
    this.#start.preview("");
    const { editor, mode, loop } = this.#start;
    const points = this.#points.flatMap(({ x, y }) => [round(x), round(y)]);
    if (this.#points.length < 3) return;
    editor.changeSettings({ hasCircled: true });
    if (isRough && loop) loop(points, mode);
    else editor.push({ kind: "polygon", mode, points });
  }

  drop(): void {
    this.#start.preview("");
  }

  #add(point: StagePoint): void {
    this.#points.push(toPicture(this.#start.editor.getState().view, point));
  }

  #closesAt(point: StagePoint): boolean {
    const { view } = this.#start.editor.getState();
    const first = this.#points[0];
    const last = this.#points.at(-1);
    if (!first || !last) return false;
    const isAtStart = this.#points.length > 2 && distance(toStage(view, first), point) < CLOSING_PX;
    return isAtStart || distance(toStage(view, last), point) < CLICK_PX;
  }
}

function distance(a: StagePoint, b: StagePoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
