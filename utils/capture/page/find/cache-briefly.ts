/** Long enough for a sweep of the pointer, short enough for a page that changes. */
const AGE_MS = 1_000;

/** Remembers what a costly look at the whole page found, for a moment. */
export function cacheBriefly<T>(find: () => T): () => T {
  let found: { readonly value: T; readonly at: number } | undefined;
  return () => {
    if (!found || performance.now() - found.at > AGE_MS) {
      found = { value: find(), at: performance.now() };
    }
    return found.value;
  };
}
