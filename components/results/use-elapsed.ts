import { useEffect, useState } from "react";

const TICK_MS = 500;

/** Milliseconds since `since`, twice a second. */
export function useElapsed(since: number, now: () => number): number {
  const [elapsedMs, setElapsedMs] = useState(() => now() - since);
  useEffect(() => {
    const tick = () => setElapsedMs(Math.max(0, now() - since));
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [since, now]);
  return elapsedMs;
}
