import type { MessageKey, Text } from "@/components/ui/text";
import type { ColourName, PartWords } from "@/utils/core/mask/part-words";

/** By row, then by column. */
const PLACES = [
  ["part_upper_left", "part_upper", "part_upper_right"],
  ["part_left", "part_middle", "part_right"],
  ["part_lower_left", "part_lower", "part_lower_right"],
] as const satisfies readonly (readonly MessageKey[])[];

const COLOURS: Readonly<Record<ColourName, MessageKey>> = {
  black: "part_black",
  grey: "part_grey",
  white: "part_white",
  red: "part_red",
  orange: "part_orange",
  brown: "part_brown",
  yellow: "part_yellow",
  green: "part_green",
  cyan: "part_cyan",
  blue: "part_blue",
  purple: "part_purple",
  pink: "part_pink",
};

/** A part of a picture in words: *Region, upper left, blue, 12 %*. */
export function describePart(
  t: Text["t"],
  { place, colour, share }: PartWords,
  isErased = false,
): string {
  const key = PLACES[place.row + 1]?.[place.column + 1] ?? "part_middle";
  const percent = share * 100;
  return t(isErased ? "part_words_erase" : "part_words", {
    place: t(key),
    colour: t(COLOURS[colour]),
    share: percent < 1 ? percent.toFixed(1) : Math.round(percent),
  });
}
