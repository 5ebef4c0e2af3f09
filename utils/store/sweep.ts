import { get } from "idb-keyval";
import type { Draft } from "@/utils/core/edit/draft";
import { type HistoryEntry, picturesOf } from "@/utils/core/history/entry";
import { hashesIn } from "@/utils/core/history/record";
import type { Picture } from "@/utils/core/picture/picture";
import { ok, type Result } from "@/utils/core/result";
import { attempt, database, keyOf, prefixRange, settled, write } from "@/utils/store/database";
import { healEntries } from "@/utils/store/heal";

/** How long a picture may lie there without an edit or a draft: it may just have been captured. */
const UNCLAIMED_MS = 24 * 3600 * 1000;

const PAUSE_MS = 6 * 3600 * 1000;

/**
 * Puts the store in order: entries where they are missing, unreadable records
 * aside, files that belong to nothing away. Gives the keys of the files removed.
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

/** Sweeps unless it was done a few hours ago: the background starts many times a day. */
export async function sweepNowAndThen(now: number): Promise<Result<string[]>> {
  const last = await attempt(() => get<number>(keyOf.note("swept"), database));
  if (!last.ok) return last;
  if (last.value !== undefined && now - last.value < PAUSE_MS) return ok([]);
  return sweepStore(now);
}

async function findOrphans(store: IDBObjectStore, now: number): Promise<string[]> {
  const entries = await settled<HistoryEntry[]>(store.getAll(prefixRange(keyOf.entry(""))));
  const aside = await settled<unknown[]>(store.getAll(prefixRange(keyOf.aside(""))));
  const asideKeys = await settled(store.getAllKeys(prefixRange(keyOf.aside(""))));
  const drafts = await settled<Draft[]>(store.getAll(prefixRange(keyOf.draft(""))));
  const pictures = await settled<Picture[]>(store.getAll(prefixRange(keyOf.picture(""))));
  const fresh = pictures.filter(({ createdAt }) => now - createdAt < UNCLAIMED_MS);
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

const OF_AN_EDIT: readonly string[] = [
  "sent",
  "answer",
  "thumb",
  "placed",
  "running",
  "gone",
  "partial",
];
const BY_HASH: readonly string[] = ["result", "picture", "bytes"];

function isOrphan(key: string, edits: ReadonlySet<string>, hashes: ReadonlySet<string>): boolean {
  const [kind = "", id = ""] = key.split(":");
  if (OF_AN_EDIT.includes(kind)) return !edits.has(id);
  return BY_HASH.includes(kind) && !hashes.has(id);
}
