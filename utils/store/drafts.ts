import type { Draft } from "@/utils/core/edit/draft";
import { RETENTION } from "@/utils/core/history/retention";
import type { Result } from "@/utils/core/result";
import {
  attempt,
  attemptWrite,
  committed,
  database,
  keyOf,
  prefixRange,
  settled,
} from "@/utils/store/database";

/** A draft with the window it was last open in. Window ids do not survive a restart. */
interface StoredDraft extends Draft {
  readonly windowId: number;
}

const keyFor = (windowId: number, pictureId: string) => keyOf.draft(`${windowId}:${pictureId}`);

/**
 * Keeps what is open in a window, one draft per window and picture. May be the last thing
 * its page does: the transaction is committed by hand, as one that waits for
 * its requests' events is dropped with a page that is gone before they come.
 *
 * @errors `storage_full`, `storage_unopenable`, `storage_failed`: then what is
 *   painted is nowhere but in the panel
 */
export function saveDraft(draft: Draft, windowId: number): Promise<Result<void>> {
  const stored: StoredDraft = { ...draft, windowId };
  return attemptWrite(() =>
    database("readwrite", (store) => {
      const done = committed(store.transaction);
      store.put(stored, keyFor(windowId, draft.pictureId));
      store.transaction.commit();
      return done;
    }),
  );
}

/**
 * The draft of a picture in a window; without one, the latest of that picture
 * in any window: after a restart windows have new ids.
 */
export function readDraftOf(
  pictureId: string,
  windowId: number,
): Promise<Result<Draft | undefined>> {
  return attempt(async () => {
    const drafts = await database("readonly", readAll);
    return latestOf(
      drafts.filter((draft) => draft.pictureId === pictureId),
      windowId,
    );
  });
}

/** The latest draft of this window, else the latest of all. */
export function newestDraft(windowId: number): Promise<Result<Draft | undefined>> {
  return attempt(async () => latestOf(await database("readonly", readAll), windowId));
}

function readAll(store: IDBObjectStore): Promise<StoredDraft[]> {
  return settled<StoredDraft[]>(store.getAll(prefixRange(keyOf.draft(""))));
}

function latestOf(drafts: readonly StoredDraft[], windowId: number): StoredDraft | undefined {
  const latest = drafts.toSorted((a, b) => b.savedAt - a.savedAt);
  return latest.find((draft) => draft.windowId === windowId) ?? latest[0];
}

/** Removes drafts nobody came back to, so that their pictures can be removed with their edits. */
export function dropOldDrafts(now: number): Promise<Result<void>> {
  return attemptWrite(() =>
    database("readwrite", async (store) => {
      const range = prefixRange(keyOf.draft(""));
      // Both in key order.
      const drafts = await settled<Draft[]>(store.getAll(range));
      const keys = await settled(store.getAllKeys(range));
      for (const [index, { savedAt }] of drafts.entries()) {
        const key = keys[index];
        if (key !== undefined && now - savedAt > RETENTION.draftMs) store.delete(key);
      }
      await committed(store.transaction);
    }),
  );
}
