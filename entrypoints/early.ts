import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { wordsPath } from "@/utils/core/words-path";
import { recallLook } from "@/utils/look/remembered-look";
import { askEarly, type EarlyQuestions } from "@/utils/platform/early";
import { ownWindowId } from "@/utils/platform/panel";
import { beginEarly, type EarlyArrival } from "@/utils/store/early-arrival";

const PANEL_PATH = "/sidepanel.html";

/**
 * Comes before anything of a page is painted, so it has to be small: the chosen
 * theme, and the words, which are then on their way while the scripts load; and
 * the questions that the panel begins with, with what waits for nothing but them.
 */
export default defineUnlistedScript(() => {
  if (location.pathname === PANEL_PATH) askEarly(beginOpening);
  const look = recallLook();
  if (!look) return;
  document.documentElement.dataset["theme"] = look.theme;
  document.documentElement.lang = look.words.replace("_", "-");
  const words = document.createElement("link");
  words.rel = "preload";
  words.as = "fetch";
  words.crossOrigin = "anonymous";
  words.href = wordsPath(look.words);
  document.head.append(words);
});

/** A picture that is to be opened: `undefined` where there is none, or nobody tells. */
async function beginOpening({
  windowId,
  session,
}: EarlyQuestions): Promise<EarlyArrival | undefined> {
  try {
    return await beginEarly(await ownWindowId(location.search, windowId), session);
  } catch {
    // The panel's own scripts ask again.
    return undefined;
  }
}
