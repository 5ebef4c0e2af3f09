import type { OnDemand } from "./on-demand";

/** Does what is asked for in the order it is asked for, though some of it has to be loaded first. */
export interface InTurn {
  /**
   * Runs with what a part holds: in this very statement where it is loaded and
   * nothing waits before it, so that a click's permissions hold. The next one
   * begins without waiting for what this one has begun.
   *
   * @returns what `run` returns; later `undefined` where the part could not be loaded, which was said
   */
  use<T, R>(part: OnDemand<T>, run: (part: T) => R): R | Promise<Awaited<R> | undefined>;
}

/** @param sayFailure hears of each press that nothing comes of */
export function createInTurn(sayFailure: (cause: unknown) => void): InTurn {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const whenLoaded = async <T, R>(
    part: OnDemand<T>,
    run: (part: T) => R,
  ): Promise<Awaited<R> | undefined> => {
    waiting += 1;
    const turn = Promise.all([part.load(), last]);
    last = turn.catch(() => undefined);
    try {
      await turn;
    } catch (cause) {
      sayFailure(cause);
      return undefined;
    } finally {
      waiting -= 1;
    }
    const loaded = part.loaded();
    return loaded === undefined ? undefined : await run(loaded);
  };
  return {
    use: (part, run) => {
      const there = part.loaded();
      return there !== undefined && waiting === 0 ? run(there) : whenLoaded(part, run);
    },
  };
}

/** The names of functions that return nothing, now or later. */
type PressNames<T> = {
  [K in keyof T]: T[K] extends (...args: never[]) => void | Promise<void> ? K : never;
}[keyof T];

/** Functions of a part under the same names, each of which loads it first where need be. */
export function presses<T, const K extends PressNames<T>>(
  inTurn: InTurn,
  part: OnDemand<T>,
  names: readonly K[],
): Pick<T, K> {
  const one =
    (name: K) =>
    (...args: never[]) =>
      inTurn.use(part, (loaded) =>
        (loaded[name] as (...args: never[]) => void | Promise<void>)(...args),
      );
  return Object.fromEntries(names.map((name) => [name, one(name)])) as unknown as Pick<T, K>;
}
