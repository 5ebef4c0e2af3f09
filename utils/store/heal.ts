import { defined } from "@/utils/core/defined";
import { ENTRY_VERSION } from "@/utils/core/history/entry";
import { readEditRecord } from "@/utils/core/history/record";
import { ok, type Result } from "@/utils/core/result";
import { keyOf, prefixRange, read, settled, write } from "@/utils/store/database";
import { putEdit } from "@/utils/store/edits";
import { readEntries } from "@/utils/store/entries";
import { measureOwn } from "@/utils/store/records";

export interface Healed {
  /** Edits whose entry was missing, damaged or of an earlier version. */
  readonly indexed: number;
  /** All records that cannot be read. Never deleted: a later version may read them. */
  readonly aside: number;
}

/**
 * Makes entries that are missing, damaged or of an earlier version again from
 * their edits, upgrades records of earlier versions, and sets aside what cannot
 * be read, so that it does not stop the rest.
 */
export async function healEntries(): Promise<Result<Healed>> {
  const found = await read(async (store) => ({
    edits: await settled(store.getAllKeys(prefixRange(keyOf.edit("")))),
    aside: await settled(store.getAllKeys(prefixRange(keyOf.aside("")))),
    ...(await readEntries(store)),
  }));
  if (!found.ok) return found;
  const current = new Set(
    found.value.entries.filter((entry) => entry.version === ENTRY_VERSION).map(({ id }) => id),
  );
  if (found.value.damaged.length > 0) {
    const dropped = await dropEntries(found.value.damaged);
    if (!dropped.ok) return dropped;
  }
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

/** Heals where an entry is damaged; else only reads. */
export async function healDamaged(): Promise<Result<void>> {
  const found = await read(readEntries);
  if (!found.ok) return found;
  if (found.value.damaged.length === 0) return ok(undefined);
  const healed = await healEntries();
  return healed.ok ? ok(undefined) : healed;
}

/** Damaged entries go first: an edit's own is made again, one of no edit must not come back. */
function dropEntries(keys: readonly string[]): Promise<Result<void>> {
  return write(async (store) => {
    for (const key of keys) store.delete(key);
  });
}

/** Each in its own transaction: one that fails must not roll back the others. */
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
    await putEdit(store, edit.value, defined({ bytes, deletedAt }));
    store.delete(keyOf.aside(id));
    return true;
  });
}
