import type { Size } from "@/utils/core/geometry";

/** An earlier picture, or another result, to compare with. */
export interface CompareBase {
  /** The edit that started from it, or that it is a result of. */
  readonly editId: string;
  /** It is a result of that edit: its position there. */
  readonly position?: number;
  readonly bitmap: ImageBitmap;
  readonly size: Size;
}

/** Which picture is on the stage: the one that is open, or a result in its place. */
export type Chosen =
  | { readonly kind: "original" }
  | {
      readonly kind: "result";
      /** Index into the run's results. */
      readonly position: number;
      /** Shown as the server sent it, laid over its window. */
      readonly isRaw: boolean;
    };

/** A comparison that stays until it is ended. */
export type LastingComparison =
  | { readonly kind: "none" }
  | {
      readonly kind: "split";
      /** Where original and result are divided: 0 (left) to 1 of the stage's width. */
      readonly at: number;
      /** `undefined`: the picture that is open. */
      readonly base: CompareBase | undefined;
    }
  /** Side by side, where the page is wide enough. */
  | { readonly kind: "beside"; readonly base: CompareBase | undefined };

export type Comparison =
  | LastingComparison
  /** The original is shown while a key or button is held; `after` comes back afterwards. */
  | { readonly kind: "held"; readonly after: LastingComparison };

/** What a person sees of the results. */
export interface ResultView {
  readonly chosen: Chosen;
  readonly comparison: Comparison;
}

export const ORIGINAL_VIEW: ResultView = {
  chosen: { kind: "original" },
  comparison: { kind: "none" },
};

/** The first result, placed, nothing compared. */
export const FIRST_RESULT_VIEW: ResultView = {
  chosen: { kind: "result", position: 0, isRaw: false },
  comparison: { kind: "none" },
};

/** The comparison that is on, or comes back after the original was held. */
export function lastingOf({ comparison }: ResultView): LastingComparison {
  return comparison.kind === "held" ? comparison.after : comparison;
}

/** What is compared with; `undefined`: the picture that is open, or nothing is compared. */
export function baseOf(view: ResultView): CompareBase | undefined {
  const lasting = lastingOf(view);
  return lasting.kind === "none" ? undefined : lasting.base;
}

/** Chooses a result by its position; −1 is the original. The comparison stays. */
export function viewOf(view: ResultView, position: number): ResultView {
  const chosen: Chosen =
    position < 0 ? { kind: "original" } : { kind: "result", position, isRaw: false };
  return { chosen, comparison: lastingOf(view) };
}

/** Shows the chosen result as the server sent it, or placed. Of the original there is only one. */
export function withRaw(view: ResultView, isRaw: boolean): ResultView {
  const { chosen } = view;
  return chosen.kind === "original" ? view : { ...view, chosen: { ...chosen, isRaw } };
}

/** Shows the original for as long as it is held. */
export function withHeld(view: ResultView, isHeld: boolean): ResultView {
  const after = lastingOf(view);
  return { ...view, comparison: isHeld ? { kind: "held", after } : after };
}
