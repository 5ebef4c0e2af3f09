import type { PicturePoint, Size, StagePoint } from "@/utils/core/geometry";
import type { PaintMode } from "@/utils/core/mask/operation";
import { toPicture } from "@/utils/core/view/view";
import { createAsker } from "@/utils/editor/gestures/ask-latest";
import { type Committed, commitSelection } from "@/utils/editor/gestures/commit-selection";
import type {
  Gesture,
  ToolAtWork,
  ToolStart,
  ToolSurroundings,
} from "@/utils/editor/gestures/gesture";
import { PointGesture } from "@/utils/editor/gestures/point-gesture";
import {
  afterClick,
  afterResize,
  isAtLast,
  isOn,
  NOTHING_POINTED_AT,
  type PointState,
  type Question,
  questionAt,
  type Shown,
  turned,
  withAnswer,
  withoutLast,
  withoutOutline,
} from "@/utils/editor/gestures/point-state";
import type { ObjectFinder } from "@/utils/editor/objects/object-finder";
import type { FoundOutline, Selection } from "@/utils/pixels/job-types";

/** Outlines the object under the pointer; a click takes what is outlined. */
export function pointTool(around: ToolSurroundings): ToolAtWork {
  return new PointTool(around);
}

class PointTool implements ToolAtWork {
  readonly #around: ToolSurroundings;
  #state: PointState = NOTHING_POINTED_AT;
  #objects: ObjectFinder | undefined;
  #lastMade: Committed | undefined;
  #turns: number;
  /** What was asked last: where nothing has changed it is not asked again. */
  #asked = "";
  readonly #hovering = createAsker(
    (question: Question) => this.#ask(question),
    (answer, question) => this.#heard(question, answer),
  );
  readonly #resizing = createAsker(
    (question: Question) => this.#ask(question),
    (answer, question) => this.#resized(question, answer),
  );

  constructor(around: ToolSurroundings) {
    this.#around = around;
    this.#turns = around.editor.getState().sizeTurns;
  }

  follow(pointer: StagePoint | undefined): void {
    this.#keepUp();
    const { editor } = this.#around;
    const { view, pointMode, mask, edges, pictureSize } = editor.getState();
    const point = pointer && toPicture(view, pointer);
    const isAway = !point || !pictureSize || !isInside(point, pictureSize);
    if (isAway || edges === "unknown" || isAtLast(this.#state, pointer)) {
      this.#hide();
      return;
    }
    const question = questionAt(this.#state, point, pointMode, mask);
    const asked = JSON.stringify({ ...question, known: edges });
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (edges === "none") editor.setOutlined(null);
    else this.#hovering.want(question);
  }

  begin({ event, first, mode, picture }: ToolStart): Gesture | undefined {
    const { editor } = this.#around;
    const { view, pointMode, pictureTools } = editor.getState();
    const point = toPicture(view, first.point);
    this.#keepUp();
    if (!pictureTools || !isInside(point, picture)) return undefined;
    this.#hovering.drop();
    this.#asked = "";
    const { objects } = pictureTools;
    const isTouch = event.pointerType === "touch";
    const as = mode === "erase" ? mode : pointMode;
    return new PointGesture({
      at: first.point,
      target: this.#targetAt(point, as, picture),
      toPicture: (at) => toPicture(view, at),
      unite: async (path, share) => {
        const united = await objects.unite({ path, share });
        // Meanwhile another picture may have been opened.
        const isHere = editor.getState().pictureTools === pictureTools;
        return isHere && united.ok ? united.value.selection : undefined;
      },
      show: (selection) => this.#show(selection, as),
      take: (shown) => this.#take(shown, first.point, isTouch),
      takeAll: (selection) => {
        this.#hide();
        this.#forgetLast();
        commitSelection(editor, selection, as, editor.offerMargin);
      },
      drop: () => this.#hide(),
    });
  }

  /** What is outlined at a point already, or else what will be. Nothing: there are no edges. */
  async #targetAt(point: PicturePoint, mode: PaintMode, picture: Size): Promise<Shown | undefined> {
    const { editor, setBusy } = this.#around;
    const { shown } = this.#state;
    if (shown?.question.mode === mode && isOn(shown.selection, point, picture)) return shown;
    const { known: _, ...question } = questionAt(this.#state, point, mode, editor.getState().mask);
    setBusy(editor.getState().edges === "unknown");
    const answer = await this.#ask(question);
    setBusy(false);
    this.#heard(question, answer);
    return this.#state.shown;
  }

  /** Another picture, another last step, another size. */
  #keepUp(): void {
    const { editor } = this.#around;
    const { pictureTools, sizeTurns } = editor.getState();
    if (pictureTools?.objects !== this.#objects) {
      this.#objects = pictureTools?.objects;
      this.#hide();
      this.#state = NOTHING_POINTED_AT;
      this.#lastMade = undefined;
    }
    if (this.#lastMade && !editor.isLastStep(this.#lastMade.operation)) this.#forgetLast();
    const by = sizeTurns - this.#turns;
    this.#turns = sizeTurns;
    if (by === 0) return;
    const { state, resize } = turned(this.#state, by);
    this.#state = state;
    if (resize) this.#resizing.want(resize);
  }

  async #ask(question: Question): Promise<FoundOutline | undefined> {
    const objects = this.#around.editor.getState().pictureTools?.objects;
    const answer = await objects?.outline(question);
    if (this.#around.editor.getState().pictureTools?.objects !== objects) return undefined;
    if (answer && !answer.ok) this.#around.fail(answer.error);
    return answer?.ok ? answer.value : undefined;
  }

  #heard(question: Question, answer: FoundOutline | undefined): void {
    if (!answer) return;
    const before = this.#state.shown;
    this.#state = withAnswer(this.#state, question, answer);
    const { shown } = this.#state;
    if (shown && shown.key !== before?.key) this.#show(shown.selection, question.mode);
    if (shown) return;
    this.#around.outline(undefined);
    this.#around.editor.setOutlined(null);
  }

  #show({ contours, share, place, colour }: Selection, mode: PaintMode): void {
    // As soon as something else is outlined, larger and smaller are about that.
    this.#forgetLast();
    this.#around.outline({ contours, mode });
    this.#around.editor.setOutlined({ share, place, colour, mode });
  }

  #hide(): void {
    this.#hovering.drop();
    this.#asked = "";
    if (!this.#state.shown) return;
    this.#state = withoutOutline(this.#state);
    this.#around.outline(undefined);
    this.#around.editor.setOutlined(undefined);
  }

  #take(shown: Shown, at: StagePoint, isTouch: boolean): void {
    const { editor } = this.#around;
    this.#hide();
    const { selection, question } = shown;
    const made = commitSelection(editor, selection, question.mode, editor.offerMargin);
    if (!made) return;
    this.#state = afterClick(this.#state, shown, at, editor.getState().mask);
    this.#lastMade = made;
    this.#offerSizes(isTouch);
  }

  #resized(question: Question, answer: FoundOutline | undefined): void {
    const { editor } = this.#around;
    const made = this.#lastMade;
    if (!answer?.selection || !made || !editor.isLastStep(made.operation)) return;
    this.#state = afterResize(this.#state, question, answer);
    made.become(answer.selection);
    this.#offerSizes(editor.getState().resizable?.isTouch ?? false);
  }

  #offerSizes(isTouch: boolean): void {
    const shown = this.#state.last?.shown;
    if (!shown) return;
    const { canGrow, canShrink, question } = shown;
    this.#around.editor.setResizable({ at: question.point, canGrow, canShrink, isTouch });
  }

  #forgetLast(): void {
    if (!this.#state.last) return;
    this.#resizing.drop();
    this.#state = withoutLast(this.#state);
    this.#lastMade = undefined;
    this.#around.editor.setResizable(undefined);
  }
}

function isInside({ x, y }: PicturePoint, { width, height }: Size): boolean {
  return x >= 0 && y >= 0 && x < width && y < height;
}
