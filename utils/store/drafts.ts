import type { Draft } from "@/utils/core/edit/draft";
import { RETENTION } from "@/utils/core/history/retention";
import type { Result } from "@/utils/core/result";
import { attempt, committed, database, keyOf, prefixRange, settled } from "@/utils/store/database";

/** A draft with the window it was last open in. Window ids do not survive a restart. */
interface StoredDraft extends Draft {
  readonly windowId: number;
}

/**
 * Stores the draft of a picture, one per picture. Works while the page unloads:
 * the transaction is committed explicitly, as one that waits for its requests'
 * events is aborted with the page.
 */
export function saveDraft(draft: Draft, windowId: number): Promise<Result<void>> {
  const stored: StoredDraft = { ...draft, windowId };
  return attempt(() =>
    database("readwrite", (store) => {
      const done = committed(store.transaction);
      store.put(stored, keyOf.draft(draft.pictureId));
      store.transaction.commit();
      return done;
    }),
  );
}

/** The draft of a picture, if there is one. */
export function readDraftOf(pictureId: string): Promise<Result<Draft | undefined>> {
  return attempt(() =>
    database("readonly", (store) =>
      settled<StoredDraft | undefined>(store.get(keyOf.draft(pictureId))),
    ),
  );
}

/** The latest draft of this browser window, else the latest of all: after a restart window ids are new. */
export async function newestDraft(windowId: number): Promise<Result<Draft | undefined>> {
  return attempt(async () => {
    const drafts = await database("readonly", (store) =>
      settled<StoredDraft[]>(store.getAll(prefixRange(keyOf.draft("")))),
    );
    drafts.sort((a, b) => b.savedAt - a.savedAt);
    return drafts.find((draft) => draft.windowId === windowId) ?? drafts[0];
  });
}

/** Removes drafts older than a week, which would keep their pictures. */
export function dropOldDrafts(now: number): Promise<Result<void>> {
  return attempt(() =>
    database("readwrite", async (store) => {
      const drafts = await settled<Draft[]>(store.getAll(prefixRange(keyOf.draft(""))));
      for (const { savedAt, pictureId } of drafts) {
        if (now - savedAt > RETENTION.draftMs) store.delete(keyOf.draft(pictureId));
      }
      await committed(store.transaction);
    }),
  );
}
