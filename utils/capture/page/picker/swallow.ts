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
 * Keeps pointer and keyboard from the page and gives them to `handlers`, until
 * the returned function is called. Events made by scripts are left alone: a page
 * cannot pick for the person.
 */
export function swallowEvents(handlers: Handlers): () => void {
  const listener = (event: Event) => {
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const handle = handlers[event.type as Swallowed] as ((event: Event) => void) | undefined;
    handle?.(event);
  };
  const options = { capture: true, passive: false };
  for (const name of SWALLOWED) window.addEventListener(name, listener, options);
  return () => {
    for (const name of SWALLOWED) window.removeEventListener(name, listener, options);
  };
}
