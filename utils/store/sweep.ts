import { get } from "idb-keyval";
import type { Draft } from "@/utils/core/edit/draft";
import { picturesOf } from "@/utils/core/history/entry";
import { hashesIn } from "@/utils/core/history/record";
import { RETENTION } from "@/utils/core/history/retention";
import type { Picture } from "@/utils/core/picture/picture";
import { ok, type Result } from "@/utils/core/result";
import { attempt, database, keyOf, prefixRange, settled, write } from "@/utils/store/database";
import { readEntries } from "@/utils/store/entries";
import { healEntries } from "@/utils/store/heal";
import { isOrphan } from "@/utils/store/records";

/**
 * Puts the store in order: entries where they are missing, unreadable records
 * aside, files that belong to nothing away. Returns the keys of the removed files.
 */
export async function sweepStore(now: number): Promise<Result<string[]>> {
  const healed = await healEntries();
  if (!healed.ok) return healed;
  return write(async (store) => {
    store.put(now, keyOf.note("swept"));
    const orphans = await findOrphans(store, now);
    for (const key of orphans) store.delete(key);
    return orphans;
  });
}

/** Sweeps if the last sweep was hours ago: the background starts many times a day. */
export async function sweepNowAndThen(now: number): Promise<Result<string[]>> {
  const last = await attempt(() => get<number>(keyOf.note("swept"), database));
  if (!last.ok) return last;
  if (last.value !== undefined && now - last.value < RETENTION.sweepPauseMs) return ok([]);
  return sweepStore(now);
}

async function findOrphans(store: IDBObjectStore, now: number): Promise<string[]> {
  const { entries } = await readEntries(store);
  const aside = await settled<unknown[]>(store.getAll(prefixRange(keyOf.aside(""))));
  const asideKeys = await settled(store.getAllKeys(prefixRange(keyOf.aside(""))));
  const drafts = await settled<Draft[]>(store.getAll(prefixRange(keyOf.draft(""))));
  const pictures = await settled<Picture[]>(store.getAll(prefixRange(keyOf.picture(""))));
  const fresh = pictures.filter(({ createdAt }) => now - createdAt < RETENTION.unclaimedPictureMs);
  // What a record set aside names is kept with it.
  const hashes = hashesIn(aside);
  for (const id of [...entries, ...drafts].flatMap(picturesOf)) hashes.add(id);
  for (const { id } of fresh) hashes.add(id);
  for (const { results } of entries) for (const { blobId } of results) hashes.add(blobId);
  const edits = new Set(entries.map(({ id }) => id));
  for (const key of asideKeys) edits.add(String(key).slice(keyOf.aside("").length));
  const keys = (await settled(store.getAllKeys())).map(String);
  return keys.filter((key) => isOrphan(key, edits, hashes));
}
