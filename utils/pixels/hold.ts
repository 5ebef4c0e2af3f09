import type { Result } from "@/utils/core/result";

/** How long something that nobody asks for is kept. */
const HOLD_MS = 30_000;

/** Keeps the one thing used last for a while: requests come in quick succession. */
export interface Hold<T> {
  /**
   * Lends what `key` stands for to `use`, making it where it is not at hand.
   * It is released later, so `use` must not keep it.
   */
  lend<R>(
    key: string,
    make: () => Promise<Result<T>>,
    use: (value: T) => Promise<Result<R>> | Result<R>,
  ): Promise<Result<R>>;
}

/**
 * @param release frees what a value holds
 * @param isWorthHolding false for what is too large to keep around
 */
export function createHold<T>(
  release: (value: T) => void,
  isWorthHolding: (value: T) => boolean,
): Hold<T> {
  let held: { readonly key: string; readonly value: T } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Lending nests: the stitch lends a picture and reads it through another lending. */
  let users = 0;

  function letGo(): void {
    clearTimeout(timer);
    if (held) release(held.value);
    held = undefined;
  }

  return {
    async lend(key, make, use) {
      if (held?.key !== key) {
        letGo();
        const made = await make();
        if (!made.ok) return made;
        held = { key, value: made.value };
      }
      clearTimeout(timer);
      const { value } = held;
      users++;
      try {
        return await use(value);
      } finally {
        users--;
        if (users === 0 && isWorthHolding(value)) timer = setTimeout(letGo, HOLD_MS);
        else if (users === 0) letGo();
      }
    },
  };
}

const keys = new WeakMap<Blob, Promise<string>>();

/** SHA-256, hex: a Blob loses its identity on the way into a worker, its bytes do not. */
export function keyOf(file: Blob): Promise<string> {
  const known = keys.get(file);
  if (known) return known;
  const made = hashOf(file);
  keys.set(file, made);
  return made;
}

async function hashOf(file: Blob): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
