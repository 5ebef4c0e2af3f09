import type { PicturePoint, Size, StagePoint } from "@/utils/core/geometry";
import type { MaskHistory, PaintMode } from "@/utils/core/mask/operation";
import type { FoundOutline, OutlineRequest, Selection } from "@/utils/pixels/job-types";

/** What is asked about a place: what would a click take there? */
export type Question = Omit<OutlineRequest, "picture" | "pictureId">;

/** An outline on the screen: what a click takes. */
export interface Shown {
  readonly question: Question;
  readonly key: string;
  readonly step: number;
  readonly canGrow: boolean;
  readonly canShrink: boolean;
  readonly selection: Selection;
}

/** A click that was made, and how many steps the mask had with it. */
interface Made {
  readonly point: PicturePoint;
  readonly mode: PaintMode;
  readonly position: number;
}

/** What was taken last: its size can be changed until something else happens. */
export interface Last {
  readonly shown: Omit<Shown, "selection">;
  /** The size that is wanted, which may not be there yet. */
  readonly step: number;
  /** Where the pointer was, CSS px of the stage. */
  readonly at: StagePoint;
}

export interface PointState {
  /** Sizes away from the one that is shown first, for what is hovered over. */
  readonly step: number;
  readonly shown: Shown | undefined;
  readonly made: readonly Made[];
  readonly last: Last | undefined;
}

export const NOTHING_POINTED_AT: PointState = {
  step: 0,
  shown: undefined,
  made: [],
  last: undefined,
};

/** A pointer this near to its last click has not left it, CSS px. */
const SAME_PLACE_PX = 6;

/** The question about a place, with the clicks that still count. */
export function questionAt(
  { step, made, shown }: PointState,
  point: PicturePoint,
  mode: PaintMode,
  mask: MaskHistory,
): Question {
  const clicks = made
    .filter(({ position }) => position <= mask.position)
    .map((click) => ({ point: click.point, mode: click.mode }));
  return { point, mode, step, clicks, ...(shown ? { known: shown.key } : {}) };
}

/** What an answer shows. One that is known already keeps what is shown. */
export function withAnswer(
  state: PointState,
  question: Question,
  answer: FoundOutline,
): PointState {
  const { key, step = 0, canGrow = false, canShrink = false } = answer;
  const isKnown = state.shown !== undefined && state.shown.key === key;
  const selection = answer.selection ?? (isKnown ? state.shown?.selection : undefined);
  if (!selection) return { ...state, shown: undefined };
  const shown = { question, key, step, canGrow, canShrink, selection };
  // A size that is not on offer must not be counted: turning back would do nothing at first.
  return { ...state, shown, step: state.step === question.step ? step : state.step };
}

/** Nothing is outlined any more. */
export function withoutOutline(state: PointState): PointState {
  return { ...state, shown: undefined };
}

/** What was outlined has become a step of the mask. */
export function afterClick(
  state: PointState,
  { selection: _, ...shown }: Shown,
  at: StagePoint,
  { position }: MaskHistory,
): PointState {
  const { point, mode } = shown.question;
  const made = state.made.filter((click) => click.position < position);
  return {
    step: 0,
    shown: undefined,
    made: [...made, { point, mode, position }],
    last: { shown, step: shown.step, at },
  };
}

/** Whether the pointer is still where the last click was: that is what its wheel is about. */
export function isAtLast({ last }: PointState, pointer: StagePoint | undefined): boolean {
  if (!last || !pointer) return false;
  return Math.hypot(pointer.x - last.at.x, pointer.y - last.at.y) < SAME_PLACE_PX;
}

/** Something else happened: what was taken last stays as it is. */
export function withoutLast(state: PointState): PointState {
  return { ...state, last: undefined };
}

/**
 * Larger (positive) or smaller. What is hovered over, or else what was taken
 * last: then the answer has the question to ask.
 */
export function turned(
  state: PointState,
  by: number,
): { readonly state: PointState; readonly resize?: Question } {
  const { last, shown } = state;
  if (shown) return { state: { ...state, step: state.step + by } };
  if (!last) return { state };
  const step = last.step + by;
  const { known: _, ...question } = last.shown.question;
  return { state: { ...state, last: { ...last, step } }, resize: { ...question, step } };
}

/** The last one has got another size; nothing if it is not the last one any more. */
export function afterResize(
  state: PointState,
  question: Question,
  { key, step = 0, canGrow = false, canShrink = false }: FoundOutline,
): PointState {
  const { last } = state;
  if (!last) return state;
  const wanted = last.step === question.step ? step : last.step;
  return {
    ...state,
    last: { ...last, step: wanted, shown: { question, key, step, canGrow, canShrink } },
  };
}

/** Whether a point, picture px, lies on a selection. */
export function isOn(selection: Selection, point: PicturePoint, picture: Size): boolean {
  const { mask, size } = selection;
  const x = Math.floor((point.x * size.width) / picture.width);
  const y = Math.floor((point.y * size.height) / picture.height);
  return x >= 0 && y >= 0 && x < size.width && y < size.height && mask[y * size.width + x] === 1;
}
