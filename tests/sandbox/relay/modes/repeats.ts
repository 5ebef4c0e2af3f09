import type { Mode } from "./mode.ts";

/** Modes that stand for another one a number of times; `parse.ts` resolves them. */
export const REPEAT_MODES: readonly Mode[] = [
  repeat("fails-once", "The mode named, for the first request only."),
  repeat("fails-twice", "The mode named, for the first two requests only."),
  repeat("fails-thrice", "The mode named, for the first three requests only."),
];

export const TIMES_OF_REPEAT: Readonly<Record<string, number>> = {
  "fails-once": 1,
  "fails-twice": 2,
  "fails-thrice": 3,
};

function repeat(id: string, says: string): Mode {
  const argument = { means: "mode", fallback: "overloaded" };
  return { id, says, from: "§4 retries", on: "edits", argument };
}
