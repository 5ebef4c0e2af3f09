/**
 * Result of showing a result in place of the image on its page. `gone`: no open
 * page shows the image. `blocked`: the page refuses. `denied`: Redraw has no
 * access to the page.
 */
export type SwapOutcome = "swapped" | "gone" | "blocked" | "denied";
