import { ENTRY_VERSION, type HistoryEntry } from "@/utils/core/history/entry";
import { readEditRecord } from "@/utils/core/history/record";
import { ok, type Result } from "@/utils/core/result";
import { keyOf, prefixRange, read, settled, write } from "@/utils/store/database";
import { putEdit } from "@/utils/store/edits";
import { measureOwn } from "@/utils/store/records";

export interface Healed {
  /** Edits whose entry was missing or of an earlier version. */
  readonly indexed: number;
  /** Records that cannot be read, in all. Never deleted: a later version may read them. */
  readonly aside: number;
}

/**
 * Makes the entries that are missing or of an earlier version, brings records of
 * earlier versions up to date, and sets aside what cannot be read, so that it
 * does not stop the rest.
 */
export async function healEntries(): Promise<Result<Healed>> {
  const found = await read(async (store) => ({
    edits: await settled(store.getAllKeys(prefixRange(keyOf.edit("")))),
    aside: await settled(store.getAllKeys(prefixRange(keyOf.aside("")))),
    entries: await settled<HistoryEntry[]>(store.getAll(prefixRange(keyOf.entry("")))),
  }));
  if (!found.ok) return found;
  const current = new Set(
    found.value.entries.filter((entry) => entry.version === ENTRY_VERSION).map(({ id }) => id),
  );
  const idsOf = (keys: IDBValidKey[], prefix: string) =>
    keys.map((key) => String(key).slice(prefix.length));
  const stale = idsOf(found.value.edits, keyOf.edit("")).filter((id) => !current.has(id));
  const aside = idsOf(found.value.aside, keyOf.aside(""));
  let indexed = 0;
  let unreadable = 0;
  for (const id of [...stale, ...aside]) {
    const isReadable = await healOne(id);
    if (isReadable.ok && isReadable.value) indexed += 1;
    else unreadable += 1;
  }
  return ok({ indexed, aside: unreadable });
}

/** Each in a transaction of its own: one that fails must not take the others with it. */
function healOne(id: string): Promise<Result<boolean>> {
  return write(async (store) => {
    const raw =
      (await settled<unknown>(store.get(keyOf.edit(id)))) ??
      (await settled<unknown>(store.get(keyOf.aside(id))));
    const edit = readEditRecord(raw);
    if (!edit.ok || edit.value.id !== id) {
      store.put(raw, keyOf.aside(id));
      store.delete(keyOf.edit(id));
      store.delete(keyOf.entry(id));
      return false;
    }
    const deletedAt = await settled<number | undefined>(store.get(keyOf.gone(id)));
    const bytes = await measureOwn(store, id);
    await putEdit(store, edit.value, { bytes, ...(deletedAt === undefined ? {} : { deletedAt }) });
    store.delete(keyOf.aside(id));
    return true;
  });
}
