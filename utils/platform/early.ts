import { browser } from "wxt/browser";

/** What a panel asks its browser first, before its scripts are there. */
export interface EarlyQuestions {
  /** The window the page is in; absent where the browser does not tell. */
  readonly windowId: Promise<number | undefined>;
  /** All of session storage, by key. */
  readonly session: Promise<Readonly<Record<string, unknown>>>;
}

/** The answers, and what was begun with them. */
export interface EarlyAnswers<T> extends EarlyQuestions {
  readonly begun: Promise<T>;
}

const scope = globalThis as { early?: EarlyAnswers<unknown> };

/** Asks, and begins what can be begun then; all of it is there for the page's scripts. */
export function askEarly<T>(begin: (asked: EarlyQuestions) => Promise<T>): void {
  const asked = {
    windowId: browser.windows.getCurrent().then(({ id }) => id),
    session: browser.storage.session.get(null),
  };
  // Not for the answer: the browser opens its store for it.
  indexedDB.databases?.().catch(() => undefined);
  scope.early = { ...asked, begun: begin(asked) };
}

/** The answers, where the questions were asked. `T` is what the page's own early script begins. */
export function earlyAnswers<T>(): EarlyAnswers<T> | undefined {
  return scope.early as EarlyAnswers<T> | undefined;
}
