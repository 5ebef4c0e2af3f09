const SWALLOWED = [
  "pointerdown",
  "pointerup",
  "pointermove",
  "mousedown",
  "mouseup",
  "mousemove",
  "click",
  "auxclick",
  "dblclick",
  "contextmenu",
  "dragstart",
  "selectstart",
  "touchstart",
  "touchend",
  "keydown",
  "keypress",
  "keyup",
] as const;

type Swallowed = (typeof SWALLOWED)[number];

export type Handlers = {
  readonly [Name in Swallowed]?: (event: DocumentEventMap[Name]) => void;
};

/**
 * Keeps the pointer and the keyboard of these windows from the page and gives them
 * to `handlers`, until the returned function is called. Events made by scripts are left alone: a page
 * cannot pick for the person.
 */
export function swallowEvents(windows: readonly Window[], handlers: Handlers): () => void {
  const listener = (event: Event) => {
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const handle = handlers[event.type as Swallowed] as ((event: Event) => void) | undefined;
    handle?.(event);
  };
  const options = { capture: true, passive: false };
  const listenTo = (target: Window) => {
    for (const name of SWALLOWED) target.addEventListener(name, listener, options);
  };
  for (const target of windows) {
    listenTo(target);
    if (target === window) continue;
    // An overlay's frame may be given another document; who listens twice hears once.
    target.frameElement?.addEventListener("load", () => listenTo(target));
  }
  return () => {
    for (const target of windows) {
      for (const name of SWALLOWED) target.removeEventListener(name, listener, options);
    }
  };
}
