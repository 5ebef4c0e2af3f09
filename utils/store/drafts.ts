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

/** A page of a window: two of them may have the same picture open, and neither overwrites the other. */
export interface DraftPage {
  readonly windowId: number;
  readonly pageId: string;
}

const keyFor = ({ windowId, pageId }: DraftPage, pictureId: string) =>
  keyOf.draft(`${windowId}:${pictureId}:${pageId}`);

/**
 * Keeps what is open in a page, one draft per page and picture. May be the last thing
 * its page does: the transaction is committed by hand, as one that waits for
 * its requests' events is dropped with a page that is gone before they come.
 *
 * @param takenOver keys of other drafts, whose work is part of this one
 * @errors `storage_full`, `storage_unopenable`, `storage_failed`: then what is
 *   painted is nowhere but in the panel
 */
export function saveDraft(
  draft: Draft,
  page: DraftPage,
  takenOver: readonly string[] = [],
): Promise<Result<void>> {
  const stored: StoredDraft = { ...draft, windowId: page.windowId };
  return attemptWrite(() =>
    database("readwrite", (store) => {
      const done = committed(store.transaction);
      for (const key of takenOver) store.delete(key);
      store.put(stored, keyFor(page, draft.pictureId));
      store.transaction.commit();
      return done;
    }),
  );
}

/** What was left on a picture. */
export interface FoundDraft {
  readonly draft: Draft;
  /** Drafts of other pages of the same window, of which nothing is to be lost, the oldest first. */
  readonly others: readonly Draft[];
  /** The keys of all of them but the asking page's own. */
  readonly keys: readonly string[];
}

/**
 * The draft of a picture in a page, else the latest in its window; without one, the
 * latest of that picture in any window: after a restart windows have new ids.
 */
export function readDraftOf(
  pictureId: string,
  page: DraftPage,
): Promise<Result<FoundDraft | undefined>> {
  return attempt(async () => {
    const all = await database("readonly", readWithKeys);
    const own = keyFor(page, pictureId);
    const ofPicture = all
      .filter(({ draft }) => draft.pictureId === pictureId)
      .toSorted((a, b) => a.draft.savedAt - b.draft.savedAt);
    const near = ofPicture.filter(({ draft }) => draft.windowId === page.windowId);
    const found = near.find(({ key }) => key === own) ?? near.at(-1) ?? ofPicture.at(-1);
    if (!found) return undefined;
    return {
      draft: found.draft,
      others: near.filter((one) => one !== found).map(({ draft }) => draft),
      keys: near.map(({ key }) => key).filter((key) => key !== own),
    };
  });
}

/** The latest draft of this window, else the latest of all. */
export function newestDraft(windowId: number): Promise<Result<Draft | undefined>> {
  return attempt(async () => latestOf(await database("readonly", readAll), windowId));
}

function readAll(store: IDBObjectStore): Promise<StoredDraft[]> {
  return settled<StoredDraft[]>(store.getAll(prefixRange(keyOf.draft(""))));
}

async function readWithKeys(store: IDBObjectStore) {
  // Both in key order.
  const [drafts, keys] = await Promise.all([
    readAll(store),
    settled(store.getAllKeys(prefixRange(keyOf.draft("")))),
  ]);
  return drafts.map((draft, index) => ({ draft, key: String(keys[index]) }));
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
