import type { MessageKey } from "@/components/ui/text";
import { PAINT_COLOURS, type PaintColour } from "@/utils/core/paint-colour";

type Choice = PaintColour | "auto";

const NAMES: Readonly<Record<Choice, MessageKey>> = {
  auto: "editor_colour_auto",
  "#ff6a1f": "editor_orange",
  "#00a8ff": "editor_blue",
  "#ff2d9b": "editor_pink",
  "#2fd15b": "editor_green",
  "#ffd400": "editor_yellow",
};

interface OverlayColour {
  readonly value: Choice;
  readonly name: MessageKey;
}

/** What can be chosen for the paint. */
export const OVERLAY_COLOURS: readonly OverlayColour[] = (["auto", ...PAINT_COLOURS] as const).map(
  (value) => ({ value, name: NAMES[value] }),
);
