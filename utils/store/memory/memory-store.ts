import type { UseStore } from "idb-keyval";
import { type Change, MemoryTransaction } from "@/utils/store/memory/transaction";

/** Exchanges records with the other pages, which have only their own memory too. */
export interface Shared {
  /** Loads the others' records; before the first read. */
  readonly join: (records: Map<string, unknown>) => Promise<void>;
  /** Sends changes; resolves when the others have them. */
  readonly tell: (changes: readonly Change[]) => Promise<void>;
}

/** A store in memory, used where the browser refuses a database. Lost with the last page. */
export function createMemoryStore(shared: Shared): UseStore {
  const records = new Map<string, unknown>();
  let lastWrite: Promise<unknown> = shared.join(records);
  return async (mode, job) => {
    if (mode === "readonly") {
      // As with IndexedDB: what is asked after a write has begun is answered after it has ended.
      await lastWrite;
      return job(forJob(new MemoryTransaction(records)));
    }
    const before = lastWrite;
    const { promise, resolve: free } = Promise.withResolvers<void>();
    lastWrite = promise;
    await before;
    const transaction = new MemoryTransaction(records);
    void transaction.ended
      .then(async (changes) => {
        if (!changes) return;
        applyChanges(records, changes);
        if (changes.length > 0) await shared.tell(changes).catch(() => undefined);
        transaction.complete();
      })
      .finally(free);
    return job(forJob(transaction));
  };
}

/** Only the methods that our code uses are implemented. */
function forJob({ store }: MemoryTransaction): IDBObjectStore {
  return store as unknown as IDBObjectStore;
}

/** Applies changes to records, in place. */
export function applyChanges(records: Map<string, unknown>, changes: readonly Change[]): void {
  for (const [key, put] of changes) {
    if (put) records.set(key, put.value);
    else records.delete(key);
  }
}
