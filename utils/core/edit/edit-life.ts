import { type AppError, appError, factsOf } from "@/utils/core/app-error";
import {
  EDIT_STATES,
  type Edit,
  type EditRetry,
  type EditState,
  type EditTask,
} from "@/utils/core/edit/edit";
import { type Gathered, gatheredIn, requestsLeft } from "@/utils/core/edit/several-requests";

/** What can happen to an edit, with the time it happened at (ms since the epoch). */
export type EditEvent =
  | { readonly kind: "claimed"; readonly at: number }
  /** The server did no work and will be asked again. */
  | { readonly kind: "retrying"; readonly retry: EditRetry }
  | { readonly kind: "answering"; readonly at: number }
  /** The stored answer is about to be read. Comes before it is touched. */
  | { readonly kind: "reading" }
  /** The server works on: where its result is asked for. Comes before the first question. */
  | { readonly kind: "tasked"; readonly task: EditTask }
  /**
   * One of several requests was answered: what all answers have come to so far. The
   * next one counts as sent from here on, so that no end of the process sends it twice.
   */
  | (Gathered & { readonly kind: "gathered"; readonly at: number })
  /** The answer itself does not fit on the disk; where its pictures lie does. */
  | { readonly kind: "addressed"; readonly urls: readonly string[] }
  | ({ readonly kind: "finished"; readonly at: number } & Gathered)
  | { readonly kind: "failed"; readonly at: number; readonly error: AppError }
  | { readonly kind: "cancelled"; readonly at: number; readonly error: AppError }
  | { readonly kind: "orphaned"; readonly at: number };

/** The states an event may come in. Anything else is refused, so that nothing is sent twice. */
const RUNNING = (Object.keys(EDIT_STATES) as EditState[]).filter((state) => isRunning({ state }));

const ALLOWED_FROM: Record<EditEvent["kind"], readonly EditState[]> = {
  claimed: ["queued"],
  retrying: ["sending"],
  answering: ["sending"],
  reading: ["sending", "receiving"],
  tasked: ["sending", "receiving"],
  addressed: ["sending", "receiving"],
  gathered: ["sending", "receiving"],
  // An answer that is on disk was paid for: it may be read again after a failure.
  finished: ["sending", "receiving", "failed", "interrupted"],
  failed: RUNNING,
  cancelled: RUNNING,
  orphaned: RUNNING,
};

/**
 * The edit after an event, or `undefined` where the event may not happen in
 * its state: a second claim, a late answer to a cancelled edit.
 */
export function advance(stored: Edit, event: EditEvent): Edit | undefined {
  const mayHappen = ALLOWED_FROM[event.kind].includes(stored.state) || findsMore(stored, event);
  if (!mayHappen) return undefined;
  if (event.kind === "gathered" && requestsLeft(stored) < 1) return undefined;
  const { retry: _, ...edit } = stored;
  switch (event.kind) {
    case "reading":
      return { ...edit, readAttempts: (edit.readAttempts ?? 0) + 1 };
    case "tasked": {
      // The note that names the task is read; what is to come counts anew.
      const { readAttempts: _read, ...rest } = edit;
      return { ...rest, task: event.task };
    }
    case "addressed":
      return { ...edit, resultUrls: event.urls };
    case "claimed":
      return {
        ...edit,
        state: "sending",
        sentAt: event.at,
        ...(edit.perRequest === undefined ? {} : { requestsSent: 1 }),
      };
    case "gathered":
      return goOn(edit, event);
    case "retrying":
      return { ...edit, retry: event.retry };
    case "answering":
      return { ...edit, state: "receiving", answeredAt: event.at };
    default:
      return end(edit, event);
  }
}

type EndEvent = Extract<EditEvent, { kind: "finished" | "failed" | "cancelled" | "orphaned" }>;

/** With the results so far, on to the next request. */
function goOn(
  { readAttempts: _read, task: _task, resultUrls: _urls, ...edit }: Edit,
  { kind: _kind, at: _at, ...gathered }: Extract<EditEvent, { kind: "gathered" }>,
): Edit {
  const requestsSent = (edit.requestsSent ?? 0) + 1;
  return { ...withGathered(edit, gathered), state: "sending", requestsSent };
}

/** Why something is missing of an edit that has results; what was not sent cost nothing. */
function lostOf(edit: Edit, event: Exclude<EndEvent, { kind: "finished" }>): readonly AppError[] {
  const error = event.kind === "orphaned" ? appError("interrupted") : event.error;
  const unsent = requestsLeft(edit) > 0 && !factsOf(error.code).isOwnWish;
  return [...(edit.lostItems ?? []), error, ...(unsent ? [appError("not_sent")] : [])];
}

/** Whatever ends an edit ends the reading of its answer as well. */
function end({ readAttempts: _, ...edit }: Edit, event: EndEvent): Edit {
  if (event.kind !== "finished" && edit.results.length > 0) {
    // Some of several requests were answered: what they gave is there, whatever ended the rest.
    const lostItems = lostOf(edit, event);
    return finish(edit, { kind: "finished", at: event.at, ...gatheredIn(edit), lostItems });
  }
  switch (event.kind) {
    case "finished":
      return finish(edit, event);
    case "failed":
      return { ...edit, state: "failed", endedAt: event.at, error: event.error };
    case "cancelled":
      // Claiming is stored before anything is sent: a queued edit has cost nothing.
      return {
        ...edit,
        state: "cancelled",
        endedAt: event.at,
        error: edit.state === "queued" ? appError("cancelled_unsent") : event.error,
      };
    case "orphaned":
      return {
        ...edit,
        state: "interrupted",
        endedAt: event.at,
        error: appError(edit.state === "queued" ? "not_sent" : "interrupted"),
      };
    default:
      return event satisfies never;
  }
}

/** An answer that ended the process as often as this is read again on the person's word only. */
const MAX_READ_ATTEMPTS = 2;

/** Whether the stored answer may be read without the person’s word. */
export function mayReadByItself({ readAttempts = 0 }: Pick<Edit, "readAttempts">): boolean {
  return readAttempts < MAX_READ_ATTEMPTS;
}

function finish(edit: Edit, event: Extract<EditEvent, { kind: "finished" }>): Edit {
  const { error: _error, resultUrls: _urls, ...unhurt } = edit;
  return {
    ...withGathered(unhurt, event),
    state: "done",
    // Reading a kept answer once more is no part of how long the server took.
    endedAt: edit.endedAt ?? event.at,
  };
}

function withGathered({ lostItems: _, ...edit }: Edit, gathered: Gathered): Edit {
  const { results, lostItems, requestId, usage } = gathered;
  return {
    ...edit,
    results,
    ...(lostItems.length > 0 ? { lostItems } : {}),
    ...(requestId ? { requestId } : {}),
    ...(usage ? { usage } : {}),
  };
}

/**
 * A kept answer, read once more, gives pictures that could not be had before, or
 * the same again, whose files are gone.
 */
function findsMore(edit: Edit, event: EditEvent): boolean {
  if (edit.state !== "done" || event.kind !== "finished") return false;
  const found = new Set(event.results.map(({ blobId }) => blobId));
  return (
    event.results.length > edit.results.length ||
    edit.results.every(({ blobId }) => found.has(blobId))
  );
}

/** Whether a request may be under way. */
export function isRunning(edit: Pick<Edit, "state">): boolean {
  return EDIT_STATES[edit.state].isRunning;
}
