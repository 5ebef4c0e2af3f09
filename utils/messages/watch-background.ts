import { now } from "@/utils/platform/clock";
import { openLifeline } from "@/utils/platform/lifeline";

/** A background that is ended so often in a minute is not helped by being woken once more. */
const MAX_ENDS = 6;
const WITHIN_MS = 60_000;

const heard = new Set<() => void>();
let isWatching = false;
let ends: number[] = [];

/**
 * Watches the background while it runs an edit. Where it is ended in the midst of
 * that, everybody who listens is told at once, and it is woken again, so that it
 * takes up what it left behind. Stops by itself when nothing runs, and where it is
 * ended again and again.
 */
export function watchBackground(): void {
  if (isWatching) return;
  isWatching = true;
  try {
    openLifeline((why) => {
      isWatching = false;
      if (why === "ended") wakeAgain();
    });
  } catch {
    // The extension was reloaded under this page: there is no background for it any more.
    isWatching = false;
  }
}

function wakeAgain(): void {
  const at = now();
  ends = [...ends.filter((before) => at - before < WITHIN_MS), at];
  // Whoever is told asks the next one for something, which wakes it as well.
  if (ends.length > MAX_ENDS) return;
  for (const tell of heard) tell();
  watchBackground();
}

/**
 * Calls `ended` within moments of the background's end in the midst of an edit.
 * Gives the way to stop.
 */
export function onBackgroundEnded(ended: () => void): () => void {
  heard.add(ended);
  return () => heard.delete(ended);
}
