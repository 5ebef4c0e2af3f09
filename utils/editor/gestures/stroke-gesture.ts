import type { PicturePoint, Size } from "@/utils/core/geometry";
import type { PaintMode } from "@/utils/core/mask/operation";
import { toPicture, type View } from "@/utils/core/view/view";
import type {
  Gesture,
  GestureEditor,
  LivePaint,
  Sample,
  Stroke,
} from "@/utils/editor/gestures/gesture";

/** Points nearer than this to the one before add nothing that could be seen, CSS px. */
const MIN_STEP_PX = 0.7;
/** The lightest touch still paints this share of the brush. */
const MIN_PRESSURE = 0.2;

export interface StrokeStart {
  readonly editor: GestureEditor;
  readonly layer: LivePaint;
  readonly mode: PaintMode;
  readonly first: Sample;
  /** A straight line from here, instead of a dot. */
  readonly lineFrom: PicturePoint | undefined;
  /** The pointer tells how hard it presses, and the person wants that to matter. */
  readonly isPressed: boolean;
}

/** Paints or erases along the pointer's path. Points are picture px. */
export class StrokeGesture implements Gesture {
  readonly #start: StrokeStart;
  readonly #view: View;
  readonly #picture: Size;
  readonly #radius: number;
  #points: number[] = [];
  #radii: number[] = [];
  #painted = 0;
  /** Already part of the mask: the point a paused stroke goes on from. */
  #kept = 0;

  constructor(start: StrokeStart, picture: Size) {
    const { view, brushSize } = start.editor.getState();
    this.#start = start;
    this.#view = view;
    this.#picture = picture;
    this.#radius = round(brushSize / 2 / view.scale);
    if (start.lineFrom) this.#append(start.lineFrom, start.first.pressure);
    this.#append(toPicture(view, start.first.point), start.first.pressure);
    this.#paint();
  }

  add(samples: readonly Sample[]): void {
    for (const sample of samples) {
      const point = toPicture(this.#view, sample.point);
      if (this.#isFarEnough(point)) this.#append(point, sample.pressure);
    }
    this.#paint();
  }

  finish(): void {
    const { layer, editor } = this.#start;
    if (this.#points.length / 2 <= this.#kept) return;
    const stroke = this.#stroke();
    if (!this.#touchesPicture()) {
      this.cancel();
      return;
    }
    layer.adoptLive(stroke);
    editor.push(stroke);
  }

  cancel(): void {
    this.#start.layer.dropLive();
  }

  pause(): void {
    this.finish();
    this.#points = this.#points.slice(-2);
    this.#radii = this.#radii.slice(-1);
    this.#painted = 1;
    this.#kept = 1;
  }

  #append(point: PicturePoint, pressure: number): void {
    this.#points.push(round(point.x), round(point.y));
    if (this.#start.isPressed) {
      this.#radii.push(round(this.#radius * Math.max(MIN_PRESSURE, Math.min(1, pressure))));
    }
  }

  #isFarEnough(point: PicturePoint): boolean {
    const dx = point.x - (this.#points.at(-2) ?? 0);
    const dy = point.y - (this.#points.at(-1) ?? 0);
    return Math.hypot(dx, dy) * this.#view.scale >= MIN_STEP_PX;
  }

  #paint(): void {
    const count = this.#points.length / 2;
    if (count === this.#painted) return;
    this.#start.layer.paintLive(this.#stroke(), this.#painted);
    this.#painted = count;
  }

  #stroke(): Stroke {
    return {
      kind: "stroke",
      mode: this.#start.mode,
      radius: this.#radius,
      points: this.#points,
      ...(this.#start.isPressed ? { radii: this.#radii } : {}),
    };
  }

  /** A stroke that never came near the picture is no step worth undoing. */
  #touchesPicture(): boolean {
    const xs = this.#points.filter((_, index) => index % 2 === 0);
    const ys = this.#points.filter((_, index) => index % 2 === 1);
    return (
      least(xs) - this.#radius < this.#picture.width &&
      most(xs) + this.#radius > 0 &&
      least(ys) - this.#radius < this.#picture.height &&
      most(ys) + this.#radius > 0
    );
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}
