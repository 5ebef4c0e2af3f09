/** What the client needs from outside, so that it runs the same in a worker and under test. */
export interface RelayDeps {
  /** The global `fetch`; never called as a method, which browsers refuse. */
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>;
  /** Waits; ends early when the signal aborts, by resolving or by rejecting. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** With the limit for one request, from its start to the last byte of its answer. */
export interface TimedRelayDeps extends RelayDeps {
  readonly timeoutMs: number;
}
