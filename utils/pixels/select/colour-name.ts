import type { ColourName } from "@/utils/core/mask/part-words";

/** Below this much chroma a colour is a grey. */
const GREY_CHROMA = 9;
/** Hue angles of LAB, degrees, up to which a name holds. */
const HUES: readonly (readonly [until: number, name: ColourName])[] = [
  [15, "pink"],
  [48, "red"],
  [75, "orange"],
  [110, "yellow"],
  [170, "green"],
  [230, "cyan"],
  [312, "blue"],
  [330, "purple"],
  [360, "pink"],
];

/** The name nearest to a colour in CIE LAB. */
export function colourName(l: number, a: number, b: number): ColourName {
  if (Math.hypot(a, b) < GREY_CHROMA) {
    if (l < 22) return "black";
    return l > 82 ? "white" : "grey";
  }
  if (l < 10) return "black";
  const hue = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  const name = HUES.find(([until]) => hue < until)?.[1] ?? "pink";
  const isDull = l < 55 && Math.hypot(a, b) < 50;
  if ((name === "orange" || name === "yellow") && isDull) return "brown";
  // Light red is pink, dark pink is red.
  if (name === "red" && l > 68) return "pink";
  return name;
}
