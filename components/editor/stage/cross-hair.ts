import type { StagePoint } from "@/utils/core/geometry";
import type { Editor } from "@/utils/editor/editor-types";
import type { Gesture, Sample } from "@/utils/editor/gestures/gesture";

/** CSS px at each press of an arrow key; with Ctrl or ⌘ the finer one. */
const STEP_PX = 16;
const FINE_PX = 2;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface CrossHairHost {
  readonly editor: Editor;
  /** Where the pointer or the cross-hair was last, CSS px of the stage. */
  at(): StagePoint | undefined;
  /** The cross-hair is what was moved last, not the pointer. */
  isShown(): boolean;
  move(to: StagePoint): void;
  /** Takes what is outlined there. */
  take(at: StagePoint): void;
  /** What the chosen tool begins there, as if a pointer went down. */
  begin(first: Sample): Gesture | undefined;
}

/**
 * Pointing without a pointer: arrow keys move a cross-hair, Space begins what the
 * tool does there and ends it, Enter takes what is outlined. With *Point* at any
 * time, with the other tools once the stage got its focus by the keyboard: after
 * a click on it the arrow keys lead along the results.
 */
export class CrossHair {
  readonly #host: CrossHairHost;
  #gesture: Gesture | undefined;
  #isClicked = false;

  /** Listens until `signal`. */
  constructor(stage: HTMLElement, host: CrossHairHost, signal: AbortSignal) {
    this.#host = host;
    stage.addEventListener("pointerdown", () => this.#click(), { signal });
    stage.addEventListener("blur", () => this.#leave(), { signal });
    stage.addEventListener(
      "keydown",
      (event) => {
        if (event.target === stage && !event.altKey && this.#press(event)) event.preventDefault();
      },
      { signal },
    );
  }

  #click(): void {
    this.#isClicked = true;
    this.#end((gesture) => gesture.finish());
  }

  #leave(): void {
    this.#isClicked = false;
    this.#end((gesture) => gesture.finish());
  }

  /** Whether the key was used. */
  #press(event: KeyboardEvent): boolean {
    const { editor } = this.#host;
    const isPoint = editor.getState().tool === "point";
    if (!isPoint && this.#isClicked) return false;
    const isMod = event.ctrlKey || event.metaKey;
    const arrow = ARROWS[event.key];
    if (arrow) return this.#step(arrow, isMod ? FINE_PX : STEP_PX);
    const now = this.#host.at();
    if (isMod || !now) return false;
    const isEnter = event.key === "Enter" && isPoint;
    if (!isEnter && (event.key !== " " || !this.#host.isShown())) return false;
    if (event.repeat) return true;
    if (isEnter) this.#host.take(now);
    else this.#turn(now);
    return true;
  }

  #step([right, down]: readonly [number, number], px: number): true {
    const { stageSize } = this.#host.editor.getState();
    const now = this.#host.at();
    const { x, y } = now ?? { x: stageSize.width / 2, y: stageSize.height / 2 };
    const step = now ? px : 0;
    const point = {
      x: within(x + right * step, stageSize.width),
      y: within(y + down * step, stageSize.height),
    };
    this.#host.move(point);
    this.#gesture?.add([sampleAt(point)]);
    return true;
  }

  /** Begins, or ends what was begun. */
  #turn(at: StagePoint): void {
    if (this.#gesture) {
      this.#end((gesture) => gesture.finish());
      return;
    }
    const { editor } = this.#host;
    this.#gesture = this.#host.begin(sampleAt(at));
    if (this.#gesture) {
      editor.setDrawing({ cancel: () => this.#end((gesture) => gesture.cancel()) });
    }
  }

  #end(how: (gesture: Gesture) => void): void {
    const gesture = this.#gesture;
    if (!gesture) return;
    this.#gesture = undefined;
    how(gesture);
    this.#host.editor.setDrawing(gesture.next?.());
  }
}

function sampleAt(point: StagePoint): Sample {
  return { point, pressure: 0.5, isShift: false };
}

function within(value: number, end: number): number {
  return Math.min(Math.max(value, 0), end - 1);
}
