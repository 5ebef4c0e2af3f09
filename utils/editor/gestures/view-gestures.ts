import type { Size, StagePoint } from "@/utils/core/geometry";
import { limitFactor, pinch, pinchFactor, type View } from "@/utils/core/view/view";
import type { Gesture, Sample } from "@/utils/editor/gestures/gesture";

/** The part of the editor that moves the view. */
interface ViewEditor {
  getState(): {
    readonly view: View;
    readonly pictureSize: Size | undefined;
    readonly stageSize: Size;
  };
  panBy(dx: number, dy: number): void;
  setView(view: View): void;
}

/** Dragging the picture about. */
export class PanGesture implements Gesture {
  readonly #editor: ViewEditor;
  #last: StagePoint;

  constructor(editor: ViewEditor, first: Sample) {
    this.#editor = editor;
    this.#last = first.point;
  }

  add(samples: readonly Sample[]): void {
    const point = samples.at(-1)?.point;
    if (!point) return;
    this.#editor.panBy(point.x - this.#last.x, point.y - this.#last.y);
    this.#last = point;
  }

  finish(): void {}

  cancel(): void {}
}

type Fingers = readonly [StagePoint, StagePoint];

/** Two fingers: panning and zooming at once, from the view they went down on. */
export class PinchGesture {
  readonly #editor: ViewEditor;
  readonly #view: View;
  readonly #from: Fingers;

  constructor(editor: ViewEditor, from: Fingers) {
    this.#editor = editor;
    this.#view = editor.getState().view;
    this.#from = from;
  }

  move(to: Fingers): void {
    const { pictureSize, stageSize } = this.#editor.getState();
    if (!pictureSize) return;
    const factor = limitFactor(this.#view, pinchFactor(this.#from, to), pictureSize, stageSize);
    this.#editor.setView(pinch(this.#view, this.#from, to, factor));
  }
}
