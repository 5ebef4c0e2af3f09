import { useEffect, useRef } from "react";

interface Closable {
  readonly close: () => void;
}

/** What is open and can be closed by Escape, the latest last. */
const open: Closable[] = [];

/** While `isOpen`, Escape closes this, unless something was opened after it. */
export function useClosable(isOpen: boolean, close: () => void): void {
  const current = useRef(close);
  useEffect(() => {
    current.current = close;
  });
  useEffect(() => {
    if (!isOpen) return;
    const closable = { close: () => current.current() };
    open.push(closable);
    return () => {
      open.splice(open.indexOf(closable), 1);
    };
  }, [isOpen]);
}

/** Closes what was opened last; false where nothing is open. */
export function closeTopmost(): boolean {
  const top = open.at(-1);
  top?.close();
  return top !== undefined;
}

/**
 * A dialog or a popover (a menu, a sheet of options) lies over the page: keys
 * are its own, and the browser closes it by Escape and by a press beside it.
 */
export function isLayerOpen(): boolean {
  return document.querySelector("dialog:modal, [popover]:popover-open") !== null;
}

/** Escape closes the topmost of all that is open, whatever has the focus. */
export function useEscape(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // 229: the input method has taken the key.
      const isComposing = event.isComposing || event.keyCode === 229;
      if (event.key !== "Escape" || event.defaultPrevented || isComposing || isLayerOpen()) return;
      if (closeTopmost()) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
