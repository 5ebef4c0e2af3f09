import { type AppError, appError } from "@/utils/core/app-error";
import type { Edit, EditResult, EditState } from "@/utils/core/edit";

/** What can happen to an edit, with the time it happened at (ms since the epoch). */
export type EditEvent =
  | { readonly kind: "claimed"; readonly at: number }
  | { readonly kind: "answering"; readonly at: number }
  | {
      readonly kind: "finished";
      readonly at: number;
      readonly results: readonly EditResult[];
      readonly lostItems: readonly AppError[];
      readonly requestId?: string;
    }
  | { readonly kind: "failed"; readonly at: number; readonly error: AppError }
  | { readonly kind: "cancelled"; readonly at: number; readonly error: AppError }
  | { readonly kind: "orphaned"; readonly at: number };

/** The states an event may come in. Anything else is refused, so that nothing is sent twice. */
const ALLOWED_FROM: Record<EditEvent["kind"], readonly EditState[]> = {
  claimed: ["queued"],
  answering: ["sending"],
  // An answer that is on disk was paid for: it may be read again after a failure.
  finished: ["sending", "receiving", "failed", "interrupted"],
  failed: ["queued", "sending", "receiving"],
  cancelled: ["queued", "sending", "receiving"],
  orphaned: ["queued", "sending", "receiving"],
};

/**
 * The edit after an event, or `undefined` where the event may not happen in
 * its state: a second claim, a late answer to a cancelled edit.
 */
export function advance(edit: Edit, event: EditEvent): Edit | undefined {
  if (!ALLOWED_FROM[event.kind].includes(edit.state)) return undefined;
  switch (event.kind) {
    case "claimed":
      return { ...edit, state: "sending", sentAt: event.at };
    case "answering":
      return { ...edit, state: "receiving", answeredAt: event.at };
    case "finished": {
      const { error: _, ...unhurt } = edit;
      return {
        ...unhurt,
        state: "done",
        endedAt: event.at,
        results: event.results,
        ...(event.lostItems.length > 0 ? { lostItems: event.lostItems } : {}),
        ...(event.requestId ? { requestId: event.requestId } : {}),
      };
    }
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

/** Whether a request may be under way. */
export function isRunning(edit: Edit): boolean {
  return edit.state === "queued" || edit.state === "sending" || edit.state === "receiving";
}
