/**
 * Work in slices: a generator that stops every few milliseconds and yields the
 * share that is done, 0…1. Whoever drives it may stop it there for good.
 */
export type Steps<T> = Generator<number, T, void>;

/** The same work as a part of a larger one: its 0…1 becomes `from`…`to`. */
export function* within<T>(from: number, to: number, work: Steps<T>): Steps<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}

/** All of it at once. */
export function finish<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
