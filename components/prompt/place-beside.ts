const MARGIN_PX = 8;
const GAP_PX = 4;

/**
 * Puts an open popover over or under its button, where there is more room, to
 * the button's right edge. It is held by the edge that is nearer to the
 * button, so that growing content does not move away from it.
 */
export function placeBeside(sheet: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { width } = sheet.getBoundingClientRect();
  const left = Math.min(anchor.right - width, window.innerWidth - width - MARGIN_PX);
  const roomAbove = anchor.top - GAP_PX - MARGIN_PX;
  const roomBelow = window.innerHeight - anchor.bottom - GAP_PX - MARGIN_PX;
  const isAbove = roomAbove >= roomBelow;
  sheet.style.left = `${Math.max(MARGIN_PX, left)}px`;
  sheet.style.top = isAbove ? "auto" : `${anchor.bottom + GAP_PX}px`;
  sheet.style.bottom = isAbove ? `${window.innerHeight - anchor.top + GAP_PX}px` : "auto";
  sheet.style.maxHeight = `${Math.max(160, isAbove ? roomAbove : roomBelow)}px`;
}
