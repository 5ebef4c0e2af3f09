/** A change to one record: its new value, or `undefined` for a deletion. */
export type Change = readonly [key: string, put: { readonly value: unknown } | undefined];

type Records = ReadonlyMap<string, unknown>;

interface Asked {
  result: unknown;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}

/**
 * The part of `IDBTransaction` that our code uses, on records in memory: it
 * commits by itself when no request is pending; after `abort` no change counts.
 */
export class MemoryTransaction {
  oncomplete: (() => void) | null = null;
  onabort: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly error = null;
  readonly store: MemoryStore;
  /** Resolves at the end: the changes to apply, or `undefined` after an abort. */
  readonly ended: Promise<readonly Change[] | undefined>;
  readonly #changes = new Map<string, Change[1]>();
  readonly #end: (changes: readonly Change[] | undefined) => void;
  #pending = 0;
  #hasEnded = false;

  constructor(records: Records) {
    const { promise, resolve } = Promise.withResolvers<readonly Change[] | undefined>();
    this.ended = promise;
    this.#end = resolve;
    this.store = new MemoryStore(this, records, this.#changes);
    this.#endSoon();
  }

  ask(answer: () => unknown): Asked {
    const asked: Asked = { result: undefined, onsuccess: null, onerror: null };
    this.#pending += 1;
    const result = answer();
    queueMicrotask(() => {
      asked.result = result;
      asked.onsuccess?.();
      this.#pending -= 1;
      if (this.#pending === 0) this.#endSoon();
    });
    return asked;
  }

  /** Fires `complete`, once the changes are applied everywhere. */
  complete(): void {
    this.oncomplete?.();
  }

  /** Ends the transaction, which it would also do by itself. */
  commit(): void {
    if (this.#hasEnded) throw new DOMException("It has ended.", "InvalidStateError");
    this.#endSoon();
  }

  abort(): void {
    if (this.#hasEnded) throw new DOMException("It has ended.", "InvalidStateError");
    this.#hasEnded = true;
    this.#end(undefined);
    queueMicrotask(() => this.onabort?.());
  }

  /** Stays open for one more task, so that callers can make further requests. */
  #endSoon(): void {
    setTimeout(() => {
      if (this.#pending > 0 || this.#hasEnded) return;
      this.#hasEnded = true;
      this.#end([...this.#changes]);
    });
  }
}

type Query = string | IDBKeyRange | undefined;

/** What our code uses of an IndexedDB object store. Keys are text. */
class MemoryStore {
  readonly transaction: MemoryTransaction;
  readonly #records: Records;
  readonly #changes: Map<string, Change[1]>;

  constructor(transaction: MemoryTransaction, records: Records, changes: Map<string, Change[1]>) {
    this.transaction = transaction;
    this.#records = records;
    this.#changes = changes;
  }

  get(key: string): Asked {
    return this.transaction.ask(() => this.#read(key));
  }

  getKey(key: string): Asked {
    return this.transaction.ask(() => (this.#keys(key).length > 0 ? key : undefined));
  }

  getAll(query?: Query, limit?: number): Asked {
    return this.transaction.ask(() =>
      this.#keys(query)
        .slice(0, limit)
        .map((key) => this.#read(key)),
    );
  }

  getAllKeys(query?: Query, limit?: number): Asked {
    return this.transaction.ask(() => this.#keys(query).slice(0, limit));
  }

  count(query?: Query): Asked {
    return this.transaction.ask(() => this.#keys(query).length);
  }

  put(value: unknown, key: string): Asked {
    return this.transaction.ask(() => {
      this.#changes.set(key, { value });
      return key;
    });
  }

  delete(query: string | IDBKeyRange): Asked {
    return this.transaction.ask(() => {
      for (const key of this.#keys(query)) this.#changes.set(key, undefined);
    });
  }

  clear(): Asked {
    return this.transaction.ask(() => {
      for (const key of this.#keys(undefined)) this.#changes.set(key, undefined);
    });
  }

  #read(key: string): unknown {
    return this.#changes.has(key) ? this.#changes.get(key)?.value : this.#records.get(key);
  }

  /** Existing keys in IndexedDB's order, which is that of JavaScript's strings. */
  #keys(query: Query): string[] {
    const all = new Set([...this.#records.keys(), ...this.#changes.keys()]);
    const isGone = (key: string) => this.#changes.has(key) && !this.#changes.get(key);
    return [...all].filter((key) => !isGone(key) && isWanted(key, query)).sort();
  }
}

function isWanted(key: string, query: Query): boolean {
  if (query === undefined) return true;
  return typeof query === "string" ? key === query : query.includes(key);
}
