import { useStore } from "zustand";
import { useText } from "@/components/ui/text";
import { notesOn, type ResultPlacement, softnessOf } from "@/utils/core/edit/stitch-choice";
import type { Panel } from "@/utils/panel/panel";

const ONE_DIGIT = { maximumFractionDigits: 1 } as const;

/** What is to be said of how a result was placed; `id` names the kind. */
export interface PlacementNote {
  readonly id: string;
  readonly text: string;
}

export function usePlacementNotes(
  panel: Panel,
  placement: ResultPlacement | undefined,
): readonly PlacementNote[] {
  const { t, locale } = useText();
  const softness = useStore(panel.store, ({ run }) =>
    run ? softnessOf(run.edit.window, run.edit.sentSize) : undefined,
  );
  const notes = notesOn(placement?.report).map((id) => ({ id, text: t(`placement_${id}`) }));
  if (softness === undefined) return notes;
  const times = softness.toLocaleString(locale, ONE_DIGIT);
  return [...notes, { id: "soft", text: t("placement_soft", { times }) }];
}
