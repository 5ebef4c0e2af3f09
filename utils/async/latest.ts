/**
 * Answers "is this still wanted?" where only the latest request counts: each
 * request gets a signal, and the next one aborts it.
 */
export interface Latest {
  /** Starts a request: aborts the one before. */
  next(): AbortSignal;
  /** The signal of the request that is current, for work that belongs to it. */
  current(): AbortSignal;
  /** Aborts the current request without starting another. */
  cancel(): void;
}

/** One request at a time: the next one aborts the signal of the one before. */
export function createLatest(): Latest {
  let controller = new AbortController();
  const next = () => {
    controller.abort();
    controller = new AbortController();
    return controller.signal;
  };
  return { next, current: () => controller.signal, cancel: () => void next() };
}
