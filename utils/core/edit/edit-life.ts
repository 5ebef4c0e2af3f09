import { type AppError, appError } from "@/utils/core/app-error";
import {
  EDIT_STATES,
  type Edit,
  type EditResult,
  type EditRetry,
  type EditState,
} from "@/utils/core/edit/edit";
import type { Usage } from "@/utils/core/edit/usage";

/** What can happen to an edit, with the time it happened at (ms since the epoch). */
export type EditEvent =
  | { readonly kind: "claimed"; readonly at: number }
  /** The server did no work and will be asked again. */
  | { readonly kind: "retrying"; readonly retry: EditRetry }
  | { readonly kind: "answering"; readonly at: number }
  | {
      readonly kind: "finished";
      readonly at: number;
      readonly results: readonly EditResult[];
      readonly lostItems: readonly AppError[];
      readonly requestId?: string;
      readonly usage?: Usage;
    }
  | { readonly kind: "failed"; readonly at: number; readonly error: AppError }
  | { readonly kind: "cancelled"; readonly at: number; readonly error: AppError }
  | { readonly kind: "orphaned"; readonly at: number };

/** The states an event may come in. Anything else is refused, so that nothing is sent twice. */
const RUNNING = (Object.keys(EDIT_STATES) as EditState[]).filter((state) => isRunning({ state }));

const ALLOWED_FROM: Record<EditEvent["kind"], readonly EditState[]> = {
  claimed: ["queued"],
  retrying: ["sending"],
  answering: ["sending"],
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
  const { retry: _, ...edit } = stored;
  switch (event.kind) {
    case "claimed":
      return { ...edit, state: "sending", sentAt: event.at };
    case "retrying":
      return { ...edit, retry: event.retry };
    case "answering":
      return { ...edit, state: "receiving", answeredAt: event.at };
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

function finish(edit: Edit, event: Extract<EditEvent, { kind: "finished" }>): Edit {
  const { error: _error, lostItems: _lostItems, ...unhurt } = edit;
  return {
    ...unhurt,
    state: "done",
    // Reading a kept answer once more is no part of how long the server took.
    endedAt: edit.endedAt ?? event.at,
    results: event.results,
    ...(event.lostItems.length > 0 ? { lostItems: event.lostItems } : {}),
    ...(event.requestId ? { requestId: event.requestId } : {}),
    ...(event.usage ? { usage: event.usage } : {}),
  };
}

/** Reading a stored answer again yielded more pictures than before. */
function findsMore(edit: Edit, event: EditEvent): boolean {
  return (
    edit.state === "done" && event.kind === "finished" && event.results.length > edit.results.length
  );
}

/** Whether a request may be under way. */
export function isRunning(edit: Pick<Edit, "state">): boolean {
  return EDIT_STATES[edit.state].isRunning;
}
