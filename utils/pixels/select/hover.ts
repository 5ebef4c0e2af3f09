import { type Analysis, maskOf } from "@/utils/pixels/select/analysis";
import type { Ladder } from "@/utils/pixels/select/ladder";

/** What a click would take: shown, and committed as it was shown. */
export interface Outline {
  /** One byte a proxy pixel, 0 or 1. */
  readonly mask: Uint8Array;
  /** Share of the picture, 0…1. */
  readonly share: number;
  readonly score: number;
  readonly canGrow: boolean;
  readonly canShrink: boolean;
}

/** @param step sizes away from the one shown first; kept within what there is */
export function outlineAt(analysis: Analysis, ladder: Ladder, step: number): Outline | undefined {
  const last = ladder.choices.length - 1;
  const at = Math.min(Math.max(ladder.start + step, 0), last);
  const choice = ladder.choices[at];
  if (!choice) return undefined;
  const { share, score } = choice;
  const mask = maskOf(analysis, choice.regions);
  return { mask, share, score, canGrow: at < last, canShrink: at > 0 };
}
