import type { StagePoint } from "@/utils/core/geometry";
import { limitFactor, pinch, pinchFactor, type View } from "@/utils/core/view/view";
import type { Editor } from "@/utils/editor/editor-types";
import type { Gesture, Sample } from "@/utils/editor/gestures/gesture";

/** Dragging the picture about. */
export class PanGesture implements Gesture {
  readonly #editor: Editor;
  #last: StagePoint;

  constructor(editor: Editor, first: Sample) {
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
  readonly #editor: Editor;
  readonly #view: View;
  readonly #from: Fingers;

  constructor(editor: Editor, from: Fingers) {
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
