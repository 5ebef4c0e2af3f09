import { type Analysis, maskOf } from "@/utils/pixels/select/analysis";
import type { Ladder } from "@/utils/pixels/select/ladder";
import { within } from "@/utils/pixels/select/within";

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
  const { length } = ladder.choices;
  const at = within(ladder.start + step, length);
  const choice = ladder.choices[at];
  if (!choice) return undefined;
  const { share, score } = choice;
  const mask = maskOf(analysis, choice.regions);
  return { mask, share, score, canGrow: at < length - 1, canShrink: at > 0 };
}
