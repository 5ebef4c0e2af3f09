/** Code, or what is made of it, that is loaded when it is first needed. */
export interface OnDemand<T> {
  /** What was loaded; `undefined` before. */
  loaded(): T | undefined;
  /** Loads it once. Rejects where that fails; the next call tries again. */
  load(): Promise<T>;
}

/** A part of the extension's own code that could not be loaded: it may have been replaced by an update. */
export class NotLoaded extends Error {
  constructor(cause: unknown) {
    super(String(cause), { cause });
    this.name = "NotLoaded";
  }
}

/** All there are in this page, in the order in which the page came to know them. */
const known: OnDemand<unknown>[] = [];

/**
 * Loads something when it is first asked for, and only once.
 *
 * @param start begins to load it, usually `() => import("…")`
 */
export function onDemand<T>(start: () => Promise<T>): OnDemand<T> {
  let value: { readonly loaded: T } | undefined;
  let loading: Promise<T> | undefined;
  const begin = async () => {
    try {
      const loaded = await start();
      value = { loaded };
      return loaded;
    } catch (cause) {
      loading = undefined;
      throw new NotLoaded(cause);
    }
  };
  const one: OnDemand<T> = {
    loaded: () => value?.loaded,
    load: () => {
      loading ??= begin();
      return loading;
    },
  };
  known.push(one);
  return one;
}

/**
 * Loads one after the other all that was not needed yet, and what comes to light
 * with it, so that no press has to wait and an update takes nothing away. What
 * cannot be loaded is told when it is needed.
 *
 * @param whenIdle resolves when the page has nothing else to do
 */
export async function loadTheRest(whenIdle: () => Promise<void>): Promise<void> {
  for (const one of known) {
    if (one.loaded() !== undefined) continue;
    await whenIdle();
    await one.load().catch(() => undefined);
  }
}

/** What is made of a module that is loaded on demand: made once, when it is first asked for. */
export function madeOf<M, T>(module: OnDemand<M>, make: (module: M) => T): OnDemand<T> {
  let value: { readonly made: T } | undefined;
  const from = (loaded: M) => {
    value ??= { made: make(loaded) };
    return value.made;
  };
  return {
    loaded: () => {
      const loaded = module.loaded();
      return loaded === undefined ? undefined : from(loaded);
    },
    load: async () => from(await module.load()),
  };
}

/** Begins to follow something as soon as the part is there. Returns a function that stops it. */
export function followWith<T>(part: OnDemand<T>, begin: (part: T) => () => void): () => void {
  const there = part.loaded();
  if (there !== undefined) return begin(there);
  let isWanted = true;
  let stop: (() => void) | undefined;
  const follow = (loaded: T) => {
    if (isWanted) stop = begin(loaded);
  };
  // That it cannot be loaded is said by what is shown in its place.
  void part.load().then(follow, () => undefined);
  return () => {
    isWanted = false;
    stop?.();
  };
}
