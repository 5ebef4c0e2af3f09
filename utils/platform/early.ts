/** What a panel asks its browser first, before its scripts are there. */
export interface EarlyAnswers {
  /** The window the page is in; absent where the browser does not tell. */
  readonly windowId: Promise<number | undefined>;
  /** All of session storage, by key. */
  readonly session: Promise<Readonly<Record<string, unknown>>>;
}

/** The parts in use. The polyfill would be most of the script that comes first; no browser of the manifest needs it here. */
interface Asked {
  readonly windows: { getCurrent(): Promise<{ readonly id?: number }> };
  readonly storage: {
    readonly session: { get(keys: null): Promise<Readonly<Record<string, unknown>>> };
  };
}

interface Scope {
  readonly browser?: Asked;
  readonly chrome?: Asked;
  early?: EarlyAnswers;
}

const scope = globalThis as unknown as Scope;

/** Asks; the answers are there for the page's scripts. */
export function askEarly(): void {
  const asked = scope.browser ?? scope.chrome;
  if (!asked) return;
  scope.early = {
    windowId: asked.windows.getCurrent().then(({ id }) => id),
    session: asked.storage.session.get(null),
  };
  // Not for the answer: the browser opens its store for it.
  indexedDB.databases?.().catch(() => undefined);
}

/** The answers, where the questions were asked. */
export function earlyAnswers(): EarlyAnswers | undefined {
  return scope.early;
}
