import { removeStill, showStill } from "@/components/editor/stage/still";
import { drawingOf, findLatest, type LookedAhead } from "@/utils/panel/open/find-latest";
import { earlyAnswers } from "@/utils/platform/early";
import { ownWindowId } from "@/utils/platform/panel";
import { openDatabase } from "@/utils/store/database";
import type { EarlyArrival } from "@/utils/store/early-arrival";

/** What is known of a panel before its own scripts are there. */
export interface Ahead extends LookedAhead {
  readonly windowId: number;
  /** Whether the page draws the picture by itself: then nobody waits for a worker. */
  readonly isDrawn: Promise<boolean>;
}

/**
 * Looks up what the panel is about to open, begins to draw it and shows it where
 * the editor will. Begun as soon as this script is there, which the page runs before
 * all others (utils/build/start-scripts.ts); the panel's own go on from there.
 */
export const ahead: Promise<Ahead> = begin();

async function begin(): Promise<Ahead> {
  openDatabase();
  const early = earlyAnswers<EarlyArrival | undefined>();
  const windowId = await ownWindowId(location.search, early?.windowId);
  const dropped = new AbortController();
  const latest = findLatest(windowId, dropped.signal, early);
  return {
    windowId,
    latest,
    isDrawn: drawStill(latest, dropped.signal).catch(() => false),
    drop: () => {
      dropped.abort();
      removeStill();
    },
  };
}

async function drawStill(latest: LookedAhead["latest"], signal: AbortSignal): Promise<boolean> {
  const drawn = await drawingOf(await latest)?.drawn;
  if (!drawn) return false;
  if (!signal.aborted) await whenParsed();
  if (!signal.aborted) showStill(drawn.bitmap);
  return drawn.isOpaque;
}

/** The first script may run before there is a page to show something on. */
function whenParsed(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState !== "loading") return resolve();
    document.addEventListener("readystatechange", () => resolve(), { once: true });
  });
}
