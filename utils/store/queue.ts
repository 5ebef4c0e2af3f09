import * as v from "valibot";
import { ERRORS, type ErrorCode } from "@/utils/core/app-error";
import { isRunning } from "@/utils/core/edit/edit-life";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { type Limits, limitsFor, type Pause } from "@/utils/core/queue/line";
import { ok, type Result } from "@/utils/core/result";
import { listAsked } from "@/utils/platform/asked";
import { readSession, removeSession, watchSession, writeSession } from "@/utils/platform/session";
import { keyOf, prefixRange, read, settled } from "@/utils/store/database";
import { entryIn } from "@/utils/store/entries";
import { readSettings } from "@/utils/store/settings";

/** Lasts as long as the browser runs: after a start of it, nothing goes on by itself anyway. */
const PAUSE_ITEM = "queue-pause";

const pauseSchema = v.fallback(
  v.optional(
    v.variant("why", [
      v.object({ why: v.literal("person") }),
      v.object({
        why: v.literal("refused"),
        code: v.picklist(Object.keys(ERRORS) as readonly ErrorCode[]),
      }),
    ]),
  ),
  undefined,
);

/** Why the queue is paused; `undefined` while it is not. */
export async function readPause(): Promise<Pause | undefined> {
  return v.parse(pauseSchema, await readSession(PAUSE_ITEM));
}

/** Keeps a pause for the next background; `undefined` ends it. */
export function savePause(pause: Pause | undefined): Promise<void> {
  return pause ? writeSession(PAUSE_ITEM, pause) : removeSession(PAUSE_ITEM);
}

/** Calls `changed` when the queue is paused or goes on. Returns unsubscribe. */
export function watchPause(changed: () => void): () => void {
  return watchSession(PAUSE_ITEM, changed);
}

/** How many edits may be under way at once, as the person has set it. */
export async function readLimits(): Promise<Limits> {
  return limitsFor((await readSettings()).atOnce);
}

/** An edit that has not ended. */
export interface QueuedEdit {
  readonly entry: HistoryEntry;
  /** Left over from before the browser was started: sent on the person's word only. */
  readonly isHeld: boolean;
}

/** All edits that have not ended, in the order in which they are sent, and whether any is. */
export interface StoredQueue {
  readonly pause: Pause | undefined;
  readonly edits: readonly QueuedEdit[];
}

/** The queue as it is stored. */
export async function readQueue(): Promise<Result<StoredQueue>> {
  const entries = await read(async (store) => {
    const prefix = keyOf.running("");
    const keys = await settled(store.getAllKeys(prefixRange(prefix)));
    const found: HistoryEntry[] = [];
    for (const key of keys) {
      const entry = await entryIn(store, String(key).slice(prefix.length));
      if (entry && isRunning(entry)) found.push(entry);
    }
    return found;
  });
  if (!entries.ok) return entries;
  const [pause, asked] = await Promise.all([readPause(), listAsked()]);
  const edits = entries.value.map((entry) => ({
    entry,
    isHeld: entry.state === "queued" && !asked.has(entry.id),
  }));
  return ok({ pause, edits });
}
