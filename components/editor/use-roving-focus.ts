import { type KeyboardEvent, type RefObject, useEffect } from "react";

/**
 * One tab stop for all buttons of a row; the arrow keys lead from one to the
 * next, Home and End to the first and last. Sliders need the arrow keys
 * themselves and stay tab stops of their own; so does the button of a menu, for
 * browsers that keep the arrow keys to themselves.
 */
export function useRovingFocus(row: RefObject<HTMLElement | null>) {
  // After every render: the button that had the tab stop may have been disabled.
  useEffect(() => {
    if (row.current) keepOneTabStop(row.current, document.activeElement);
  });
  return (event: KeyboardEvent) => {
    const buttons = buttonsIn(row.current);
    const index = buttons.indexOf(event.target as HTMLButtonElement);
    const next = index < 0 ? undefined : buttons[targetIndex(event.key, index, buttons.length)];
    if (!row.current || !next) return;
    event.preventDefault();
    // The arrow keys mean other things on the page.
    event.stopPropagation();
    next.focus();
    keepOneTabStop(row.current, next);
  };
}

function targetIndex(key: string, index: number, count: number): number {
  if (key === "ArrowRight") return (index + 1) % count;
  if (key === "ArrowLeft") return (index - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : -1;
}

function keepOneTabStop(row: HTMLElement, focused: Element | null): void {
  const buttons = buttonsIn(row).filter((button) => !opensMenu(button));
  const current =
    buttons.find((button) => button === focused) ??
    buttons.find((button) => button.tabIndex === 0 && button.hasAttribute("tabindex")) ??
    buttons[0];
  for (const button of row.querySelectorAll<HTMLButtonElement>(":scope > button")) {
    button.tabIndex = button === current || opensMenu(button) ? 0 : -1;
  }
}

function opensMenu(button: HTMLButtonElement): boolean {
  return button.getAttribute("aria-haspopup") === "menu";
}

function buttonsIn(row: HTMLElement | null): HTMLButtonElement[] {
  return [...(row?.querySelectorAll<HTMLButtonElement>(":scope > button:not(:disabled)") ?? [])];
}
