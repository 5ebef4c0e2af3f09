/**
 * The browser APIs that our scripts use inside pages. They are read off the
 * global object: the polyfill would weigh more than all the rest that is
 * injected, and knows none of these.
 */
interface PageSideApi {
  readonly menus?: { getTargetElement(id: number): Element | null };
  readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  readonly runtime: { sendMessage(message: unknown): unknown };
}

interface PageSideGlobals {
  readonly browser?: PageSideApi;
  readonly chrome?: PageSideApi;
}

function pageSideApi(): PageSideApi | undefined {
  const globals = globalThis as unknown as PageSideGlobals;
  return globals.browser?.runtime ? globals.browser : globals.chrome;
}

/** The element of a menu click, by the id the click carried. Firefox only. */
export function targetElement(id: number): Element | undefined {
  return pageSideApi()?.menus?.getTargetElement(id) ?? undefined;
}

/** An element's shadow root, closed ones too: extensions may look inside. */
export function shadowRootOf(element: Element): ShadowRoot | undefined {
  if (element.shadowRoot) return element.shadowRoot;
  const own = element as { readonly openOrClosedShadowRoot?: ShadowRoot | null };
  if (own.openOrClosedShadowRoot) return own.openOrClosedShadowRoot;
  try {
    return pageSideApi()?.dom?.openOrClosedShadowRoot(element) ?? undefined;
  } catch {
    return undefined; // Chromium throws for elements that can have none.
  }
}

/** Sends a message from a page to the background, waking it where it sleeps. */
export function sendFromPage(message: unknown): void {
  const sent = pageSideApi()?.runtime.sendMessage(message);
  // After an update of the extension there is no listener.
  if (sent instanceof Promise) sent.catch(() => {});
}
