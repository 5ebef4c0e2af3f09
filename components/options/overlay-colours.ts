import type { MessageKey } from "@/components/ui/text";

interface OverlayColour {
  readonly value: string;
  readonly name: MessageKey;
}

/** The paint's colours. Several, as contrast depends on the picture. */
export const OVERLAY_COLOURS: readonly OverlayColour[] = [
  { value: "#ff6a1f", name: "editor_orange" },
  { value: "#00a8ff", name: "editor_blue" },
  { value: "#ff2d9b", name: "editor_pink" },
  { value: "#2fd15b", name: "editor_green" },
  { value: "#ffd400", name: "editor_yellow" },
];
