/**
 * Browsers open six connections to one server and let further requests wait in a
 * queue of their own, while their time limit runs. One is left for what is free:
 * results, models, the balance.
 */
const MAX_AT_ONCE = 5;

/** Lets requests to one server go a few at once; the rest wait where no time limit runs yet. */
export interface ServerQueue {
  /**
   * Waits for a place. Gives the way to leave it, or nothing where `signal` aborted
   * before there was one.
   */
  enter(server: string, signal: AbortSignal): Promise<(() => void) | undefined>;
}

/** A queue with at most `maxAtOnce` requests under way for each server, first come, first served. */
export function createServerQueue(maxAtOnce = MAX_AT_ONCE): ServerQueue {
  const inside = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();

  const leave = (server: string) => {
    const next = waiting.get(server)?.shift();
    // The place is handed on: it is never free in between.
    if (next) next();
    else inside.set(server, (inside.get(server) ?? 1) - 1);
  };

  return {
    async enter(server, signal) {
      if (signal.aborted) return undefined;
      const count = inside.get(server) ?? 0;
      if (count < maxAtOnce) inside.set(server, count + 1);
      else if (!(await waitFor(server, signal, waiting))) return undefined;
      let isInside = true;
      return () => {
        if (isInside) leave(server);
        isInside = false;
      };
    },
  };
}

/** Gives false where the signal aborted first; then nobody hands a place to it. */
function waitFor(
  server: string,
  signal: AbortSignal,
  waiting: Map<string, (() => void)[]>,
): Promise<boolean> {
  return new Promise((resolve) => {
    const line = waiting.get(server) ?? [];
    waiting.set(server, line);
    const onAbort = () => {
      line.splice(line.indexOf(enter), 1);
      resolve(false);
    };
    const enter = () => {
      signal.removeEventListener("abort", onAbort);
      resolve(true);
    };
    line.push(enter);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
