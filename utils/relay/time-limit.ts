import type { TimedRelayDeps } from "@/utils/relay/deps";

/** A signal that aborts by the person's wish or by the clock, and tells which it was. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  hasExpired(): boolean;
  /** Must be called when the work is over, or the clock goes on. */
  stop(): void;
}

/** Starts a time limit of `deps.timeoutMs` on top of a caller's signal. */
export function startTimeLimit(deps: TimedRelayDeps, signal: AbortSignal): TimeLimit {
  const limit = new AbortController();
  const clock = new AbortController();
  const { sleep } = deps;
  const expire = () => {
    // A sleep that was broken off resolves as well.
    if (!clock.signal.aborted) limit.abort();
  };
  sleep(deps.timeoutMs, clock.signal).then(expire, () => undefined);
  return {
    signal: AbortSignal.any([signal, limit.signal]),
    hasExpired: () => limit.signal.aborted && !signal.aborted,
    stop: () => clock.abort(),
  };
}
