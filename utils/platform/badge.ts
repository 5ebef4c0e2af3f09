import { browser } from "wxt/browser";

/** Colours that are told apart on light and dark toolbars, with white text on them. */
const COLOURS = { none: "#4f4f4f", running: "#4f4f4f", ready: "#1b6e33", failed: "#b00020" };

/** Shows a text on the toolbar's button, and what it means to who points at it. */
export async function setBadge(
  text: string,
  kind: keyof typeof COLOURS,
  title: string,
): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeText({ text }),
    action.setBadgeBackgroundColor({ color: COLOURS[kind] }),
    action.setTitle({ title }),
  ]);
}
