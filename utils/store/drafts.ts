import { set } from "idb-keyval";
import type { Draft } from "@/utils/core/draft";
import { ok, type Result } from "@/utils/core/result";
import { attempt, committed, database, keyOf, prefixRange, settled } from "@/utils/store/database";

/** A draft is kept a week: long enough for a person to come back to it. */
const KEPT_MS = 7 * 24 * 3600 * 1000;

export function saveDraft(name: string, draft: Draft): Promise<Result<void>> {
  return attempt(() => set(keyOf.draft(name), draft, database));
}

/**
 * The draft of this name; else the newest of all. Window ids do not survive a
 * restart of the browser, so the draft of the last session has another name.
 */
export async function readDraft(name: string): Promise<Result<Draft | undefined>> {
  return attempt(() =>
    database("readonly", async (store) => {
      const own = await settled<Draft | undefined>(store.get(keyOf.draft(name)));
      if (own) return own;
      const all = await settled<Draft[]>(store.getAll(prefixRange(keyOf.draft(""))));
      return all.sort((a, b) => b.savedAt - a.savedAt)[0];
    }),
  );
}

export async function listDraftPictures(): Promise<Result<string[]>> {
  const drafts = await attempt(() =>
    database("readonly", (store) =>
      settled<Draft[]>(store.getAll(prefixRange(keyOf.draft("")))),
    ),
  );
  return drafts.ok ? ok(drafts.value.map((draft) => draft.pictureId)) : drafts;
}

/** Removes drafts nobody came back to. */
export function dropOldDrafts(now: number): Promise<Result<void>> {
  return attempt(() =>
    database("readwrite", async (store) => {
      const range = prefixRange(keyOf.draft(""));
      const [keys, drafts] = await Promise.all([
        settled(store.getAllKeys(range)),
        settled<Draft[]>(store.getAll(range)),
      ]);
      for (const [index, draft] of drafts.entries()) {
        const key = keys[index];
        if (key !== undefined && now - draft.savedAt > KEPT_MS) store.delete(key);
      }
      await committed(store.transaction);
    }),
  );
}
