import type { Draft } from "@/utils/core/edit/draft";
import type { Inbox } from "@/utils/core/picture/inbox";
import type { Result } from "@/utils/core/result";
import { beginCounted, type CountedDrawing } from "@/utils/panel/open/tries";
import { newestDraft } from "@/utils/store/drafts";
import type { EarlyArrival } from "@/utils/store/early-arrival";
import { type Arrived, readArrived, wasShown } from "@/utils/store/inbox";

/** What a window had open last; and its picture, which begins to be drawn. */
export interface LastOpen {
  readonly draft: Result<Draft | undefined>;
  readonly drawing: CountedDrawing | undefined;
}

/** What a panel opens as it starts: one of the two. */
export interface LatestOpening {
  /** The window's latest arrival, shown already or not. */
  readonly inbox: Inbox | undefined;
  /** Its picture, if there is one that was not shown yet. */
  readonly drawing?: CountedDrawing;
  /** Absent where something has arrived that was not shown yet. */
  readonly last?: LastOpen;
}

/** What was looked up before the panel's own scripts were there. */
export interface LookedAhead {
  readonly latest: Promise<LatestOpening>;
  /** Something else is opened instead. */
  drop(): void;
}

/** What was asked before the page had its scripts, and what was begun with the answers. */
interface Early {
  /** All of session storage. */
  readonly session: Promise<Readonly<Record<string, unknown>>>;
  readonly begun: Promise<EarlyArrival | undefined>;
}

/**
 * Looks up what is to be opened, and begins to draw it: what arrived for this
 * window and was not shown yet, or else what was open last. What an earlier panel
 * has shown is in the draft, with all that was painted since.
 *
 * @param signal aborted when something else is opened: nothing is begun after that
 * @param early what was asked and begun before the page had its scripts
 */
export async function findLatest(
  windowId: number,
  signal: AbortSignal,
  early?: Early,
): Promise<LatestOpening> {
  const arrived = await readArrived(windowId, early?.session);
  const { inbox, shownJob } = arrived;
  if (!inbox || wasShown(inbox, shownJob)) {
    return { inbox, last: await findLast(windowId, signal, arrived) };
  }
  const begun = await early?.begun;
  if (inbox.state !== "ready" || signal.aborted) return { inbox };
  const isSame = begun?.jobId === inbox.jobId;
  return { inbox, drawing: beginCounted(windowId, inbox, arrived, isSame ? begun : undefined) };
}

/** Looks up what was open last, and begins to draw it. */
export async function findLast(
  windowId: number,
  signal: AbortSignal,
  arrived?: Arrived,
): Promise<LastOpen> {
  const draft = await newestDraft(windowId);
  const left = draft.ok && !draft.value?.isClosed ? draft.value : undefined;
  if (!left || signal.aborted) return { draft, drawing: undefined };
  const { pictureId } = left;
  const counted = { jobId: `draft ${pictureId}`, pictureId };
  return { draft, drawing: beginCounted(windowId, counted, arrived) };
}

/** The picture that begins to be drawn, whichever it is. */
export function drawingOf({ drawing, last }: LatestOpening): CountedDrawing | undefined {
  return drawing ?? last?.drawing;
}
