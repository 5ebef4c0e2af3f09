/** Lets so many works run at once; the others wait in order. */
export interface Turns {
  /**
   * Resolves to what `work` comes to, which begins when it is its turn, or to
   * `undefined` without having begun it where `signal` was aborted before.
   */
  take<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | undefined>;
}

/** Turns for work that may be wanted no more before it has begun, as when a list is scrolled past. */
export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = () =>
    new Promise<void>((resolve) => {
      running += 1;
      if (running <= atOnce) resolve();
      else waiting.push(resolve);
    });
  const end = () => {
    running -= 1;
    waiting.shift()?.();
  };
  return {
    async take(work, signal) {
      await turn();
      try {
        return signal.aborted ? undefined : await work();
      } finally {
        end();
      }
    },
  };
}
