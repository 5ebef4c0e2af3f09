/** A text with what it was before, to undo and redo by words. */
export interface TextHistory {
  readonly past: readonly string[];
  readonly now: string;
  /** The next one first. */
  readonly future: readonly string[];
  /** How the text became what it is. */
  readonly by: "typing" | "deleting" | "replacing";
}

/** More than anybody goes back. */
const STEPS = 200;

/** A text to which nothing has been done. */
export function textHistory(now: string): TextHistory {
  return { past: [], now, future: [], by: "replacing" };
}

/**
 * Takes in a changed text. Letters typed or deleted one after the other are one
 * step, up to the end of a word; what came at once (a paste, a stored prompt,
 * a word from an input method) is a step of its own.
 */
export function withText(history: TextHistory, text: string): TextHistory {
  const { past, now } = history;
  if (text === now) return history;
  const by = wayOf(now, text);
  const isSame = by !== "replacing" && by === history.by && !beginsWord(now, text);
  return { past: isSame ? past : [...past, now].slice(-STEPS), now: text, future: [], by };
}

/** The text before the last step; `undefined` where there is none. */
export function undoText({ past, now, future }: TextHistory): TextHistory | undefined {
  const before = past.at(-1);
  if (before === undefined) return undefined;
  return { past: past.slice(0, -1), now: before, future: [now, ...future], by: "replacing" };
}

/** The text after the step that was undone last; `undefined` where there is none. */
export function redoText({ past, now, future }: TextHistory): TextHistory | undefined {
  const [next, ...rest] = future;
  if (next === undefined) return undefined;
  return { past: [...past, now], now: next, future: rest, by: "replacing" };
}

function wayOf(before: string, after: string): TextHistory["by"] {
  const added = after.length - before.length;
  const place = firstDifference(before, after);
  if (added === 1 && before.slice(place) === after.slice(place + 1)) return "typing";
  if (added === -1 && before.slice(place + 1) === after.slice(place)) return "deleting";
  return "replacing";
}

/** A letter was typed after a space. */
function beginsWord(before: string, after: string): boolean {
  if (after.length < before.length) return false;
  const place = firstDifference(before, after);
  return /\s/.test(after[place - 1] ?? "") && /\S/.test(after[place] ?? "");
}

function firstDifference(a: string, b: string): number {
  let place = 0;
  while (place < a.length && a[place] === b[place]) place += 1;
  return place;
}
