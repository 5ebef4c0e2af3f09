import type { UseStore } from "idb-keyval";
import { type Change, MemoryTransaction } from "@/utils/store/memory/transaction";

/** How records get to the other pages, which have nothing but their own memory either. */
export interface Shared {
  /** Gets what the others have, before anything is read here. */
  readonly join: (records: Map<string, unknown>) => Promise<void>;
  /** Settles when the others have the changes. */
  readonly tell: (changes: readonly Change[]) => Promise<void>;
}

/** Stands in for the database where the browser refuses one. What it holds ends with the last page. */
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
        // What cannot be told is kept here all the same.
        if (changes.length > 0) await shared.tell(changes).catch(() => undefined);
        transaction.complete();
      })
      .finally(free);
    return job(forJob(transaction));
  };
}

/** Our code uses no more of it than there is. */
function forJob({ store }: MemoryTransaction): IDBObjectStore {
  return store as unknown as IDBObjectStore;
}

export function applyChanges(records: Map<string, unknown>, changes: readonly Change[]): void {
  for (const [key, put] of changes) {
    if (put) records.set(key, put.value);
    else records.delete(key);
  }
}
