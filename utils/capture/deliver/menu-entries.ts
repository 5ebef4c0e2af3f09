import { createOneAtATime } from "@/utils/async/one-at-a-time";
import type { PlainWords } from "@/utils/capture/deliver/chosen-words";
import { MENU_ENTRIES, MENU_IDS, PINNED } from "@/utils/core/menu-entries";
import { pinnedEntries } from "@/utils/core/recipe/pinned-entries";
import { type MenuEntry, onMenusGone, writeMenus } from "@/utils/platform/menus";
import { readRecipes, watchRecipes } from "@/utils/store/recipes";
import { watchLanguage } from "@/utils/store/settings";

/**
 * Keeps the browser's menus as they are to be: from the installation on, in the
 * chosen language, with an entry for each recipe that is pinned.
 */
export function keepMenus(readWords: () => Promise<PlainWords>): void {
  let written = "";
  const write = createOneAtATime(async () => {
    const entries = await readEntries(await readWords());
    // A recipe changes whenever it is used.
    if (JSON.stringify(entries) === written) return;
    await writeMenus(entries);
    written = JSON.stringify(entries);
  });
  onMenusGone(() => {
    written = "";
    write();
  });
  watchLanguage(write);
  watchRecipes(write);
}

async function readEntries(words: PlainWords): Promise<readonly MenuEntry[]> {
  const own = MENU_IDS.map((id) => {
    const { title, contexts } = MENU_ENTRIES[id];
    return { id, title: words(title), contexts };
  });
  const pinned = pinnedEntries(await readRecipes()).map(({ id, name }) => {
    return { id, title: words(PINNED.title, [name]), contexts: PINNED.contexts };
  });
  return [...own, ...pinned];
}
