import type { PlainWords } from "@/utils/capture/deliver/chosen-words";
import type { Delivery } from "@/utils/capture/deliver/deliver";
import { keepMenus } from "@/utils/capture/deliver/menu-entries";
import { type PickMode, type PickTab, readPickMessage } from "@/utils/capture/pick/pick";
import { defined } from "@/utils/core/defined";
import {
  COMMANDS,
  MENU_ENTRIES,
  MENU_IDS,
  type MenuAction,
  type MenuId,
} from "@/utils/core/menu-entries";
import { recipeOfEntry } from "@/utils/core/recipe/pinned-entries";
import { onCommand } from "@/utils/platform/commands";
import { onImageClicked } from "@/utils/platform/menus";
import { onMessageFromPage } from "@/utils/platform/page-messages";
import type { TabState } from "@/utils/platform/tabs";

/** What a menu entry or a command lets the person pick. */
const PICK_MODES: Readonly<Partial<Record<MenuAction, PickMode>>> = {
  "pick-picture": "picture",
  "pick-area": "area",
};

function actionOf<K extends string>(
  table: Readonly<Record<K, MenuAction>>,
  name: string,
): MenuAction | undefined {
  return Object.hasOwn(table, name) ? table[name as K] : undefined;
}

const ACTION_OF_ENTRY = Object.fromEntries(
  MENU_IDS.map((id) => [id, MENU_ENTRIES[id].does]),
) as Readonly<Record<MenuId, MenuAction>>;

/**
 * Registers every way in which the person can point at a picture: menu entries,
 * keyboard commands, and the picker's answers. `begin` runs inside the listeners,
 * where the gesture still counts, and opens the panel; `expect` hears of the job.
 */
export function registerWaysIn(
  delivery: Delivery,
  begin: (windowId: number) => void,
  expect: (windowId: number, jobId: string) => void,
  readWords: () => Promise<PlainWords>,
): void {
  const pick = (tab: PickTab, mode: PickMode) => {
    begin(tab.windowId);
    expect(tab.windowId, delivery.pick(tab, mode));
  };
  keepMenus(readWords);
  onImageClicked((click) => {
    const { tabId, windowId, pageUrl, pageTitle } = click;
    const action = actionOf(ACTION_OF_ENTRY, click.menuItemId);
    const mode = action && PICK_MODES[action];
    if (mode) return pick(toPickTab({ id: tabId, windowId, url: pageUrl, title: pageTitle }), mode);
    begin(windowId);
    if (action === "gallery") return expect(windowId, delivery.showGallery(windowId));
    const recipeId = recipeOfEntry(click.menuItemId);
    expect(windowId, delivery.deliver({ ...click, ...defined({ recipeId }) }));
  });
  onCommand((command, tab) => {
    const action = actionOf(COMMANDS, command);
    const mode = action && PICK_MODES[action];
    if (mode) pick(tab, mode);
  });
  onMessageFromPage((message, sender) => {
    void readPickMessage(message, sender).then((event) => event && delivery.picked(event));
  });
}

type Tab = Pick<TabState, "id" | "windowId"> & {
  readonly url?: string | undefined;
  readonly title?: string | undefined;
};

/** Converts a tab to what the picker needs. */
export function toPickTab({ id, windowId, url, title }: Tab): PickTab {
  return {
    tabId: id,
    windowId,
    ...(url ? { pageUrl: url } : {}),
    ...(title ? { pageTitle: title } : {}),
  };
}

/** What the picker says in the page. */
export function pickWords(mode: PickMode, words: PlainWords) {
  return {
    hint: words(mode === "picture" ? "picker_hint" : "picker_area_hint"),
    frameHint: words("picker_frame_hint"),
  };
}
