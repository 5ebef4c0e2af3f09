import { ok, type Result } from "@/utils/core/result";

/** How long an unused value is kept. */
const HOLD_MS = 30_000;

/** Keeps what was used last for a while: requests come in quick succession. */
export interface Hold<T> {
  /**
   * Calls `use` with the cached value of `key`, creating it on a miss.
   * It is released later, so `use` must not keep it.
   */
  lend<R>(
    key: string,
    make: () => Promise<Result<T>>,
    use: (value: T) => Promise<Result<R>> | Result<R>,
  ): Promise<Result<R>>;
}

interface Held<T> {
  readonly value: T;
  /** Calls may nest: the stitch uses a picture and reads it again inside. */
  users: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * @param release frees what a value holds
 * @param isWorthHolding false for what is too large to keep around
 * @param limit how many are kept at most, those in use aside
 */
export function createHold<T>(
  release: (value: T) => void,
  isWorthHolding: (value: T) => boolean,
  limit = 1,
): Hold<T> {
  /** The one used last is the last one. */
  const all = new Map<string, Held<T>>();

  function letGo(key: string): void {
    const held = all.get(key);
    if (!held || held.users > 0) return;
    clearTimeout(held.timer);
    all.delete(key);
    release(held.value);
  }

  async function take(key: string, make: () => Promise<Result<T>>): Promise<Result<Held<T>>> {
    const known = all.get(key);
    if (known) {
      all.delete(key);
      all.set(key, known);
      return ok(known);
    }
    // Before the new one is there, so that there is never one more than need be.
    for (const [old] of [...all].slice(0, Math.max(0, all.size - limit + 1))) letGo(old);
    const made = await make();
    if (!made.ok) return made;
    const held: Held<T> = { value: made.value, users: 0, timer: undefined };
    all.set(key, held);
    return ok(held);
  }

  return {
    async lend(key, make, use) {
      const taken = await take(key, make);
      if (!taken.ok) return taken;
      const held = taken.value;
      clearTimeout(held.timer);
      held.users++;
      try {
        return await use(held.value);
      } finally {
        held.users--;
        if (held.users === 0 && isWorthHolding(held.value)) {
          held.timer = setTimeout(() => letGo(key), HOLD_MS);
        } else if (held.users === 0) letGo(key);
      }
    },
  };
}
