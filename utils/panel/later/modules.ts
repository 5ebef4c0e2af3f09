import { onDemand } from "@/utils/async/on-demand";

/**
 * The code of the panel that its first paint does without. When each is loaded:
 *
 * | module    | loaded                                                              |
 * | --------- | ------------------------------------------------------------------- |
 * | `editing` | while the page starts; the editor is shown when it is there         |
 * | `pressed` | when the page has nothing else to do, or by the first press before  |
 * | `history` | likewise; the history is shown when it is there                     |
 * | `gallery` | likewise; the gallery is shown when it is there                     |
 *
 * Each is kept for as long as the page lives, so that an update of the extension
 * takes nothing away from a panel that is open.
 */
export const MODULES = {
  editing: onDemand(() => import("@/utils/panel/later/editing")),
  pressed: onDemand(() => import("@/utils/panel/later/pressed")),
  history: onDemand(() => import("@/utils/panel/history/history-actions")),
  gallery: onDemand(() => import("@/utils/panel/gallery/gallery")),
} as const;
