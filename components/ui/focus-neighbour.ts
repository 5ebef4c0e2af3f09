/**
 * Moves the focus from an item of a list that is about to go to the next one
 * with a button, or else to the one before.
 */
export function focusNeighbour(item: Element | null): void {
  const button =
    buttonAlong(item, "nextElementSibling") ?? buttonAlong(item, "previousElementSibling");
  button?.focus();
}

function buttonAlong(
  item: Element | null,
  way: "nextElementSibling" | "previousElementSibling",
): HTMLElement | undefined {
  for (let other = item?.[way]; other; other = other[way]) {
    const button = other.querySelector<HTMLElement>("button:not(:disabled)");
    if (button) return button;
  }
  return undefined;
}
