import type { MaskLayer } from "@/components/editor/draw/mask-layer";
import type { AppError } from "@/utils/core/app-error";
import type { PicturePoint, Size, StagePoint } from "@/utils/core/geometry";
import { activeOperations } from "@/utils/core/mask/history";
import type { PaintMode } from "@/utils/core/mask/operation";
import { toPicture } from "@/utils/core/view/view";
import type { Drawing, Editor } from "@/utils/editor/editor-state";
import type { Gesture, Sample } from "@/utils/editor/gestures/gesture";
import { LassoShape, RectangleGesture } from "@/utils/editor/gestures/shape-gestures";
import { StrokeGesture } from "@/utils/editor/gestures/stroke-gesture";

/** `button` of a pen's eraser end. */
const PEN_ERASER = 5;
const SECONDARY_BUTTON = 2;

export interface ToolSurroundings {
  readonly editor: Editor;
  readonly layer: MaskLayer;
  /** Shows an outline over the picture: an SVG path in CSS px of the stage, empty for none. */
  preview(path: string): void;
  /** Something takes a moment. */
  setBusy(isBusy: boolean): void;
  /** What was asked for could not be done. */
  fail(error: AppError): void;
}

/** Starts what the chosen tool does when the pointer goes down. */
export class ToolGestures {
  readonly #around: ToolSurroundings;
  /** A polygon that is still open. */
  #lasso: LassoShape | undefined;
  #wandRun = 0;

  constructor(around: ToolSurroundings) {
    this.#around = around;
  }

  begin(event: PointerEvent, first: Sample, picture: Size): Gesture | undefined {
    const { editor, layer, preview } = this.#around;
    const { tool, usesPressure } = editor.getState();
    const mode = modeOf(event, tool);
    switch (tool) {
      case "rectangle":
        return new RectangleGesture({ editor, mode, picture, preview }, first);
      case "lasso":
        return this.#beginLasso(new LassoShape({ editor, mode, picture, preview }), first);
      case "wand":
        void this.#takeSimilar(first, mode, picture);
        return undefined;
      default:
        return new StrokeGesture(
          {
            editor,
            layer,
            mode,
            first,
            lineFrom: event.shiftKey ? this.#lastPoint() : undefined,
            isPressed: usesPressure && event.pointerType === "pen",
          },
          picture,
        );
    }
  }

  /** The view or the pointer moved: an open polygon follows. */
  follow(pointer: StagePoint | undefined): void {
    this.#lasso?.show(pointer);
  }

  #beginLasso(fresh: LassoShape, first: Sample): Gesture {
    const lasso = this.#lasso ?? fresh;
    this.#lasso = undefined;
    let isOpen = true;
    const gesture = lasso.begin(first, (isDone) => {
      isOpen = !isDone;
      this.#lasso = isDone ? undefined : lasso;
    });
    return { ...gesture, next: () => (isOpen ? this.#openPolygon(lasso) : undefined) };
  }

  #openPolygon(lasso: LassoShape): Drawing {
    const end = (how: () => void) => {
      this.#lasso = undefined;
      how();
      this.#around.editor.setDrawing(undefined);
    };
    return { cancel: () => end(() => lasso.drop()), finish: () => end(() => lasso.close()) };
  }

  async #takeSimilar({ point }: Sample, mode: PaintMode, picture: Size): Promise<void> {
    const { editor, setBusy, fail } = this.#around;
    const { view, tolerance, isContiguous, pictureTools } = editor.getState();
    const seed = toPicture(view, point);
    const isInside =
      seed.x >= 0 && seed.y >= 0 && seed.x < picture.width && seed.y < picture.height;
    if (!isInside || !pictureTools) return;
    this.#wandRun += 1;
    const run = this.#wandRun;
    setBusy(true);
    const found = await pictureTools.findSimilar(seed, { tolerance, isContiguous });
    if (run !== this.#wandRun) return;
    setBusy(false);
    // Meanwhile another picture may have been opened.
    if (editor.getState().pictureTools !== pictureTools) return;
    if (!found.ok) fail(found.error);
    else if (found.value.length > 0) editor.push({ kind: "spans", mode, runs: found.value });
  }

  /** Where the last stroke ended. */
  #lastPoint(): PicturePoint | undefined {
    const last = activeOperations(this.#around.editor.getState().mask).at(-1);
    if (last?.kind !== "stroke") return undefined;
    return { x: last.points.at(-2) ?? 0, y: last.points.at(-1) ?? 0 };
  }
}

function modeOf(event: PointerEvent, tool: string): PaintMode {
  const isErasing =
    tool === "eraser" || event.button === SECONDARY_BUTTON || event.button === PEN_ERASER;
  return isErasing ? "erase" : "add";
}
